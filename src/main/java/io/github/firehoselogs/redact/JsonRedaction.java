package io.github.firehoselogs.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Redacts the values inside of JSON, escapes undone; names stay.
final class JsonRedaction {
  /// ASCII alone, because half a surrogate pair can only be written as an escape.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final UnaryOperator<String> redact;
  private boolean changed;

  private JsonRedaction(UnaryOperator<String> redact) {
    this.redact = redact;
  }

  /// Returns `json[0, length)` with `redact` applied to every string in it, and a string in place of
  /// every number that it changes. Empty where that changes nothing. Throws where it is not JSON.
  static Optional<byte[]> redact(byte[] json, int length, UnaryOperator<String> redact)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 64);
    JsonRedaction redaction = new JsonRedaction(redact);
    try (JsonParser parser = JSON.createParser(json, 0, length);
        JsonGenerator generator = JSON.createGenerator(out)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        redaction.copy(token, parser, generator);
      }
    }
    return redaction.changed ? Optional.of(out.toByteArray()) : Optional.empty();
  }

  private void copy(JsonToken token, JsonParser parser, JsonGenerator generator)
      throws IOException {
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      generator.copyCurrentEvent(parser);
      return;
    }
    String text = parser.getText();
    String redacted = redact.apply(text);
    boolean same = redacted.equals(text);
    changed |= !same;
    if (same && token.isNumeric()) {
      generator.writeNumber(text);
    } else {
      generator.writeString(redacted);
    }
  }
}
