package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.document.DocumentEncoder;
import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private final Map<String, String> settings = new HashMap<>(Map.of("PARTITION_KEYS", ""));

  private String explain(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Explain.run("-", new ByteArrayInputStream(bytes), settings, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private String explain(String text) {
    return explain(text.getBytes(UTF_8));
  }

  @Test
  void layersOfRecordAreUndone() throws Exception {
    byte[] record = Rounds.with(GivenEnvelope.of("one", "two \u001b[31m").gzip(), 3);
    String base64 = Base64.getMimeEncoder().encodeToString(record);
    assertEquals(
        """
        standard input: %d bytes
          base64 of %d bytes
            gzip of %d bytes, put back 3 times
              envelope of CloudWatch Logs
                messageType                 DATA_MESSAGE
                owner                       123456789012
                logGroup                    /app/web
                logStream                   i-0123456789
                subscriptionFilters         to-firehose
                log events                  2 events, 2023-11-14T22:13:20Z to 2023-11-14T22:13:21Z, \
        messages of 12 bytes
                  2023-11-14T22:13:20Z  "one"
                  2023-11-14T22:13:21Z  "two \\u001b[31m"
                route                       transform message
              the function answers, with PARTITION_KEYS=
                Ok, 14 bytes
                  "one"
                  "two \\u001b[31m"
        """
            .formatted(
                base64.length(),
                record.length,
                GivenEnvelope.of("one", "two \u001b[31m").json().length()),
        explain(base64));
  }

  @Test
  void controlMessageIsDropped() {
    String text = explain(GivenEnvelope.controlMessage());
    assertTrue(text.contains("messageType                 CONTROL_MESSAGE\n"), text);
    assertTrue(text.contains("    Dropped\n"), text);
  }

  @Test
  void failedRecordHasReasonAndAdvice() {
    settings.put("TRANSFORM", "mysql-general-log");
    settings.put("UNMATCHED", "fail");
    String text = explain(GivenFailure.of(GivenEnvelope.of("no statement").gzip()).line());
    assertTrue(text.contains("  failed record of Firehose, line 1\n"), text);
    assertTrue(text.contains("errorCode                   Lambda.FunctionError\n"), text);
    assertTrue(
        text.contains("arrivalTimestamp            1700000000000 = 2023-11-14T22:13:20Z\n"), text);
    assertTrue(text.contains("ProcessingFailed, UNMATCHED: "), text);
    assertTrue(text.contains("advice: correct TRANSFORM, the route or UNMATCHED"), text);
    assertTrue(text.endsWith("    redrive would leave it: UNMATCHED\n"), text);
  }

  @Test
  void laterLinesAreCounted() {
    String line = GivenFailure.of(GivenEnvelope.of("x").gzip()).line();
    String text = explain(GivenEnvelope.gzip(line.repeat(5) + "{\"rawData\":1}\n"));
    assertTrue(text.contains("line 3\n"), text);
    assertTrue(text.endsWith("    and 3 lines\n"), text);
    assertTrue(text.contains("redrive would put it back\n"), text);
  }

  @Test
  void frameIsExplained() {
    byte[] document = "{\"a\":1}\n".getBytes(UTF_8);
    try (DocumentEncoder encoder = new DocumentEncoder()) {
      RecordMetadata metadata =
          new RecordMetadata(Map.of("day", "20"), Optional.of(new IcebergTable("logs", "app")));
      byte[] frame = encoder.encode(metadata, document, 0, document.length, 2);
      assertEquals(
          """
          standard input: %d bytes
            finished document of 8 bytes, put back 2 times
              day                         20
              table                       logs.app
              "{"a":1}\\n"
            the function answers, with PARTITION_KEYS=
              Ok, 8 bytes, partition day=20, table logs.app
                "{"a":1}"
          """
              .formatted(frame.length),
          explain(frame));
      frame[frame.length - 1] ^= 1;
      assertTrue(explain(frame).contains("  broken finished document: "), explain(frame));
    }
  }

  @Test
  void eventAndAnswerAreExplained() throws Exception {
    String event = explain(Files.readAllBytes(Path.of("events/kinesis-source.json")));
    assertTrue(event.contains("  event of Firehose with "), event);
    assertTrue(event.contains("sourceKinesisStreamArn      arn:aws:kinesis:"), event);
    assertTrue(event.contains("    record 1\n"), event);
    assertTrue(event.contains("        gzip of "), event);
    assertTrue(event.contains("          envelope of CloudWatch Logs\n"), event);
    String answer =
        explain(
            """
            {"records":[{"recordId":"1","result":"Ok","data":"YQo=",\
            "metadata":{"partitionKeys":{"hour":"07"}}},{"recordId":"2","result":"Dropped"}]}
            """);
    assertTrue(answer.contains("answer of the function to 2 records {Dropped=1, Ok=1}"), answer);
    assertTrue(answer.contains("        hour                        07\n"), answer);
    assertTrue(answer.contains("        2 bytes: \"a\\n\"\n"), answer);
  }

  @Test
  void whatIsPutBackIsCounted() throws Exception {
    settings.put("TRANSFORM", "mysql-general-log");
    settings.put("EVENTS_PER_RECORD", "one");
    String text = explain(Files.readAllBytes(Path.of("events/mysql-first-pass.json")));
    assertTrue(text.contains("    puts back 4 records of "), text);
  }

  @Test
  void indexedDocumentsAreCounted() {
    settings.put("TRANSFORM", "json");
    settings.put("OPENSEARCH_ENDPOINT", "https://example.com");
    settings.put("OPENSEARCH_INDEX", "logs");
    settings.put("AWS_REGION", "eu-central-1");
    String text = explain(GivenEnvelope.of("one", "two").gzip());
    assertTrue(text.contains("indexes 2 documents: POST /logs/_bulk"), text);
  }

  @Test
  void unreadableContentIsOneLine() {
    assertTrue(explain("").contains("\n  empty\n"), explain(""));
    assertTrue(explain("a\u0007b").contains("\n  unknown content of 3 bytes: \"a\\u0007b\"\n"));
    assertTrue(explain("{\"a\":1}").contains("JSON with a: none of the kinds"));
    byte[] torn = Arrays.copyOf(GivenEnvelope.of("x").gzip(), 30);
    assertTrue(explain(torn).contains("\n  broken gzip: "), explain(torn));
    assertTrue(explain("{\"records\":[").contains("\n  broken JSON at byte "));
    assertTrue(explain("{\"records\":7}").contains("event of Firehose with 0 records"));
  }

  @Test
  void routeIsNamed() {
    settings.put("ROUTES", "[{\"logGroup\":\"/app/*\",\"transform\":\"json\"}]");
    String text = explain(GivenEnvelope.of("x").gzip());
    assertTrue(text.contains("route                       transform json, by ROUTES\n"), text);
  }

  @Test
  void hugeFileIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return length;
          }
        };
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    BadInputException e =
        assertThrows(BadInputException.class, () -> Explain.run("-", endless, Map.of(), out));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("FILE: '-' has more than 67,108,864 bytes"));
  }
}
