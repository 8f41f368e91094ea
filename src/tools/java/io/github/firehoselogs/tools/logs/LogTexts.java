package io.github.firehoselogs.tools.logs;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// The texts of the log events in one log.
public sealed interface LogTexts extends Closeable permits LogLines, LogEntries, WatchedTexts {
  /// Returns the next text, or empty at the end.
  Optional<LogLines.Line> next() throws IOException;

  /// Returns why the log ended early, if it could not be read. Everything before has been returned.
  Optional<IOException> failure();
}
