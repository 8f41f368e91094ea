package io.github.firehoselogs.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Markdown document of the project, with its links and headings. `path` is relative to the
/// project's folder, in which Maven starts the tests.
public record MarkdownFile(Path path, String text) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");
  private static final Pattern WITH_SCHEME = Pattern.compile("[a-z]+:.*");

  /// Returns all documents of the project.
  public static List<MarkdownFile> all() throws IOException {
    List<MarkdownFile> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      for (Path file : Stream.concat(top, docs).sorted().toList()) {
        if (file.toString().endsWith(".md")) {
          documents.add(of(file));
        }
      }
    }
    return documents;
  }

  private static MarkdownFile of(Path file) throws IOException {
    return new MarkdownFile(file, Files.readString(file));
  }

  /// Returns the links to other files of the project, and to headings.
  Set<String> relativeLinks() {
    String prose = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !WITH_SCHEME.matcher(link).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the file that `link` leads to.
  Path target(String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? path : path.resolveSibling(file).normalize();
  }

  /// Returns whether the file and the heading that `link` leads to exist.
  boolean resolves(String link) throws IOException {
    Path target = target(link);
    if (!Files.exists(target)) {
      return false;
    }
    int hash = link.indexOf('#');
    return hash < 0 || of(target).anchors().contains(link.substring(hash + 1));
  }

  /// Returns the anchors that GitHub makes of the headings.
  Set<String> anchors() {
    Function<MatchResult, String> anchor =
        heading ->
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(anchor)
        .collect(Collectors.toSet());
  }
}
