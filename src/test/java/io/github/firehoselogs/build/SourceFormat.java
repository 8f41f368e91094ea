package io.github.firehoselogs.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Formats this project's sources in google-java-format's default style, but leaves doc comments
/// unchanged.
final class SourceFormat {
  /// Relative to the project's folder, where Maven starts programs and tests.
  private static final List<Path> ROOTS =
      List.of(
          Path.of("src/main/java"),
          Path.of("src/tools/java"),
          Path.of("docs/own-transform/src/main/java"),
          Path.of("src/test/java"),
          Path.of("src/test/search-node"));

  private SourceFormat() {}

  /// Rewrites every source that differs from its formatted text, and prints its path.
  public static void main(String[] args) throws IOException, FormatterException {
    for (var source : unformatted().entrySet()) {
      Files.writeString(source.getKey(), source.getValue());
      System.out.println("formatted " + source.getKey());
    }
  }

  /// Returns the sources that differ from their formatted text, each with that text.
  static Map<Path, String> unformatted() throws IOException, FormatterException {
    var formatter = new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());
    var unformatted = new TreeMap<Path, String>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        unformatted.put(source, formatted);
      }
    }
    return unformatted;
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (Path root : ROOTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
