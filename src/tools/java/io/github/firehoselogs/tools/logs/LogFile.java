package io.github.firehoselogs.tools.logs;

import java.io.IOException;
import java.io.InputStream;

/// A source of log lines: the name of its log stream, its name in messages, and how to open it.
public record LogFile(String logStream, String place, Opening opening) {
  /// Opens a file. The caller closes it.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }
}
