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
    if (logEvent.appendVerbatimMessageTo(output) && !startsWithBrace(output, from + 1)) {
      return;
    }
    output.truncate(from);
    Utf8Builder message = logEvent.messageText();
    if (!OneLineJson.appendObject(message.array(), 0, message.length(), output)) {
      JsonString.appendQuoted(message.array(), 0, message.length(), output);
    }
  }

  private static boolean startsWithBrace(Utf8Builder output, int from) {
    int at = from;
    while (at < output.length() && output.array()[at] == ' ') {
      at++;
    }
    return at < output.length() && output.array()[at] == '{';
  }
}
