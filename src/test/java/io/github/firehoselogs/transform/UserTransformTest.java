package io.github.firehoselogs.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.CompactLines;
import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.api.Output;
import io.github.firehoselogs.format.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTransformTest {
  private static final Path EXAMPLE =
      Path.of("docs/own-transform/src/main/java/example/CompactLines.java");

  /// Cannot be created: its constructor has a parameter.
  public static final class Demanding implements LogEventTransform {
    public Demanding(String wish) {
      assertEquals("", wish);
    }

    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      return true;
    }
  }

  /// Cannot be created: its constructor throws.
  public static final class Failing implements LogEventTransform {
    public Failing() {
      throw new IllegalStateException("no luck");
    }

    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      return true;
    }
  }

  @Test
  void isFoundByItsClassName() {
    Transform own = Transforms.named(CompactLines.class.getName(), TransformSettings.NONE);
    assertEquals("{\"host\":\"i-0123456789\",\"text\":\"a\"}\n", Lines.output(own, " a "));
    assertEquals(Lines.UNMATCHED, Lines.output(own, " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.lang.String | class java.lang.String does not implement io.github.firehoselogs.api.LogEventTransform
          io.github.firehoselogs.transform.UserTransformTest$Failing | class io.github.firehoselogs.transform.UserTransformTest$Failing: its constructor threw java.lang.IllegalStateException: no luck
          io.github.firehoselogs.transform.UserTransformTest$Demanding | class io.github.firehoselogs.transform.UserTransformTest$Demanding: expected a public class with a public constructor without parameters, found java.lang.NoSuchMethodException: io.github.firehoselogs.transform.UserTransformTest$Demanding.<init>()
          """)
  void unusableClassIsReported(String name, String message) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> Transforms.named(name, TransformSettings.NONE))
            .getMessage());
  }

  @Test
  void everyNamedTransformExists() {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Transforms.named("nothing", TransformSettings.NONE))
                .getMessage());
    List<String> known = List.of(message.replaceFirst(".*expected (.*) or .*", "$1").split(", "));
    assertEquals(Transforms.names(), known);
    assertEquals(14, known.size());
    TransformSettings pattern = new TransformSettings(Map.of(TransformSetting.PATTERN, "(?<a>.)"));
    for (String name : known) {
      assertNotNull(Transforms.named(name, pattern), name);
    }
  }

  @Test
  void readmeShowsTheCompiledExample() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String example = Files.readString(EXAMPLE);
    assertTrue(readme.contains("```java\n" + example + "```"), "the example in README.md");
  }

  @Test
  void exampleImportsTheApiAlone() throws IOException {
    assertEquals(
        List.of("io.github.firehoselogs.api"),
        Files.readAllLines(EXAMPLE).stream()
            .filter(line -> line.startsWith("import "))
            .map(line -> line.substring("import ".length(), line.lastIndexOf('.')))
            .distinct()
            .toList());
  }
}
