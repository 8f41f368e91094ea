package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.OneLineJson;
import io.github.firehoselogs.json.Utf8Builder;

/// Writes a message as a JSON value.
final class JsonMessage {
  private JsonMessage() {}

  /// Appends the message as a string and returns true. Returns false if it may be a JSON object, or
  /// if its quoted form is not available. The caller then has to truncate the output.
  static boolean appendText(LogEventView logEvent, Utf8Builder output) {
    int from = output.length();
    return logEvent.appendQuotedMessageTo(output) && !mayBeObject(output, from + 1);
  }

  /// Appends a message that is a JSON object as that object, every other message as a string.
  static void append(LogEventView logEvent, Utf8Builder output) {
    int from = output.length();
    if (appendText(logEvent, output)) {
      return;
    }
    output.truncate(from);
    Utf8Builder message = logEvent.messageText();
    if (!OneLineJson.appendObject(message.array(), 0, message.length(), output)) {
      JsonString.appendQuoted(message.array(), 0, message.length(), output);
    }
  }

  /// Returns whether the JSON string whose text starts at `from` begins with a brace, or with an
  /// escape, which may encode white space before a brace.
  private static boolean mayBeObject(Utf8Builder output, int from) {
    int at = from;
    while (output.array()[at] == ' ') {
      at++;
    }
    return output.array()[at] == '{' || output.array()[at] == '\\';
  }
}
