package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import io.github.firehoselogs.tools.logs.LogLines;
import io.github.firehoselogs.tools.output.OutputFiles;
import io.github.firehoselogs.tools.stream.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Log files through the real function, with what it puts back over HTTP, to the files of a folder.
class LocalFirehoseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String PREFIX =
      "logs/instanceId=!{partitionKeyFromLambda:instanceId}/hour=!{partitionKeyFromLambda:hour}/";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void samplesComeOutByInstanceAndHour() throws IOException {
    Report report = run(Source.DIRECT, Map.of(), "events/logs");
    assertEquals(lines(Path.of("events/logs")), lines(folder.resolve("out")));
    // Those of the database are in two hours, and its header, without a time, in that of the run.
    assertEquals(16, report.delivered().objects().size());
    String first = delivered("logs/instanceId=i-0a1b2c3d4e5f60718/hour=06");
    assertTrue(first.startsWith("2025-11-20T06:58:12.158176+00:00 ip-10-0-1-17 su[31959]:"), first);
  }

  @Test
  void objectsAreGzipIfSoNamed() throws IOException {
    List<String> options =
        List.of("--prefix", "logs/", "--gzip", "--out", out(), "events/logs/nginx-access.log");
    assertEquals(List.of(0, ""), exitCode(options, Map.of()));
    Path object = files(folder.resolve("out")).getFirst();
    assertTrue(object.toString().endsWith(".log.gz"), object::toString);
    try (InputStream gzip = new GZIPInputStream(Files.newInputStream(object))) {
      assertEquals(
          Files.readString(Path.of("events/logs/nginx-access.log")),
          new String(gzip.readAllBytes(), UTF_8));
    }
  }

  @Test
  void objectsLeftReadableAreNamedLog() throws IOException {
    run(Source.DIRECT, Map.of(), "events/logs/nginx-access.log");
    for (Path object : files(folder.resolve("out"))) {
      assertTrue(object.toString().endsWith(".log"), object::toString);
    }
  }

  @Test
  void openSearchGetsOneDocumentEach() throws IOException {
    List<String> options = List.of("--pipeline", "opensearch", "--out", out());
    assertEquals(List.of(0, ""), exitCode(options, Map.of()));
    List<String> lines = delivered("bulk").lines().toList();
    assertEquals(2 * 25, lines.size());
    for (int i = 0; i < lines.size(); i += 2) {
      assertEquals("{\"index\":{\"_index\":\"mysql-general-2026-11-22\"}}", lines.get(i));
      assertTrue(JSON.readTree(lines.get(i + 1)).isObject(), lines.get(i + 1));
    }
  }

  @Test
  void recordsOfManyDocumentsAreToldApart() throws IOException {
    List<String> options = List.of("--pipeline", "opensearch", "--out", out());
    List<Object> result = exitCode(options, Map.of("EVENTS_PER_RECORD", "all"));
    assertEquals(LocalFirehose.EXIT_REFUSED, result.getFirst());
  }

  @Test
  void nodeThatDoesNotAnswerIsNamed() throws IOException {
    List<String> options =
        List.of("--pipeline", "opensearch", "--node", "http://127.0.0.1:1", "--out", out());
    List<Object> result = exitCode(options, Map.of());
    assertEquals(1, result.getFirst());
    assertTrue(result.getLast().toString().contains("the node did not answer"), result::toString);
  }

  @Test
  void endpointThatDoesNotAnswerIsNamed() throws IOException {
    List<String> options =
        List.of("--pipeline", "opensearch-direct", "--node", "http://127.0.0.1:1", "--out", out());
    assertEquals(
        List.of(
            1,
            "OpenSearch: no answer from http://127.0.0.1:1/ (ConnectException), expected a node"
                + " there"
                + System.lineSeparator()),
        exitCode(options, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Linux_2k.log", "Apache_2k.log", "OpenSSH_2k.log"})
  void everyLineOfRealLogsIsFoundOnce(String name) throws IOException {
    Path file = Path.of("../shared/data").resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not here: real logs are not tried");
    Report report = run(Source.DIRECT, Map.of(), file.toString());
    assertEquals(2_000, report.logEvents());
    assertEquals(lines(file), lines(folder.resolve("out")));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void whatIsPutBackComesOutInTheEnd(Source source) throws IOException {
    Path log = write("i-1.log", manyLines(40_000));
    Map<String, String> settings = Map.of("MAX_RESPONSE_BYTES", "50000", "MAX_ROUNDS", "200");
    Report report = run(source, settings, log.toString());
    assertEquals(0, report.counts().failed());
    assertTrue(report.putBack() > 100, () -> "put back: " + report.putBack());
    assertEquals(lines(log), lines(folder.resolve("out")));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void everyEventReachesItsOwnPartition(Source source) throws IOException {
    String log = "2026-01-02T09:59:58Z a\n2026-01-02T10:00:01Z b\n2026-01-02T09:59:59Z c\n";
    Path file = write("i-1.log", log);
    run(source, Map.of("PARTITION_MODE", "exact"), file.toString());
    assertEquals(
        "2026-01-02T09:59:58Z a\n2026-01-02T09:59:59Z c\n",
        delivered("logs/instanceId=i-1/hour=09"));
    assertEquals("2026-01-02T10:00:01Z b\n", delivered("logs/instanceId=i-1/hour=10"));
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void oneEventIsDeliveredPerRecord(Source source) throws IOException {
    Path log = write("i-1.log", manyLines(1_000));
    Report report = run(source, Map.of("EVENTS_PER_RECORD", "one"), log.toString());
    assertEquals(1_000, report.counts().delivered());
    assertEquals(999, report.putBack());
    assertEquals(lines(log), lines(folder.resolve("out")));
  }

  @Test
  void runEndsThoughRecordsKeepGoingRound() throws IOException {
    Path log = write("i-1.log", "2026-01-02T10:00:00Z x\n".repeat(500));
    Map<String, String> settings = Map.of("EVENTS_PER_RECORD", "one", "MAX_ROUNDS", "0");
    Report report = run(Source.DIRECT, settings, log.toString());
    assertEquals(1, report.counts().failed());
    JsonNode error = JSON.readTree(delivered("errors/processing-failed"));
    assertEquals("Lambda.ProcessingFailedStatus", error.path("errorCode").asText());
    assertTrue(functionLog().contains("TOO_MANY_ROUNDS"));
  }

  @Test
  void lineOfManyMegabytesIsCutAndLosesNothing() throws IOException {
    String line = manyLines(60_000).replace('\n', ' ');
    Path log = write("i-1.log", line);
    Report report = run(Source.DIRECT, Map.of(), log.toString());
    assertEquals(Math.ceilDiv(Files.size(log), LogLines.MAX_TEXT_BYTES), report.logEvents());
    assertEquals(line, delivered("logs/instanceId=i-1/hour=10").replace("\n", ""));
  }

  @Test
  void standardInputIsALogStream() throws IOException {
    Report report = run(Source.DIRECT, Map.of(), "-");
    assertEquals(1, report.logEvents());
    assertEquals("from standard input\n", delivered("logs/instanceId=stdin/hour=10"));
  }

  @Test
  void laterRunLeavesTheSame() throws IOException {
    run(Source.DIRECT, Map.of(), "events/logs");
    String first = delivered("logs");
    run(Source.DIRECT, Map.of(), "events/logs");
    assertEquals(first, delivered("logs"));
  }

  @Test
  void functionLogsIntoAFileAndNotToTheTerminal() {
    assertEquals(List.of(0, ""), exitCode(List.of("--prefix", PREFIX, "--out", out()), Map.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''       | nowhere | FILE: 'nowhere' does not exist; expected a file, a folder, or - for"
            + " standard input",
        "''       | -       | FILE: standard input is empty; expected log lines in it",
        "--buffer | 64      | --buffer: found '64', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "--prefix | !{x:y}  | --prefix: found '!{x:y}', expected !{partitionKeyFromLambda:KEY},"
            + " !{timestamp:PATTERN}, !{firehose:error-output-type} or !{firehose:random-string}",
        "--out    | src     | --out: 'src' holds"
      })
  void badInputIsOneLine(String option, String value, String message) {
    Map<String, String> options = new LinkedHashMap<>(Map.of("--prefix", PREFIX, "--out", out()));
    options.put(option, value);
    List<String> arguments = new ArrayList<>();
    options.forEach((name, each) -> arguments.addAll(List.of(name, each)));
    arguments.removeIf(String::isEmpty);
    List<Object> result = exitCode(arguments, Map.of());
    assertEquals(2, result.getFirst());
    String line = result.getLast().toString();
    assertTrue(line.startsWith(message), line);
    assertEquals(1, line.lines().count());
  }

  @Test
  void wrongSettingsAreOneLineAndDeleteNothing() throws IOException {
    List<String> options = List.of("--prefix", PREFIX, "--out", out());
    exitCode(options, Map.of());
    String before = delivered("logs");
    assertEquals(
        List.of(
            2,
            "environment: 2 settings are invalid: MAX_ROUNDS: expected a whole number in 0..65535,"
                + " found 'many'; REINGEST_BATCH_RECORDS: expected a whole number in 1..500, found"
                + " '501'\n"),
        exitCode(options, Map.of("MAX_ROUNDS", "many", "REINGEST_BATCH_RECORDS", "501")));
    assertEquals(before, delivered("logs"));
  }

  /// Returns the exit code and what went to standard error.
  private static List<Object> exitCode(List<String> options, Map<String, String> environment) {
    World world = world(environment, InputStream.nullInputStream());
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        FirehoseLogs.commandLine(
                new Home(Path.of("")),
                world,
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8))
            .execute(Stream.concat(Stream.of("local"), options.stream()).toArray(String[]::new));
    return List.of(exit, err.toString(UTF_8).replace("\r\n", "\n"));
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private Report run(Source source, Map<String, String> environment, String log)
      throws IOException {
    Options options =
        new Options(
            new Options.Input(List.of(log), Optional.empty()),
            source,
            1 << 20,
            new Destination.S3(Optional.of(PREFIX), false),
            new OutputFiles(folder.resolve("out")),
            OptionalDouble.empty());
    World world =
        world(environment, new ByteArrayInputStream("from standard input\n".getBytes(UTF_8)));
    return LocalFirehose.run(options, world, new Progress.None());
  }

  private static World world(Map<String, String> environment, InputStream standardInput) {
    return new World(
        environment,
        standardInput,
        InstantSource.fixed(NOW),
        new Random(42),
        Path.of("template.yaml"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String manyLines(int count) {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("line ").append(i).append(" of größe ").append(random.nextLong()).append('\n');
    }
    return lines.toString();
  }

  private String functionLog() throws IOException {
    return Files.readString(folder.resolve("out-function.log"));
  }

  /// Returns the text of all objects below `prefix`.
  private String delivered(String prefix) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files(folder.resolve("out").resolve(prefix))) {
      text.append(Files.readString(file));
    }
    return text.toString();
  }

  /// Returns how often each line stands in the files of `path`.
  private static Map<String, Integer> lines(Path path) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (Path file : files(path)) {
      String text = new String(Files.readAllBytes(file), UTF_8);
      Arrays.stream(text.split("\n")).forEach(line -> counts.merge(line, 1, Integer::sum));
    }
    return counts;
  }

  private static List<Path> files(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
