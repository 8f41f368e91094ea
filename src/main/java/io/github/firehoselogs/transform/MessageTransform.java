package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEvent;
import io.github.firehoselogs.json.Utf8Builder;

/// `message`: the message of the log event and a line feed.
final class MessageTransform implements LogEventTransform {
  @Override
  public boolean transform(LogEvent logEvent, Utf8Builder output) {
    logEvent.appendMessageTo(output);
    output.append('\n');
    return true;
  }
}
