package example;

import io.github.firehoselogs.api.JsonObject;
import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.api.Output;

public final class CompactLines implements LogEventTransform {
  @Override
  public boolean transform(LogEvent logEvent, Output output) {
    if (logEvent.message().isBlank()) {
      return false; // UNMATCHED decides
    }
    JsonObject line = output.object();
    line.text("host", logEvent.logStream());
    line.text("text", logEvent.message().strip());
    line.end();
    return true;
  }
}
