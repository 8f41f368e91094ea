package example;

import io.github.firehoselogs.envelope.LogEvent;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.transform.LogEventTransform;

public final class CompactLines implements LogEventTransform {
  private static final JsonName HOST = JsonName.of("host");
  private static final JsonName TEXT = JsonName.of("text");

  @Override
  public boolean transform(LogEvent logEvent, Utf8Builder output) {
    if (logEvent.message().isBlank()) {
      return false; // UNMATCHED decides
    }
    JsonLine line = new JsonLine(output);
    line.text(HOST, logEvent.logStream());
    line.text(TEXT, logEvent.message().strip());
    line.end();
    return true;
  }
}
