package io.github.firehoselogs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.given.GivenContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportLinesTest {
  private static final FirehoseResponse RESPONSE =
      new FirehoseResponse(
          List.of(
              new Outcome.Ok("1", new byte[10], Map.of()),
              new Outcome.Dropped("2"),
              new Outcome.ProcessingFailed("3\ud800", FailureReason.TOO_MANY_ROUNDS, "came round"),
              new Outcome.ProcessingFailed("4", FailureReason.NOT_PUT_BACK, "full")));

  private final GivenContext context = new GivenContext();
  private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();

  @Test
  void aFailedRecordHasALineWithItsIdAndReason() {
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
  void theInvocationHasALineWithAllCounts() {
    write("");
    assertEquals(
        """
        {"level":"INFO","requestId":"8476a536-e9f4-11e8-9739-2dfe598c3fcd","inputRecords":4,\
        "logEventsIn":7,"logEventsOut":5,"filtered":1,"unmatched.syslog":1,"unmatched.message":0,\
        "ok":1,"dropped":1,"processingFailed":2,\
        "dataNotBase64":0,"envelopeUnreadable":0,"transformFailed":0,"unmatchedFailed":0,"eventTooLarge":0,\
        "tooManyRounds":1,"notPutBack":1,"recordsPutBackAsTheyWere":1,"recordsSplit":1,\
        "putBack":0,"rounds":3,"attempts":0,"refusals":0,"decompressedBytes":99,\
        "responseBytes":%d}
        """
            .formatted(RESPONSE.responseBytes()),
        context.logged().getLast());
  }

  @Test
  void metricsAreOneLineInTheEmbeddedFormat() throws Exception {
    write("Mine");
    assertTrue(metrics.toString(UTF_8).endsWith("}\n"));
    assertEquals(1, metrics.toString(UTF_8).lines().count());
    JsonNode line = new ObjectMapper().readTree(metrics.toByteArray());
    JsonNode directive = line.get("_aws").get("CloudWatchMetrics").get(0);
    assertTrue(line.get("_aws").get("Timestamp").isIntegralNumber());
    assertEquals("Mine", directive.get("Namespace").textValue());
    assertEquals("[[\"FunctionName\"]]", directive.get("Dimensions").toString());
    assertEquals("firehose-logs-transformer", line.get("FunctionName").textValue());
    List<String> units = new ArrayList<>();
    for (JsonNode metric : directive.get("Metrics")) {
      assertTrue(line.get(metric.get("Name").textValue()).isIntegralNumber(), metric::toString);
      units.add(metric.get("Unit").textValue());
    }
    assertEquals(24, units.size());
    assertEquals(List.of("Bytes", "Bytes"), units.subList(22, 24));
    assertEquals(1, line.get("TooManyRounds").intValue());
    assertEquals(4, line.get("InputRecords").intValue());
  }

  @Test
  void withoutANamespaceThereAreNoMetrics() {
    write("");
    assertEquals(0, metrics.size());
  }

  private void write(String namespace) {
    InvocationReport report = new InvocationReport(4, List.of("syslog", "message"));
    report.filtered();
    report.unmatched("syslog");
    report.decoded(7, 99);
    report.delivered(5);
    report.cameRound(3);
    report.cameRound(1);
    report.putBackAsItWas();
    report.split();
    new ReportLines(namespace, new PrintStream(metrics, false, UTF_8))
        .write(report, RESPONSE, context);
  }
}
