package io.github.firehoselogs.tools.explain;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Reads a file or standard input, and explains its content.
public final class Explain {
  /// The largest file that is read, in bytes: 64 MiB.
  static final int MAX_BYTES = 1 << 26;

  private Explain() {}

  /// Explains `place`, a file, or `-` for `standardInput`, with the settings in `environment`.
  ///
  /// @throws BadInputException if it cannot be read, or a setting is invalid
  public static void run(
      String place, InputStream standardInput, Map<String, String> environment, PrintStream out) {
    byte[] bytes = read(place, standardInput);
    Outline outline = new Outline(out);
    outline.line(
        0, (place.equals("-") ? "standard input" : place) + ": " + Outline.bytes(bytes.length));
    explain(bytes, new Trial(environment), outline);
    out.flush();
  }

  /// Explains `bytes`. Never fails because of them.
  static void explain(byte[] bytes, Trial trial, Outline outline) {
    try {
      new Explanation(trial, outline).explain(bytes);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new RunFailedException(
          "FILE: its content takes too much memory (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static byte[] read(String place, InputStream standardInput) {
    if (place.isBlank()) {
      throw new BadInputException("FILE: found '" + place + "', expected a file or -");
    }
    try (InputStream in = place.equals("-") ? standardInput : Files.newInputStream(file(place))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new BadInputException(
            "FILE: '%s' has more than %,d bytes; cut it, such as: head -n 3 FILE | … explain -"
                .formatted(place, MAX_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new BadInputException(
          "FILE: '" + place + "' cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static Path file(String place) {
    try {
      Path file = Path.of(place);
      if (Files.isDirectory(file)) {
        throw new BadInputException("FILE: '" + place + "' is a folder, expected a file or -");
      }
      return file;
    } catch (InvalidPathException e) {
      throw new BadInputException("FILE: '" + place + "' is no path: " + e.getReason(), e);
    }
  }
}
