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

/// Reads what we read without a line of ours: the JDK's gunzip and Jackson's tree.
final class IndependentReader {
  /// A log event and the envelope around it.
  record Event(JsonNode envelope, JsonNode logEvent) {}

  /// Which of two equal names counts is not agreed on between parsers, so such input is left out.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private IndependentReader() {}

  /// Returns the events of all data messages; empty where the JDK or Jackson refuses what we take,
  /// such as a byte-order mark between two documents, or a number with fifty digits of exponent.
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

  /// Returns the document that `json` begins with, empty where Jackson refuses it.
  static Optional<JsonNode> tree(String json) {
    try {
      return Optional.of(JSON.readTree(json));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Returns what `gzip` inflates to.
  static byte[] inflate(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  /// Returns `text` with U+FFFD for each half of a surrogate pair, which UTF-8 cannot hold.
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
    };
  }
}
