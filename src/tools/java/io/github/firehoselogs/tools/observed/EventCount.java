package io.github.firehoselogs.tools.observed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/// Counts the log events in a record of the stream.
final class EventCount {
  private static final JsonFactory JSON = new JsonFactory();

  private EventCount() {}

  /// Returns the number of log events in `data`: those of an envelope, or one if it is a finished
  /// document.
  static long of(byte[] data) {
    try (JsonParser json = JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(data)))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_ARRAY
            && "logEvents".equals(json.currentName())) {
          return objects(json);
        }
      }
      return 1;
    } catch (IOException _) {
      return 1;
    }
  }

  private static long objects(JsonParser json) throws IOException {
    long count = 0;
    while (json.nextToken() == JsonToken.START_OBJECT) {
      json.skipChildren();
      count++;
    }
    return count;
  }
}
