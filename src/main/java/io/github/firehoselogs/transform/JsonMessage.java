package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.OneLineJson;
import io.github.firehoselogs.text.Utf8Builder;

/// A message as a JSON value: a message that is itself a JSON object stays one, every other is a
/// string.
final class JsonMessage {
  private JsonMessage() {}

  static void append(Utf8Builder message, Utf8Builder output) {
    if (!OneLineJson.appendObject(message.array(), 0, message.length(), output)) {
      JsonString.appendQuoted(message.array(), 0, message.length(), output);
    }
  }
}
