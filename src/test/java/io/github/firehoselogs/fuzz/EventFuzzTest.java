package io.github.firehoselogs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes the reader of events and the whole function. Any text is an event, or is refused with a
/// message that contains no part of it. Every event is answered, each record once.
class EventFuzzTest {
  private static final Pattern REFUSAL =
      Pattern.compile(
          "event: (expected a JSON object as Firehose sends it"
              + "|not JSON at byte ([0-9]+|\\?)|not JSON in UTF-8)");

  /// The response is so small that envelopes of a few lines are split and put back.
  private static final Settings SETTINGS =
      GivenSettings.of(
          Map.of(
              "PARTITION_KEYS",
              "stream={logStream},level={field.level|none},hour={timestamp:HH}",
              "PARTITION_MODE",
              "exact",
              "MAX_RESPONSE_BYTES",
              "600",
              "MAX_ENVELOPE_BYTES",
              "1048576"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FirehoseSerializer serializer = new FirehoseSerializer();

  static Stream<byte[]> seeds() {
    GivenEnvelope envelope =
        GivenEnvelope.of("x".repeat(200), "{\"level\":\"warn\"}", "y".repeat(300), "");
    return Stream.of(
            GivenEvent.directPut().with("1", envelope).with("2", envelope).json(),
            GivenEvent.fromKinesis().with("1", envelope).with("\u00e9\"\\\ud83d", envelope).json(),
            GivenEvent.directPut()
                .withRawRecord("null")
                .withRawRecord("{\"data\":7,\"recordId\":null,\"kinesisRecordMetadata\":[]}")
                .withRawData("not base64", "\"%\"")
                .json(),
            envelope.json(),
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"m\"}]}",
            "{}",
            "[]",
            // Found by fuzzing: read as UTF-32, for which the parser does not count bytes.
            "\0\0\0\0\0\0\0\0",
            "")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void isAnsweredOrRefused(byte[] data) throws IOException {
    Optional<FirehoseEvent> event = read(data);
    if (event.isPresent()) {
      isAnswered(event.get());
    }
    GivenEvent given =
        GivenEvent.directPut()
            .with("before", GivenEnvelope.of("b"))
            .with("hostile", data)
            .with("packed", GivenEnvelope.gzip(data));
    isAnswered(given.read());
    isAnswered(GivenEvent.fromKinesis().with("packed", GivenEnvelope.gzip(data)).read());
  }

  private Optional<FirehoseEvent> read(byte[] json) {
    try {
      FirehoseEvent event =
          serializer.fromJson(new ByteArrayInputStream(json), FirehoseEvent.class);
      return Optional.of(event);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(REFUSAL.matcher(message).matches(), message);
      assertNull(e.getCause());
      return Optional.empty();
    }
  }

  private void isAnswered(FirehoseEvent event) throws IOException {
    GivenStreams streams = new GivenStreams().refuseNext(1);
    GivenContext context = new GivenContext();
    FirehoseResponse response =
        new FirehoseLogsHandler(SETTINGS, streams.targets(), _ -> {}, context.out())
            .handleRequest(event, context);
    List<String> ids = InputRecord.of(event).stream().map(InputRecord::recordId).toList();
    assertEquals(ids, response.records().stream().map(Outcome::recordId).toList());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    serializer.toJson(response, written, FirehoseResponse.class);
    assertEquals(response.responseBytes(), written.size());
    JsonNode answer = JSON.readTree(written.toByteArray());
    assertEquals(ids.size(), answer.path("records").size());
    for (int i = 0; i < ids.size(); i++) {
      assertEquals(ids.get(i), answer.path("records").path(i).path("recordId").asText());
    }
    for (String line : context.logged()) {
      assertNotNull(JSON.readTree(line));
    }
  }
}
