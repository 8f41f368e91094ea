package io.github.firehoselogs.tools.logs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/// A source of log lines: the name of its log stream, its name in messages, whether it is a pipe
/// whose lines are to be delivered while it is open, and how to open it.
public record LogFile(String logStream, String place, boolean live, Opening opening) {
  /// Opens a file. The caller closes it.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  /// Returns the reason why the file could not be read to its end.
  public static String reason(IOException e) {
    return switch (e) {
      case EOFException _ -> "its gzip data is cut off";
      case ZipException damaged -> "its gzip data is damaged (" + damaged.getMessage() + ")";
      case AccessDeniedException _ -> "it may not be read; check its permissions";
      case NoSuchFileException _ -> "it does not exist any more";
      default -> String.valueOf(e.getMessage());
    };
  }
}
