package io.github.firehoselogs.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.format.accesslog.AccessLogTest;
import io.github.firehoselogs.format.lambda.LambdaReportTest;
import io.github.firehoselogs.format.mysql.MysqlErrorLogTest;
import io.github.firehoselogs.format.mysql.MysqlGeneralLogTest;
import io.github.firehoselogs.format.mysql.MysqlSlowLogTest;
import io.github.firehoselogs.format.postgresql.PostgresqlLogTest;
import io.github.firehoselogs.format.syslog.SyslogTest;
import io.github.firehoselogs.format.vpcflow.VpcFlowLogTest;
import io.github.firehoselogs.given.GivenCase;
import io.github.firehoselogs.tools.bench.LogText;
import io.github.firehoselogs.transform.JsonTransformTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/// All sample lines of the project: the logs in `events/`, the cases, the lines in the tests of
/// formats, and the benchmarks' lines for each format.
public final class SampleLines {
  /// The names of the built-in transforms.
  public static final List<String> TRANSFORMS =
      List.of(
          "message",
          "json",
          "mysql-general-log",
          "mysql-slow-log",
          "mysql-error-log",
          "postgresql-log",
          "syslog",
          "access-log",
          "vpc-flow-log",
          "lambda-report",
          "pattern",
          "splunk-hec");

  private static final List<LogFormatContract> FORMATS =
      List.of(
          new AccessLogTest(),
          new LambdaReportTest(),
          new MysqlErrorLogTest(),
          new MysqlGeneralLogTest(),
          new MysqlSlowLogTest(),
          new PostgresqlLogTest(),
          new SyslogTest(),
          new VpcFlowLogTest());

  /// The number of generated lines for each transform.
  private static final int GENERATED = 20;

  /// The number of lines from each file of real logs, if it is present.
  private static final int REAL = 50;

  private SampleLines() {}

  /// Returns the messages, each once, always in the same order.
  public static List<String> messages() {
    Set<String> messages = new LinkedHashSet<>();
    addFiles(Path.of("events/logs"), Integer.MAX_VALUE, messages);
    addFiles(Path.of("../shared/data"), REAL, messages);
    GivenCase.all().forEach(each -> messages.add(each.message()));
    FORMATS.forEach(each -> addLinesOf(each, messages));
    addArguments(1, MysqlErrorLogTest.lines(), messages);
    addArguments(1, MysqlGeneralLogTest.lines(), messages);
    addArguments(1, MysqlSlowLogTest.entries(), messages);
    addArguments(1, PostgresqlLogTest.lines(), messages);
    addArguments(0, JsonTransformTest.messages(), messages);
    LogText made = new LogText(new Random(1));
    for (String transform : TRANSFORMS) {
      for (int i = 0; i < GENERATED; i++) {
        messages.add(made.lineFor(transform));
      }
    }
    return List.copyOf(messages);
  }

  private static void addFiles(Path folder, int most, Collection<String> messages) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
        Files.readAllLines(file, UTF_8).stream().limit(most).forEach(messages::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addArguments(
      int position, List<Arguments> rows, Collection<String> messages) {
    rows.forEach(row -> messages.add((String) row.get()[position]));
  }

  private static void addLinesOf(LogFormatContract test, Collection<String> messages) {
    messages.addAll(test.samples());
    for (Method method : test.getClass().getDeclaredMethods()) {
      CsvSource rows = method.getAnnotation(CsvSource.class);
      if (rows != null && rows.delimiterString().equals(" => ")) {
        messages.addAll(lines(rows.textBlock()));
      }
    }
  }

  /// Returns the first column of the rows: text, or text between two `~`.
  private static List<String> lines(String textBlock) {
    List<String> lines = new ArrayList<>();
    for (String row : textBlock.lines().toList()) {
      int arrow = row.indexOf(" => ");
      String line = arrow < 0 ? "" : row.substring(0, arrow).strip();
      boolean quoted = line.length() > 1 && line.startsWith("~") && line.endsWith("~");
      lines.add(quoted ? line.substring(1, line.length() - 1) : line);
    }
    return lines;
  }
}
