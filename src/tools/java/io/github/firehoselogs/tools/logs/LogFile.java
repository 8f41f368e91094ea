package io.github.firehoselogs.tools.logs;

import java.io.IOException;
import java.io.InputStream;

/// Something with log lines in it: the log stream it becomes, what messages call it, and how it is
/// opened.
public record LogFile(String logStream, String place, Opening opening) {
  /// Opens a file. The caller closes it.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }
}
