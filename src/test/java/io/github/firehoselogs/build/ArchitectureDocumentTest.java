package io.github.firehoselogs.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of packages in docs/architecture.md: each package of the function, with its door.
final class ArchitectureDocumentTest {
  private static final Path ROOT = Path.of("src/main/java/io/github/firehoselogs");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| .* \\| (.*) \\|$");
  private static final Pattern DOOR = Pattern.compile("`([A-Za-z0-9]+)`");

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/architecture.md"))).results();
  }

  private static Path folder(MatchResult row) {
    return ROOT.resolve(row.group(1).replace('.', '/'));
  }

  @Test
  void everyPackageHasARow() throws IOException {
    try (Stream<MatchResult> rows = rows();
        Stream<Path> files = Files.walk(ROOT)) {
      Set<Path> packages =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .map(Path::getParent)
              .filter(folder -> !folder.equals(ROOT))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<Path> documented =
          rows.map(ArchitectureDocumentTest::folder).collect(Collectors.toCollection(TreeSet::new));
      assertEquals(packages, documented);
    }
  }

  @Test
  void everyDoorExists() throws IOException {
    Set<Path> missing = new TreeSet<>();
    try (Stream<MatchResult> rows = rows()) {
      rows.forEach(row ->
          DOOR.matcher(row.group(2))
              .results()
              .map(door -> folder(row).resolve(door.group(1) + ".java"))
              .filter(Files::notExists)
              .forEach(missing::add));
    }
    assertEquals(Set.of(), missing);
  }
}
