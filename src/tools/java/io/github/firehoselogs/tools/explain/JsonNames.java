package io.github.firehoselogs.tools.explain;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The names in the first JSON object of a text.
final class JsonNames {
  /// Reads JSON that may have long strings: the data of records.
  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Explain.MAX_BYTES).build())
          .build();

  private static final int MAX_NAMES = 20;

  private JsonNames() {}

  /// Returns the first names, up to an error; none if `bytes` is no JSON object.
  static List<String> of(byte[] bytes) {
    List<String> names = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return names;
      }
      while (names.size() < MAX_NAMES && json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    } catch (IOException _) {
      // The names before the error tell the kind.
    }
    return names;
  }

  /// Returns the problem with JSON that could not be read, one line without its text.
  static String problem(IOException e) {
    return e instanceof JacksonException json && json.getLocation() != null
        ? "broken JSON at byte " + Math.max(0, json.getLocation().getByteOffset())
        : "broken JSON";
  }
}
