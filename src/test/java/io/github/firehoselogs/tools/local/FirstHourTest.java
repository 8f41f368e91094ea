package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a new user meets: logs that cannot be read, settings that do not fit, hostile text.
class FirstHourTest {
  private static final String FLOW_LOG =
      "2 123456789010 eni-1 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070"
          + " ACCEPT OK\n";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private InputStream standardInput = InputStream.nullInputStream();
  private Path log = Path.of("");

  /// What a run printed, and its exit status.
  private record Run(int exit, String out, String err) {
    boolean hasLine(String line) {
      return out.lines().anyMatch(line::equals);
    }
  }

  @BeforeEach
  void writeLog() throws IOException {
    log = Files.writeString(folder.resolve("i-1.log"), "2026-01-02T10:00:00Z a line\n".repeat(3));
  }

  @Test
  void failedRecordsHaveAReasonAndAdvice() {
    environment.putAll(Map.of("TRANSFORM", "vpc-flow-log", "UNMATCHED", "fail"));
    Run run = run(log.toString());
    assertEquals(1, run.exit);
    assertEquals(
        "nothing came out: 0 of 3 log events were delivered (3 in records that failed, 1"
            + " unmatched)\n",
        run.err);
    assertTrue(run.hasLine("           3  read"), run.out);
    assertTrue(run.hasLine("           0  delivered"), run.out);
    assertTrue(run.hasLine("           3  in records that failed"), run.out);
    assertTrue(
        run.hasLine(
            "           1  UNMATCHED: logEvents[0]: does not match vpc-flow-log, UNMATCHED=fail"),
        run.out);
    assertTrue(
        run.hasLine(
            "              Choose the transform of these logs, add a route for them, or set"
                + " UNMATCHED=keep."),
        run.out);
  }

  @Test
  void unmatchedLinesAreShown() throws IOException {
    environment.put("TRANSFORM", "vpc-flow-log");
    Files.writeString(log, FLOW_LOG + "one\ntwo\nthree \u001b[31m\nfour\n" + FLOW_LOG);
    Run run = run(log.toString());
    assertEquals(0, run.exit);
    assertTrue(run.hasLine("           2               4  vpc-flow-log (all)"), run.out);
    List<String> examples = run.out.lines().filter(line -> line.contains("  | ")).toList();
    assertEquals(List.of("| one", "| two", "| three \\u001b[31m"), stripped(examples));
  }

