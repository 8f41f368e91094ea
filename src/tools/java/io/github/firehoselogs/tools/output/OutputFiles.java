package io.github.firehoselogs.tools.output;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The output folder of a run, and the files beside it that are named after it: the function's own
/// log, the report, and the lock.
public record OutputFiles(Path folder) {
  /// Checks the argument `--out`.
  public static OutputFiles of(String out) {
    try {
      OutputFiles files = new OutputFiles(Path.of(out));
      if (files.folder.toAbsolutePath().normalize().getFileName() == null) {
        throw new BadInputException("--out: '" + out + "' is the root, expected a folder in it");
      }
      return files;
    } catch (InvalidPathException e) {
      throw new BadInputException("--out: '" + out + "' is no path: " + e.getReason(), e);
    }
  }

  /// Returns the file for the function's own log.
  public Path log() {
    return beside("", "-function.log");
  }

  /// Returns the file for the report.
  public Path report() {
    return beside("", "-report.html");
  }

  Path lock() {
    return beside(".", ".lock");
  }

  /// Throws if one of these logs is a file that the run would overwrite.
  public void checkNotRead(List<String> logs) {
    for (String log : logs) {
      if (isSame(log, log()) || isSame(log, report())) {
        throw new BadInputException(
            "FILE: '" + log + "' is a file that the run writes beside its output; set --out");
      }
    }
  }

  private static boolean isSame(String log, Path file) {
    try {
      return !log.equals("-") && Files.exists(file) && Files.isSameFile(Path.of(log), file);
    } catch (IOException | InvalidPathException _) {
      // The log does not exist, which is reported when it is read.
      return false;
    }
  }

  /// Creates the folder that contains all of them.
  void createParent() throws IOException {
    Files.createDirectories(log().toAbsolutePath().getParent());
  }

  private Path beside(String start, String ending) {
    Path tidy = folder.normalize();
    boolean unnamed = tidy.toString().isEmpty() || tidy.endsWith("..");
    Path named = unnamed ? folder.toAbsolutePath().normalize() : tidy;
    return named.resolveSibling(start + named.getFileName() + ending);
  }
}
