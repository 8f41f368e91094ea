package io.github.firehoselogs.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/// Redacts the values inside a JSON object; names stay.
final class JsonRedaction {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonRedaction() {}

  /// Returns `json` with `redact` applied to every string in it, and a string in place of every
  /// number that it changes.
  static byte[] redact(byte[] json, UnaryOperator<String> redact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64);
    try (JsonParser parser = JSON.createParser(json);
        JsonGenerator generator = JSON.createGenerator(out)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          generator.writeString(redact.apply(parser.getText()));
        } else if (token.isNumeric() && !redact.apply(parser.getText()).equals(parser.getText())) {
          generator.writeString(redact.apply(parser.getText()));
        } else {
          generator.copyCurrentEvent(parser);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("extractedFields: beyond what can be read", e);
    }
    return out.toByteArray();
  }
}
