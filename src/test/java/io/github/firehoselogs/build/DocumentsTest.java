package io.github.firehoselogs.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents name exists: links, settings, parameters, sources, programs and tests.
final class DocumentsTest {
  private static final int MAX_README_LINES = 150;

  /// A setting or a constant in backticks, or a setting with its value: `UNMATCHED=fail`.
  private static final Pattern SETTING =
      Pattern.compile("(?<![A-Za-z0-9_.-])([A-Z][A-Z_]+[A-Z])(?:=|`)");

  /// A parameter of the template with its value, or an alarm: `Destination=s3`, `RoundsAlarm`.
  private static final Pattern PARAMETER =
      Pattern.compile("(?<![A-Za-z0-9_.-])([A-Z][a-z][A-Za-z0-9]+(?:(?==)|Alarm(?=`)))");

  /// A source file of the function, with or without its ending: `fit/Fitter`.
  private static final Pattern SOURCE =
      Pattern.compile("`((?:[a-z]+/)+[A-Z][A-Za-z]+(?:\\.java)?)`");

  private static final Pattern PROGRAM = Pattern.compile("exec:exec@([a-z-]+)");
  private static final Pattern TEST =
      Pattern.compile("[`=',]([A-Z][A-Za-z0-9]+(?:Test|Benchmark))\\b");

  /// Names in capitals that are not ours: Lambda's log levels, a time zone, a field of MySQL's log,
  /// and a regular expression.
  private static final Set<String> FOREIGN = Set.of("DEBUG", "INFO", "UTC", "PID", "ERROR");

  @Test
  void readmeIsShort() throws IOException {
    long lines = Files.readString(Path.of("README.md")).lines().count();
    assertTrue(lines <= MAX_README_LINES, () -> "README.md has " + lines + " lines");
  }

  @Test
  void everyLinkResolves() throws IOException {
    Set<String> broken = new TreeSet<>();
    int links = 0;
    for (MarkdownFile document : MarkdownFile.all()) {
      for (String link : document.relativeLinks()) {
        links++;
        if (!document.resolves(link)) {
          broken.add(document.path() + ": " + link);
        }
      }
    }
    assertEquals(Set.of(), broken);
    assertTrue(links > 40, links + " links");
  }

  @Test
  void everyDocumentIsLinkedFromAnother() throws IOException {
    Set<Path> documents = new TreeSet<>();
    Set<Path> linked = new TreeSet<>(Set.of(Path.of("README.md")));
    for (MarkdownFile document : MarkdownFile.all()) {
      documents.add(document.path());
      document.relativeLinks().stream()
          .map(document::target)
          .filter(target -> !target.equals(document.path()))
          .forEach(linked::add);
    }
    documents.removeAll(linked);
    assertEquals(Set.of(), documents);
  }

  @Test
  void everySettingExists() throws IOException {
    Set<String> known = new TreeSet<>(FOREIGN);
    known.addAll(settings());
    for (FailureReason reason : FailureReason.values()) {
      known.add(reason.name());
    }
    assertKnown(SETTING, known);
  }

  @Test
  void everyParameterExists() throws IOException {
    String template = Files.readString(Path.of("template.yaml"));
    assertKnown(PARAMETER, found(Pattern.compile("(?m)^  ([A-Za-z0-9]+):$"), template));
  }

  @Test
  void everyMavenProgramExists() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Set<String> known = found(Pattern.compile("<id>([a-z-]+)</id>"), pom);
    assertKnown(PROGRAM, known);
  }

  @Test
  void everyNamedTestExists() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      Set<String> known =
          sources
              .map(source -> source.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertKnown(TEST, known);
    }
  }

  @Test
  void everyNamedSourceExists() throws IOException {
    Path root = Path.of("src/main/java/io/github/firehoselogs");
    try (Stream<Path> sources = Files.walk(root)) {
      Set<String> known =
          sources
              .map(source -> root.relativize(source).toString())
              .collect(Collectors.toCollection(TreeSet::new));
      known.addAll(known.stream().map(source -> source.replace(".java", "")).toList());
      assertKnown(SOURCE, known);
    }
  }

  private static void assertKnown(Pattern name, Set<String> known) throws IOException {
    Map<Path, Set<String>> unknown = new HashMap<>();
    int names = 0;
    for (MarkdownFile document : MarkdownFile.all()) {
      Set<String> named = found(name, document.text());
      names += named.size();
      named.removeAll(known);
      if (!named.isEmpty()) {
        unknown.put(document.path(), named);
      }
    }
    assertEquals(Map.of(), unknown);
    assertTrue(names > 0, name::pattern);
  }

  private static Set<String> found(Pattern name, String text) {
    Matcher matcher = name.matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /// Returns the names that the code asks the environment for.
  private static Set<String> settings() {
    Set<String> names = new TreeSet<>();
    Settings.from(
        new HashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getOrDefault(Object name, String defaultValue) {
            names.add(name.toString());
            return defaultValue;
          }
        });
    return names;
  }
}
