package io.github.firehoselogs.transform;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.OneLineJson;
import io.github.firehoselogs.text.Utf8Builder;

/// A message as a JSON value: a message that is itself a JSON object stays one, every other is a
/// string.
final class JsonMessage {
  private JsonMessage() {}

  static void append(LogEvent logEvent, Utf8Builder output) {
    int from = output.length();
    if (logEvent.appendQuotedMessageTo(output) && !mayBeObject(output, from + 1)) {
      return;
    }
    output.truncate(from);
    Utf8Builder message = logEvent.messageText();
    if (!OneLineJson.appendObject(message.array(), 0, message.length(), output)) {
      JsonString.appendQuoted(message.array(), 0, message.length(), output);
    }
  }

  /// Returns whether the text of the JSON string from `from` on begins with a brace, or with an
  /// escape, which may be white space in front of one.
  private static boolean mayBeObject(Utf8Builder output, int from) {
    int at = from;
    while (output.array()[at] == ' ') {
      at++;
    }
    return output.array()[at] == '{' || output.array()[at] == '\\';
  }
}
