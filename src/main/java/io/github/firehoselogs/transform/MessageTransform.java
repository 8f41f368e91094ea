package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.Utf8Builder;

/// The transform `message`: the message of the log event and a line feed.
final class MessageTransform implements Transform {
  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    logEvent.appendMessageTo(output);
    output.append('\n');
    return true;
  }

  @Override
  public boolean parsesFields() {
    return false;
  }

  @Override
  public boolean writesJsonLines() {
    return false;
  }

  /// Returns a schema without fields, because the output is text.
  @Override
  public Schema schema() {
    return Schema.exactly();
  }
}
