package io.github.firehoselogs.transform;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.Utf8Builder;

/// Writes the fields of a log format as one line of JSON.
record FormatTransform(LogFormat format) implements LogEventTransform {
  @Override
  public boolean transform(LogEvent logEvent, Utf8Builder output) {
    Utf8Builder message = logEvent.messageText();
    JsonLine fields = new JsonLine(output);
    if (!format.read(new Cursor(message.array(), 0, message.length()), fields)) {
      return false;
    }
    fields.end();
    return true;
  }
}
