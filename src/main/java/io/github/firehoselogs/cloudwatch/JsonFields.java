package io.github.firehoselogs.cloudwatch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/// Single fields of a JSON object, looked up when someone asks for them.
final class JsonFields {
  private JsonFields() {}

  /// Returns the text of the scalar at `path` in the JSON object `json[from, to)`, where there is
  /// one: a string as it is, a number, `true` or `false` as its JSON text. Empty for `null`, for an
  /// object or array, and for what is not JSON.
  static Optional<String> scalar(byte[] json, int from, int to, String... path) {
    try (JsonParser parser = Json.parser(json, from, to)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name : path) {
        if (parser.currentToken() != JsonToken.START_OBJECT || !moveTo(parser, name)) {
          return Optional.empty();
        }
      }
      JsonToken token = parser.currentToken();
      return token.isScalarValue() && token != JsonToken.VALUE_NULL
          ? Optional.of(parser.getText())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Moves from an object's opening brace to the value of its field `name`.
  private static boolean moveTo(JsonParser parser, String name) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(name);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
