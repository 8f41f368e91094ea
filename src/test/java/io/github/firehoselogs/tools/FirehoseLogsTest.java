package io.github.firehoselogs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FirehoseLogsTest {
  private static final Home PROJECT = new Home(Path.of(""));

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | found no command; firehose-logs --help lists them",
        "lcoal              | firehose-logs: unknown command 'lcoal'; see firehose-logs --help",
        "local --pipline s3 | firehose-logs local: unknown option '--pipline', perhaps --pipeline;"
            + " see firehose-logs local --help",
        "local -Dlogs=x     | firehose-logs local: unknown option '-Dlogs=x', settings are"
            + " environment variables: NAME=value firehose-logs local; see firehose-logs local"
            + " --help",
        "local --gzip=yes   | --gzip: found 'yes', expected true or false",
        "local --out        | --out: found no value, expected one",
        "local --out --gzip | --out: found no value, expected one",
        "local --out a --out b | --out: found twice, expected once",
        "simulate --seeds x | --seeds: found 'x', expected a whole number",
        "simulate --seeds 0 | --seeds: found '0', expected a number from 1",
        "simulate --events 99999999999 | --events: found '99999999999', expected a whole number",
        "simulate more      | firehose-logs simulate: unexpected argument 'more'; see firehose-logs"
            + " simulate --help",
        "accept            | --stack: found '', expected the name of a stack",
        "accept --stack s --timeout 0 | --timeout: found '0', expected a number from 1",
        "accept --stack s --events 90001 | --events: found '90001', expected at most 90000",
        "explain           | FILE: found '', expected a file or -",
        "explain no-such-file | FILE: 'no-such-file' cannot be read (NoSuchFileException)",
        "explain src       | FILE: 'src' is a folder, expected a file or -",
        "redrive           | PATH: found none, expected failure objects: files, folders or"
            + " s3://bucket/prefix",
        "redrive x          | --stream: found '', expected an ARN such as"
            + " arn:aws:firehose:eu-central-1:123456789012:deliverystream/NAME or"
            + " arn:aws:kinesis:eu-central-1:123456789012:stream/NAME",
        "redrive x --rate 0 | --rate: found '0', expected a number of records a second from 1",
        "redrive x --rate y | --rate: found 'y', expected a whole number",
        "redrive no-such-file --stream"
            + " arn:aws:kinesis:eu-central-1:123456789012:stream/logs | PATH: 'no-such-file' does"
            + " not exist; expected a file, a folder or s3://bucket/prefix",
        "redrive s3:/bucket --stream"
            + " arn:aws:kinesis:eu-central-1:123456789012:stream/logs | PATH: found 's3:/bucket',"
            + " expected s3://bucket/prefix",
        "redrive x --only NOT_PUT_BACK --stream"
            + " arn:aws:kinesis:eu-central-1:123456789012:stream/logs | --only: found"
            + " 'NOT_PUT_BACK', which failure objects do not tell; the code of all records that"
            + " the function failed is Lambda.ProcessingFailedStatus",
        "redrive x --only lambda --stream"
            + " arn:aws:kinesis:eu-central-1:123456789012:stream/logs | --only: found 'lambda',"
            + " expected a code of Firehose (Lambda.AssumeRoleAccessDenied,"
            + " Lambda.DuplicatedRecordId, Lambda.FunctionError, Lambda.FunctionTimedOut,"
            + " Lambda.InvalidReturnFormat, Lambda.InvokeAccessDenied,"
            + " Lambda.InvokeLimitExceeded, Lambda.JsonProcessingException,"
            + " Lambda.MissingRecordId, Lambda.ProcessingFailedStatus, Lambda.ResourceNotFound, …)"
            + " or a reason of the function (DATA_NOT_BASE64, ENVELOPE_UNREADABLE,"
            + " EVENT_TOO_LARGE, NOT_INDEXED, NOT_PUT_BACK, TOO_MANY_ROUNDS, TRANSFORM_FAILED,"
            + " UNMATCHED)",
        "schema            | --for: found '', expected opensearch or athena",
        "schema --for athena | TRANSFORM: found '', expected json, mysql-general-log,"
            + " mysql-slow-log, mysql-error-log, mysql-audit-log, postgresql-log, syslog,"
            + " access-log, vpc-flow-log, lambda-log, lambda-report, splunk-hec",
        "schema sylog --for opensearch | TRANSFORM: found 'sylog', expected json,"
            + " mysql-general-log, mysql-slow-log, mysql-error-log, mysql-audit-log,"
            + " postgresql-log, syslog, access-log, vpc-flow-log, lambda-log, lambda-report,"
            + " pattern",
        "schema syslog --for athena | --bucket: found '', expected the name of a bucket",
        "schema syslog --for athena --index-pattern x | --index-pattern: only with --for"
            + " opensearch",
        "schema syslog --for athena --bucket logs --table a;b | --table: found 'a;b', expected"
            + " lower-case letters, digits and _",
        "schema syslog --for athena --bucket logs --prefix a | --prefix: found 'a', expected a '/'"
            + " at its end",
        "schema syslog --for athena --bucket logs --prefix a`b/ | --prefix: found 'a`b/', expected"
            + " folders, !{partitionKeyFromLambda:KEY} and !{timestamp:PATTERN}",
        "schema syslog --for athena --bucket logs --prefix !{timestamp:HH}/ | --prefix: found the"
            + " time 'HH', expected one like yyyy/MM/dd/HH",
        "schema syslog --for opensearch --bucket logs | --bucket: only with --for athena",
        "schema syslog --for opensearch --index-pattern A | --index-pattern: found 'A', expected"
            + " the name of an index, or *",
        "schema syslog json | firehose-logs schema: unexpected argument 'json'; see firehose-logs"
            + " schema --help",
        "bench --tier 5     | --tier: found '5', expected a number from 1 to 4",
        "bench (            | NAME: '(' is no regular expression: Unclosed group",
        "bench Nothing      | NAME: no benchmark matches 'Nothing', expected EnvelopeBenchmark,"
            + " EventBenchmark, GrowthBenchmark, HandlerBenchmark, RedactionBenchmark,"
            + " TransformBenchmark",
        "ways --node x      | --node: found 'x', expected an address such as http://localhost:9200",
        "ways --events 0    | --events: found '0', expected a number from 1",
        "start --runs 0     | --runs: found '0', expected a number from 1",
        "memory --invocations 0 | --invocations: found '0', expected a number from 1"
      })
  void badArgumentIsOneLine(String arguments, String message) {
    assertEquals(2, run(PROJECT, arguments));
    assertEquals(message + System.lineSeparator(), err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void failedRunIsOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertEquals(1, run(PROJECT, "local --prefix p/ --out " + file.resolve("out")));
    assertEquals(1, err.toString(UTF_8).lines().count(), () -> err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "explain",
        "redrive",
        "accept",
        "schema",
        "simulate",
        "costs",
        "inflate",
        "bench",
        "events",
        "start",
        "memory",
        "tiers",
        "ways"
      })
  void helpIsShortWithAnExample(String command) {
    assertEquals(0, run(PROJECT, command + " --help"));
    String help = out.toString(UTF_8);
    assertTrue(help.contains("\nExample: "), help);
    assertTrue(help.contains("firehose-logs " + command), help);
    assertTrue(help.lines().count() < 50, help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }

  @Test
  void versionIsThatOfTheProject() {
    assertEquals(0, run(PROJECT, "--version"));
    assertTrue(out.toString(UTF_8).matches("firehose-logs \\d+\\.\\d+\\.\\d+\\S*\\s+"));
  }

  @Test
  void commandsOfTheProjectNeedItsFolder() {
    assertEquals(
        Set.of(
            "local",
            "accept",
            "explain",
            "redrive",
            "schema",
            "layer",
            "simulate",
            "costs",
            "inflate"),
        line(new Home(folder)).getSubcommands().keySet());
  }

  private int run(Home home, String arguments) {
    return line(home).execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }

  private CommandLine line(Home home) {
    World world =
        new World(
            Map.of(),
            InputStream.nullInputStream(),
            InstantSource.fixed(Instant.EPOCH),
            new Random(1),
            home.template());
    return FirehoseLogs.commandLine(
        home, world, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
