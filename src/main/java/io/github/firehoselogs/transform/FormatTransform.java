package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.Utf8Builder;

/// Writes the fields of a log format as one line of JSON. A line break at the end of the message is
/// not part of its last field.
public record FormatTransform(LogFormat format) implements Transform {
  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    Utf8Builder message = logEvent.messageText();
    JsonLine fields = new JsonLine(output);
    if (!format.read(new Cursor(message.array(), 0, withoutLineBreak(message)), fields)) {
      return false;
    }
    fields.end();
    return true;
  }

  @Override
  public Schema schema() {
    return format.schema().withUnmatched();
  }

  private static int withoutLineBreak(Utf8Builder message) {
    int to = message.length();
    if (to > 0 && message.array()[to - 1] == '\n') {
      to--;
    }
    return to > 0 && message.array()[to - 1] == '\r' ? to - 1 : to;
  }
}
