package io.github.firehoselogs.tools.simulation.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Finds the messages in documents, whose transform writes the whole message into one field.
public final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The fields other than the message: an id, a time, and short names.
  private static final int MAX_OTHER_BYTES = 500;

  private Documents() {}

  /// Returns the message in `document`; empty, which is no message, if it has none.
  static String message(JsonNode document) {
    JsonNode message = document.has("message") ? document.get("message") : document.path("event");
    return message.asText("");
  }

  /// Returns the messages in `lines`, which are documents, each message followed by a line feed. A
  /// line that is not JSON is taken for a message.
  public static byte[] messages(byte[] lines) {
    StringBuilder messages = new StringBuilder(lines.length);
    new String(lines, UTF_8).lines().forEach(line -> messages.append(messageIn(line)).append('\n'));
    return messages.toString().getBytes(UTF_8);
  }

  private static String messageIn(String line) {
    try {
      return message(JSON.readTree(line));
    } catch (JsonProcessingException _) {
      return line;
    }
  }

  /// Returns the size of the largest document that a transform may write for `message`.
  public static int maxBytes(String message) {
    try {
      return JSON.writeValueAsBytes(message).length + MAX_OTHER_BYTES;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("every text is JSON", e);
    }
  }
}
