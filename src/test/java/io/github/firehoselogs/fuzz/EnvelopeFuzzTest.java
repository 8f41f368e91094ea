package io.github.firehoselogs.fuzz;

import static io.github.firehoselogs.tools.given.GivenEnvelope.gzip;
import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.EnvelopeEncoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes the readers of gzip and envelopes. Any bytes are either read or refused, and the result
/// is the same as that of the JDK and of Jackson's tree model.
class EnvelopeFuzzTest {
  private static final int MAX_ENVELOPE_BYTES = 1 << 20;

  static Stream<byte[]> seeds() {
    String json =
        GivenEnvelope.of("a \u00e9 \\ud83d line", "{\"level\":\"warn\",\"n\":[1,2]}")
            .withRawEvent(
                "{\"message\":\"\\ud83d\\u00e9\\n\",\"timestamp\":\"17\",\"id\":7,"
                    + "\"extractedFields\":{\"x\":\"\",\"level\":true}}")
            .withRawEvent("{\"id\":\"\\ud801\",\"message\":\"half a pair in the id\"}")
            .withRawEvent("{\"id\":\"1\",\"timestamp\":1.7e12,\"message\":\"\"}")
            .json();
    byte[] gzip = gzip(json);
    return Stream.of(
        gzip,
        json.getBytes(UTF_8),
        ("\ufeff " + json + "\n" + GivenEnvelope.controlMessage() + json).getBytes(UTF_8),
        GivenEnvelope.controlMessage().getBytes(UTF_8),
        joined(gzip, gzip, new byte[3]),
        Base64.getEncoder().encode(gzip),
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"\"}]}".getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void isReadOrRefused(byte[] data) throws UnreadableEnvelopeException {
    isRead(data);
    // A fuzzer cannot guess gzip's checksums, so the data are also compressed here.
    isRead(gzip(data));
  }

  private static void isRead(byte[] data) throws UnreadableEnvelopeException {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(MAX_ENVELOPE_BYTES)) {
      EncodedEnvelope bytes;
      LogEvents logEvents;
      List<String> messages;
      try {
        bytes = EncodedEnvelope.of(data);
        logEvents = decoder.decode(bytes);
        messages = messagesOf(logEvents);
      } catch (UnreadableEnvelopeException | MalformedTextException _) {
        return;
      }
      if (bytes instanceof EncodedEnvelope.Gzip) {
        assertTrue(logEvents.decompressedBytes() <= MAX_ENVELOPE_BYTES);
      }
      Optional<List<IndependentReader.Event>> expected = IndependentReader.events(bytes);
      if (expected.isPresent()) {
        assertEquals(expected.get().size(), logEvents.size());
        for (int i = 0; i < logEvents.size(); i++) {
          agree(expected.get().get(i), logEvents.at(i));
        }
      }
      assertEquals(messages, messagesOf(putBackAndRead(logEvents)));
    }
  }

  private static List<String> messagesOf(LogEvents logEvents) {
    return IntStream.range(0, logEvents.size())
        .mapToObj(index -> logEvents.at(index).message())
        .toList();
  }

  private static void agree(IndependentReader.Event expected, LogEventView event) {
    JsonNode logEvent = expected.logEvent();
    assertEquals(string(expected.envelope().path("logStream")), event.logStream());
    assertEquals(IndependentReader.wellFormed(logEvent.path("message").asText()), event.message());
    agree(logEvent.path("id"), event.id());
    agree(logEvent.path("extractedFields").path("level"), event.extractedField("level").orElse(""));
    IndependentReader.tree(event.message())
        .ifPresent(tree -> agree(tree.path("level"), event.messageField("level").orElse("")));
    JsonNode timestamp = logEvent.path("timestamp");
    if (timestamp.isIntegralNumber() && timestamp.canConvertToLong()) {
      assertEquals(OptionalLong.of(timestamp.asLong()), event.timestamp());
    }
  }

  private static void agree(JsonNode expected, String found) {
    if (expected.isNumber()) {
      assertEquals(0, expected.decimalValue().compareTo(new BigDecimal(found)));
    } else {
      String text = expected.isNull() ? "" : expected.asText();
      assertEquals(IndependentReader.wellFormed(text), found);
    }
  }

  private static String string(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static LogEvents putBackAndRead(LogEvents logEvents) throws UnreadableEnvelopeException {
    int[] all = IntStream.range(0, logEvents.size()).toArray();
    EncodedEnvelope again;
    try (EnvelopeEncoder encoder = new EnvelopeEncoder()) {
      again = EncodedEnvelope.of(encoder.encode(logEvents, all, 3));
    }
    assertEquals(3, again.rounds());
    // The limit of the first decoder does not apply to plain JSON.
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(8 * MAX_ENVELOPE_BYTES)) {
      return all.length == 0 ? logEvents : decoder.decode(again);
    }
  }
}
