package io.github.firehoselogs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.tools.given.GivenContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final FirehoseResponse RESPONSE =
      new FirehoseResponse(
          List.of(
              new Outcome.Ok("1", new byte[10], RecordMetadata.NONE),
              new Outcome.Dropped("2"),
              new Outcome.ProcessingFailed("3\ud800", FailureReason.TOO_MANY_ROUNDS, "came round"),
              new Outcome.ProcessingFailed("4", FailureReason.NOT_PUT_BACK, "full")));

  private final GivenContext context = new GivenContext();

  @Test
  void failedRecordHasALineWithItsReason() {
    write("");
    assertEquals(
        """
        {"level":"WARN","requestId":"8476a536-e9f4-11e8-9739-2dfe598c3fcd","recordId":"3\\ud800",\
        "result":"ProcessingFailed","reason":"TOO_MANY_ROUNDS","detail":"came round"}
        """,
        context.logged().getFirst());
    assertEquals(3, context.logged().size());
  }

  @Test
  void startNamesTheSettingsInEffect() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> settings =
        new TreeMap<>(Map.of("REDACT", "email", "INCLUDE", "", "A", "\n"));
    new ReportLines("", new PrintStream(out, true, UTF_8)).start(settings);
    assertEquals(
        "{\"level\":\"INFO\",\"message\":\"settings in effect\",\"REDACT\":\"email\"}\n",
        out.toString(UTF_8));
  }

  @Test
  void zeroCountsAreLeftOut() {
    write("");
    assertEquals(
        """
        {"level":"INFO","requestId":"8476a536-e9f4-11e8-9739-2dfe598c3fcd",\
        "FunctionName":"firehose-logs-transformer","InputRecords":4,\
        "LogEventsIn":7,"LogEventsOut":5,"Filtered":1,"Unmatched.syslog":1,\
        "Ok":1,"Dropped":1,"ProcessingFailed":2,"TooManyRounds":1,"NotPutBack":1,\
        "RecordsPutBackAsTheyWere":1,"RecordsSplit":1,"Rounds":3,"DecompressedBytes":99,\
        "ResponseBytes":%d}
        """
            .formatted(RESPONSE.responseBytes()),
        context.logged().getLast());
  }

  @Test
  void lineWithoutNamespaceLacksOnlyAws() throws JsonProcessingException {
    write("");
    write("FirehoseLogs");
    ObjectNode withMetrics = (ObjectNode) JSON.readTree(context.logged().getLast());
    withMetrics.remove("_aws");
    assertEquals(JSON.readTree(context.logged().get(2)), withMetrics);
  }

  @Test
  void lineIsAValidEmbeddedMetric() throws JsonProcessingException {
    write("Mine");
    String line = context.logged().getLast();
    assertEquals(line.length() - 1, line.indexOf('\n'), line);
    JsonNode root = JSON.readTree(line);
    Set<String> numbers = new HashSet<>();
    root.properties().stream()
        .filter(field -> field.getValue().isNumber())
        .forEach(field -> numbers.add(field.getKey()));
    assertEquals(numbers, EmfSpecification.metricNames(root));
    JsonNode directive = root.path("_aws").path("CloudWatchMetrics").path(0);
    assertEquals("Mine", directive.path("Namespace").textValue());
    assertEquals("[[\"FunctionName\"]]", directive.path("Dimensions").toString());
    assertTrue(line.contains("{\"Name\":\"ResponseBytes\",\"Unit\":\"Bytes\"}"), line);
    assertTrue(line.contains("{\"Name\":\"InputRecords\"}"), line);
  }

  @Test
  void anyCountsAreAValidEmbeddedMetric() throws JsonProcessingException {
    long seed = 12;
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      int transforms = random.nextInt(300);
      List<String> names = IntStream.range(0, transforms).mapToObj(i -> "own.T" + i).toList();
      InvocationReport report = new InvocationReport(random.nextInt(3), names);
      names.stream().filter(_ -> random.nextBoolean()).forEach(report::countUnmatched);
      report.countDecoded(random.nextInt(2), random.nextInt(2));
      report.countDelivered(random.nextInt(2));
      new ReportLines("Own/Name #1", context.out())
          .write(report, new FirehoseResponse(List.of()), context);
      JsonNode root = JSON.readTree(context.logged().getLast());
      Set<String> metrics = EmfSpecification.metricNames(root);
      metrics.forEach(name -> assertTrue(root.path(name).asLong() > 0, "seed " + seed + name));
    }
  }

  @Test
  void specificationDetectsViolations() throws JsonProcessingException {
    write("Mine");
    String valid = context.logged().getLast();
    for (String[] change :
        new String[][] {
          {"\"Timestamp\":", "\"Time\":"},
          {"CloudWatchMetrics", "Metrics"},
          {"\"Unit\":\"Bytes\"", "\"Unit\":\"bytes\""},
          {"\"InputRecords\":", "\"InputRecord\":"},
          {"\"FunctionName\":\"firehose-logs-transformer\"", "\"Function\":\"x\""},
          {"\"Namespace\":\"Mine\"", "\"Namespace\":\"\""},
          {"{\"Name\":\"Ok\"}", "{\"Name\":\"Dropped\"}"},
          {"\"Ok\":1", "\"Ok\":\"1\""}
        }) {
      assertTrue(valid.contains(change[0]), change[0]);
      JsonNode broken = JSON.readTree(valid.replace(change[0], change[1]));
      assertFalse(isValid(broken), change[0]);
    }
  }

  private static boolean isValid(JsonNode line) {
    try {
      EmfSpecification.metricNames(line);
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }

  /// A name as CloudFormation makes it, from the stack and the logical id.
  private static final String FUNCTION_NAME = "logs-to-s3-TransformFunction-vW3kHq9ZsX0f";

  @Test
  void ordinaryLineHasAtMost500Bytes() {
    List<Outcome> all = ok(100);
    String line = ordinaryLine(all, AttemptResult.notSent(List.of(), ""));
    System.out.printf("ordinary invocation: %d bytes: %s", line.length(), line);
    assertTrue(line.length() <= 500, () -> line.length() + " bytes: " + line);
  }

  @Test
  void docsShowThatLine() throws IOException {
    String shown =
        Files.readString(Path.of("docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("{\"level\":\"INFO\",\"_aws\""))
            .findFirst()
            .orElseThrow();
    String line = ordinaryLine(ok(100), AttemptResult.notSent(List.of(), "")).strip();
    assertEquals(withoutTime(line), withoutTime(shown));
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("\"Timestamp\":\\d{13}", "\"Timestamp\":0");
  }

  /// One of the records did not fit and was put back unchanged.
  @Test
  void puttingBackLogsLittleMore() {
    List<Outcome> some = new ArrayList<>(ok(99));
    some.add(new Outcome.Dropped("x".repeat(62)));
    String line = ordinaryLine(some, new AttemptResult<>(List.of(), 1, 1, 0));
    System.out.printf("invocation that puts back: %d bytes: %s", line.length(), line);
    assertTrue(line.length() <= 660, () -> line.length() + " bytes: " + line);
  }

  private static List<Outcome> ok(int records) {
    return Collections.nCopies(
        records, new Outcome.Ok("x".repeat(62), new byte[42_000], RecordMetadata.NONE));
  }

  private String ordinaryLine(List<Outcome> outcomes, AttemptResult<Remainder> reingestion) {
    InvocationReport report = new InvocationReport(100, List.of("message"));
    for (int i = 0; i < 100; i++) {
      report.countDecoded(200, 60_000);
    }
    boolean anyPutBack = reingestion.accepted() > 0;
    report.countDelivered(anyPutBack ? 19_800 : 20_000);
    if (anyPutBack) {
      report.countPutBackUnchanged();
      report.countReingested(reingestion);
    }
    GivenContext named = new GivenContext().withFunctionName(FUNCTION_NAME);
    new ReportLines("FirehoseLogs", named.out())
        .write(report, new FirehoseResponse(outcomes), named);
    assertEquals(1, named.logged().size());
    return named.logged().getFirst();
  }

  private void write(String namespace) {
    InvocationReport report = new InvocationReport(4, List.of("syslog", "message"));
    report.countFiltered();
    report.countUnmatched("syslog");
    report.countDecoded(7, 99);
    report.countDelivered(5);
    report.countRounds(3);
    report.countRounds(1);
    report.countPutBackUnchanged();
    report.countSplit();
    new ReportLines(namespace, context.out()).write(report, RESPONSE, context);
  }
}
