package io.github.firehoselogs.tools.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import io.github.firehoselogs.tools.output.OutputFiles;
import io.github.firehoselogs.tools.stream.Source;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {
  private static final Options DEFAULTS =
      new Options(
          new Options.Input(List.of("events/logs"), Optional.empty()),
          Source.DIRECT,
          209_715,
          new Destination.S3(Optional.empty(), false),
          OutputFiles.of("target/delivery"),
          OptionalDouble.empty());

  @Test
  void missingOptionsHaveDefaults() {
    assertEquals(DEFAULTS, options());
  }

  @Test
  void blankOptionsHaveDefaults() {
    assertEquals(
        DEFAULTS,
        options(
            "--pipeline",
            " ",
            "--entry",
            " ",
            "--source",
            " ",
            "--buffer",
            " ",
            "--prefix",
            " ",
            "--index",
            " ",
            "--rotation",
            " ",
            "--node",
            " ",
            "--out",
            " ",
            "--log-group",
            " ",
            "--log-stream",
            " ",
            "--interval",
            " ",
            "--per-month",
            " "));
  }

  @Test
  void optionsAreRead() {
    assertEquals(
        new Options(
            new Options.Input(List.of("a.log", "-", "b"), Optional.empty()),
            Source.KINESIS,
            524_288,
            new Destination.S3(Optional.of("p/"), false),
            OutputFiles.of("o"),
            OptionalDouble.of(500)),
        options(
            "a.log",
            "-",
            "b",
            "--source",
            "kinesis",
            "--buffer=0.5",
            "--prefix",
            "p/",
            "--out",
            "o",
            "--per-month",
            "500"));
  }

  @Test
  void gzipTakesNoFile() {
    Options options = options("--gzip", "a.log");
    assertEquals(List.of("a.log"), options.input().logs());
    assertEquals(new Destination.S3(Optional.empty(), true), options.destination());
  }

  @Test
  void gzipCanBeSwitchedOff() {
    assertEquals(
        new Destination.S3(Optional.empty(), false), options("--gzip=false").destination());
  }

  @Test
  void openSearchHasItsOwnDefaults() {
    assertEquals(
        new Options(
            new Options.Input(List.of("events/logs/mysql-general.log"), Optional.empty()),
            Source.KINESIS,
            209_715,
            new Destination.OpenSearch("mysql-general", IndexRotation.ONE_DAY, Optional.empty()),
            OutputFiles.of("target/delivery"),
            OptionalDouble.empty()),
        options("--pipeline", "opensearch"));
  }

  @Test
  void nodeAndIndexAreRead() {
    Options options =
        options(
            "--pipeline",
            "opensearch",
            "--node",
            "http://localhost:9200",
            "--index",
            "i",
            "--rotation",
            "OneHour",
            "--source",
            "direct",
            "a.log");
    URI node = URI.create("http://localhost:9200/");
    assertEquals(
        new Destination.OpenSearch("i", IndexRotation.ONE_HOUR, Optional.of(node)),
        options.destination());
    assertEquals(Source.DIRECT, options.source());
  }

  @Test
  void directPipelineHasItsOwnDefaults() {
    Options options =
        options("--pipeline=opensearch-direct", "--node=http://localhost:9200", "--gzip");
    assertEquals(
        new Options(
            new Options.Input(List.of("events/logs/mysql-general.log"), Optional.empty()),
            Source.DIRECT,
            209_715,
            new Destination.OpenSearchDirect(
                Optional.of(URI.create("http://localhost:9200/")),
                new Destination.S3(Optional.of("archive/"), true)),
            OutputFiles.of("target/delivery"),
            OptionalDouble.empty()),
        options);
  }

  @Test
  void logsCanBeNamedForRoutes() {
    Options options =
        options("--log-group", "/aws/lambda/a", "--log-stream", "2026/[1]", "--interval=0.5", "-");
    assertEquals(
        new Options.Input(
            List.of("-"),
            Optional.empty(),
            new Options.Names("/aws/lambda/a", Optional.of("2026/[1]")),
            Duration.ofMillis(500)),
        options.input());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--index", "--rotation"})
  void directPipelineNamesItsIndexInASetting(String name) {
    assertWrong(
        name + ": only with --pipeline=opensearch; set OPENSEARCH_INDEX",
        "--pipeline=opensearch-direct",
        name,
        "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--node | localhost:9200 | --node: found 'localhost:9200', expected an address such as"
            + " http://localhost:9200",
        "--rotation | daily | --rotation: found 'daily', expected one of NoRotation, OneHour,"
            + " OneDay, OneWeek, OneMonth",
        "--gzip=true | '' | --gzip: only with --pipeline=s3"
      })
  void wrongOptionOfOpenSearchIsNamed(String name, String value, String message) {
    assertWrong(message, "--pipeline=opensearch", name, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--buffer | 0.19 | --buffer: found '0.19', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "--buffer | 3.01 | --buffer: found '3.01', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "--buffer | 1MB | --buffer: found '1MB', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "--pipeline | redshift | --pipeline: found 'redshift', expected s3, opensearch or"
            + " opensearch-direct",
        "--node | http://localhost:9200 | --node: only with --pipeline=opensearch",
        "--entry | ( | --entry: '(' is no regular expression: Unclosed group",
        "--log-group | a b | --log-group: found 'a b', expected a name as in CloudWatch Logs",
        "--log-stream | a:b | --log-stream: found 'a:b', expected a name as in CloudWatch Logs",
        "--log-stream | a | --log-stream: found several logs, expected one FILE or -",
        "--interval | 901 | --interval: found '901', expected a number of seconds from 0 to 900",
        "--interval | -1 | --interval: found '-1', expected a number of seconds from 0 to 900",
        "--per-month | 0 | --per-month: found '0', expected GB of log text, such as 500",
        "--per-month | 5TB | --per-month: found '5TB', expected GB of log text, such as 500",
        "--out | / | --out: '/' is the root, expected a folder in it",
        "--source | msk | --source: found 'msk', expected direct or kinesis",
        "--      | ' ' | FILE: found ' ', expected a file, a folder, or - for standard input"
      })
  void wrongOptionIsNamed(String name, String value, String message) {
    assertWrong(message, name, value);
  }

  private static void assertWrong(String message, String... arguments) {
    String[] given =
        Arrays.stream(arguments).filter(each -> !each.isEmpty()).toArray(String[]::new);
    assertEquals(message, assertThrows(BadInputException.class, () -> options(given)).getMessage());
  }

  private static Options options(String... arguments) {
    LocalArguments parsed = new LocalArguments(Path.of("events/logs"));
    new CommandLine(parsed).parseArgs(arguments);
    return Options.from(parsed);
  }
}