  @Test
  void everyEventIsCountedOnceThoughItComesAgain() throws IOException {
    environment.putAll(Map.of("MAX_RESPONSE_BYTES", "20000", "MAX_ROUNDS", "500"));
    environment.putAll(Map.of("TRANSFORM", "json", "INCLUDE", "7|9", "REDACT", "email"));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      lines.append(i).append(" of a@example.com\n");
    }
    Files.writeString(log, lines);
    long passing = lines.toString().lines().filter(line -> line.matches(".*[79].*")).count();
    Run run = run(log.toString());
    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.contains("\n    put back\n"), run.out);
    assertTrue(run.hasLine(TextRow.of(passing, "delivered")), run.out);
    assertTrue(run.hasLine(TextRow.of(3_000 - passing, "filtered out by INCLUDE or EXCLUDE")));
    assertTrue(run.hasLine(TextRow.of(passing, "email")), run.out);
    assertTrue(run.out.contains(String.format("%,12d %,15d  json (all)", passing, 0)), run.out);
  }

  /// A row of the summary.
  private record TextRow() {
    static String of(long count, String what) {
      return String.format("%,12d  %s", count, what);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INCLUDE=nothing | 0 of 3 log events were delivered (3 filtered out)",
        "TRANSFORM=vpc-flow-log,UNMATCHED=drop | 0 of 3 log events were delivered (3 unmatched)",
        "PARTITION_KEYS=a={logStream} | 0 of 3 log events were delivered (3 in records without a"
            + " partition)"
      })
  void nothingDeliveredIsAFailure(String settings, String reason) {
    for (String setting : settings.split(",", -1)) {
      environment.put(setting.substring(0, setting.indexOf('=')), setting.replaceFirst(".*?=", ""));
    }
    Run run = run(log.toString());
    assertEquals(1, run.exit);
    assertEquals("nothing came out: " + reason + "\n", run.err);
  }

  @Test
  void missingPartitionKeyIsNamed() {
    environment.put("PARTITION_KEYS", "a={logStream}");
    Run run = run(log.toString());
    assertTrue(
        run.hasLine("           1  NO_PARTITION: the record has no partition key instanceId"),
        run.out);
  }

  @Test
  void settingsForOpenSearchRunAsWritten() {
    environment.putAll(Map.of("TRANSFORM", "mysql-general-log", "EVENTS_PER_RECORD", "one"));
    environment.put("PARTITION_KEYS", "");
    Run run = run("events/logs/mysql-general.log");
    assertEquals(0, run.exit, run.err);
    assertTrue(run.hasLine("          25  delivered"), run.out);
    assertTrue(run.hasLine("              EVENTS_PER_RECORD=one"), run.out);
  }

  @Test
  void badFilesAreOneLineEachAndTheOthersGoOn() throws IOException {
    String numbers = String.join("\n", new Random(1).ints(10_000).mapToObj(i -> "a" + i).toList());
    Path cutOff = Files.write(folder.resolve("cut.gz"), cut(gzip(numbers), 9_000));
    Path damaged = Files.write(folder.resolve("bad.gz"), new byte[] {0x1F, (byte) 0x8B, 1, 2, 3});
    Path nothing = Files.write(folder.resolve("nothing.gz"), gzip(""));
    Path empty = Files.createFile(folder.resolve("empty.log"));
    Run run =
        run(
            cutOff.toString(),
            damaged.toString(),
            nothing.toString(),
            empty.toString(),
            log.toString());
    assertEquals(1, run.exit);
    List<String> lines = run.err.lines().toList();
    assertEquals(4, lines.size(), run.err);
    assertTrue(
        lines
            .get(0)
            .matches(
                "FILE: '.*cut.gz' could not be read: its gzip data is cut off; [\\d,]+ log events"
                    + " before that"),
        run.err);
    assertTrue(
        lines
            .get(1)
            .endsWith(
                "could not be read: its gzip data is damaged"
                    + " (Unsupported compression method)"),
        run.err);
    assertTrue(lines.get(2).endsWith("nothing.gz' is empty; expected log lines in it"), run.err);
    assertTrue(lines.get(3).endsWith("empty.log' is empty; expected log lines in it"), run.err);
    assertEquals("2026-01-02T10:00:00Z a line\n".repeat(3), delivered("i-1"));
    assertTrue(numbers.startsWith(delivered("cut").substring(0, 10_000)));
  }

  @Test
  void standardInputMayBeGzip() throws IOException {
    standardInput = new ByteArrayInputStream(gzip("2026-01-02T10:00:00Z a\n"));
    Run run = run("-");
    assertEquals(0, run.exit, run.err);
    assertEquals("2026-01-02T10:00:00Z a\n", delivered("stdin"));
  }

  @Test
  void escapeSequencesAreShownNotExecuted() throws IOException {
    String hostile = "\u001b]0;title\u0007\u009b2J \u202e txt";
    standardInput = new ByteArrayInputStream((hostile + "\n").getBytes(UTF_8));
    Run run = run("-");
    assertTrue(run.out.startsWith("\\u001b]0;title\\u0007\\u009b2J \\u202e txt\n"), run.out);
    assertFalse(run.out.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n'));
    assertEquals(hostile + "\n", delivered("stdin"));
  }

  @Test
  void routesCanBeTriedWithALogGroup() {
    environment.put("ROUTES", "defaults");
    Run run = run("--log-group", "/aws/lambda/orders", log.toString());
    assertTrue(run.hasLine("           0               3  lambda-log (/aws/lambda/*)"), run.out);
    assertFalse(run.out.contains("(all others)"), run.out);
  }

  @Test
  void pipeIsDeliveredWhileItIsOpen() throws IOException {
    // The second line is only written after the first one has been delivered.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    standardInput =
        new InputStream() {
          private final byte[] lines = "first\nsecond\n".getBytes(UTF_8);
          private int at;

          @Override
          public int read() {
            if (at == 6) {
              while (!out.toString(UTF_8).contains("first\n")) {
                Thread.onSpinWait();
              }
            }
            return at == lines.length ? -1 : lines[at++];
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            int next = read();
            target[offset] = (byte) next;
            return next < 0 ? -1 : 1;
          }
        };
    Run run = run(out, "--interval", "0", "-");
    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.startsWith("first\nsecond\n"), run.out);
  }

  @Test
  void priceOfAMonthIsShown() {
    Run run = run("--per-month", "500", "--source", "kinesis", log.toString());
    assertTrue(run.out.contains("\n           $  for 500.0 GB of such log text in a month\n"));
    assertTrue(run.out.contains("  Firehose: "), run.out);
    assertTrue(run.out.contains("  Kinesis, provisioned: "), run.out);
  }

  @Test
  void standardOutputThatIsFullIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Run run = run(full, log.toString());
    assertEquals(1, run.exit);
    assertEquals("standard output: could not be written\n", run.err);
  }

  @Test
  void refusedRunLeavesNothingBehind() throws IOException {
    Path out = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(out.resolve("diary.txt"), "x");
    Run run = run("--out", out.toString(), log.toString());
    assertEquals(2, run.exit);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("i-1.log", "mine"),
          files.map(Path::getFileName).map(Path::toString).sorted().toList());
    }
    assertEquals("x", Files.readString(out.resolve("diary.txt")));
  }

  private Run run(String... arguments) {
    return run(new ByteArrayOutputStream(), arguments);
  }

  private Run run(OutputStream out, String... arguments) {
    World world =
        new World(
            environment,
            standardInput,
            InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")),
            new Random(42),
            Path.of("template.yaml"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of("local"));
    if (!List.of(arguments).contains("--out")) {
      all.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    all.addAll(List.of(arguments));
    int exit =
        FirehoseLogs.commandLine(
                new Home(Path.of("")),
                world,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8))
            .execute(all.toArray(String[]::new));
    return new Run(exit, plain(out.toString()), plain(err.toString(UTF_8)));
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n");
  }

  private static List<String> stripped(List<String> lines) {
    return lines.stream().map(String::strip).toList();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, Math.min(bytes.length, length));
  }

  /// Returns the text of all objects of a log stream.
  private String delivered(String logStream) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().contains("/" + logStream + "/")) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString();
  }
}
