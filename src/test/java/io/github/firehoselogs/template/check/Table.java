package io.github.firehoselogs.template.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A table of expectations: a text file with one row per line, bars between cells, and comments
/// that begin with `#`.
public final class Table {
  private static final Path FOLDER = Path.of("src/test/resources/template");

  private Table() {}

  /// Returns the rows of the file `name`, each with its cells.
  static List<List<String>> rows(String name) {
    return lines(name).stream()
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /// Returns the lines of the file `name` without blank lines and comments.
  static List<String> lines(String name) {
    try {
      return Files.readAllLines(FOLDER.resolve(name), UTF_8).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
