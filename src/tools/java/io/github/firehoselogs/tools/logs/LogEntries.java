package io.github.firehoselogs.tools.logs;

import io.github.firehoselogs.tools.logs.LogLines.Line;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Joins the lines of a log into entries, like an agent with a multi-line pattern: a line that
/// matches starts an entry, and the lines after it belong to it.
public final class LogEntries implements LogTexts {
  /// Lines that start an entry of MySQL's general log: with the time, or on old servers with two
  /// tabs.
  public static final Pattern MYSQL_GENERAL_LOG =
      Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT|\\d{6} +\\d?\\d:\\d\\d:\\d\\d\\t|\\t\\t *\\d)");

  private final LogLines lines;
  private final Pattern start;
  private @Nullable Line waiting;

  public LogEntries(LogLines lines, Pattern start) {
    this.lines = lines;
    this.start = start;
  }

  /// An entry ends before a line that would make it larger than a log event can be.
  @Override
  public Optional<Line> next() throws IOException {
    Line first = waiting == null ? lines.next().orElse(null) : waiting;
    waiting = null;
    if (first == null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(first.text());
    int bytes = first.bytes();
    for (Line line = lines.next().orElse(null); line != null; line = lines.next().orElse(null)) {
      if (bytes + 1 + line.bytes() > LogLines.MAX_TEXT_BYTES || start.matcher(line.text()).find()) {
        waiting = line;
        break;
      }
      text.append('\n').append(line.text());
      bytes += 1 + line.bytes();
    }
    return Optional.of(new Line(text.toString(), bytes));
  }

  @Override
  public Optional<IOException> failure() {
    return lines.failure();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
