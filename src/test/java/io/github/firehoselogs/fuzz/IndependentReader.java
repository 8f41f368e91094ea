package io.github.firehoselogs.fuzz;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Reads the same input without the function's code: with the JDK's gzip and Jackson's tree model.
final class IndependentReader {
  /// A log event and its envelope.
  record Event(JsonNode envelope, JsonNode logEvent) {}

  /// Refuses names that appear twice, because parsers do not agree on which one counts.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private IndependentReader() {}

  /// Returns the events of all data messages. Empty if the JDK or Jackson refuses input that the
  /// function accepts, such as a byte-order mark between two documents, or an exponent of fifty
  /// digits.
  static Optional<List<Event>> events(EncodedEnvelope bytes) {
    List<Event> events = new ArrayList<>();
    try (MappingIterator<JsonNode> documents =
        JSON.readerFor(JsonNode.class).readValues(json(bytes))) {
      while (documents.hasNextValue()) {
        JsonNode envelope = documents.nextValue();
        if (envelope.path("messageType").asText().equals("DATA_MESSAGE")) {
          envelope.path("logEvents").forEach(each -> events.add(new Event(envelope, each)));
        }
      }
      return Optional.of(events);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Returns the document at the start of `json`, empty if Jackson refuses it.
  static Optional<JsonNode> tree(String json) {
    try {
      return Optional.of(JSON.readTree(json));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Returns the inflated content of `gzip`.
  static byte[] inflate(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  /// Returns `text` with U+FFFD in place of each unpaired surrogate, which UTF-8 cannot represent.
  static String wellFormed(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] json(EncodedEnvelope bytes) throws IOException {
    return switch (bytes) {
      case EncodedEnvelope.Gzip gzip -> inflate(gzip.bytes());
      case EncodedEnvelope.PlainJson plain -> plain.bytes();
      case EncodedEnvelope.Document _ -> throw new IOException("a document, not an envelope");
    };
  }
}
