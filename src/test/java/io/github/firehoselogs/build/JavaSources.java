package io.github.firehoselogs.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The project's Java sources.
final class JavaSources {
  /// Source roots, relative to the project's folder, where Maven starts tests.
  static final Path MAIN = Path.of("src/main/java");

  static final Path TOOLS = Path.of("src/tools/java");
  static final Path TEST = Path.of("src/test/java");

  private JavaSources() {}

  /// Returns the Java files in `root` and all folders below it, in a fixed order.
  static List<Path> in(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
