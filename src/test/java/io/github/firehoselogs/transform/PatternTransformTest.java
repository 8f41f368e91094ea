package io.github.firehoselogs.transform;

import static io.github.firehoselogs.format.Lines.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.firehoselogs.format.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTransformTest {
  private static final String LEVEL =
      "^(?<level>[A-Z]+) (?:\\[(?P<thread>[^\\]]*)\\] )?(?<text>.*)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          WARN [main] disk is full   | {"level":"WARN","thread":"main","text":"disk is full"}
          WARN disk is full          | {"level":"WARN","text":"disk is full"}
          WARN []                    | {"level":"WARN","text":"[]"}
          ~INFO [] ~                 | {"level":"INFO","thread":"","text":""}
          ERROR "quoted\\path"       | {"level":"ERROR","text":"\\"quoted\\\\path\\""}
          INFO [日本] 😀 NUL.         | {"level":"INFO","thread":"日本","text":"😀 \\u0000."}
          INFO fe80::1 connected     | {"level":"INFO","text":"fe80::1 connected"}
          ~INFO a\tb~                | {"level":"INFO","text":"a\\tb"}
          ~INFO first
          second~                    | {"level":"INFO","text":"first"}
          info disk                  | unmatched
          WARN                       | unmatched
          ~~                         | unmatched
          ~ WARN x~                  | unmatched
          """)
  void groupsBecomeFields(String message, String json) {
    String expected = json.equals(UNMATCHED) ? json : json + "\n";
    assertEquals(expected, Lines.output(new PatternTransform(LEVEL), message.replace("NUL", "\0")));
  }

  @Test
  void patternMayMatchAnywhere() {
    assertEquals(
        "{\"code\":\"E17\"}\n",
        Lines.output(new PatternTransform("code=(?<code>\\w+)"), "failed: code=E17, retry"));
  }

  @Test
  void hostilePatternsTerminate() {
    String line = "a".repeat(50_000);
    for (String pattern : List.of("(?<x>(a*)*b)", "(?<x>(a|aa)+$)b", "(?<x>(.*a){20}b)")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> assertEquals(UNMATCHED, Lines.output(new PatternTransform(pattern), line)),
          pattern);
    }
  }

  /// Lines of a real server, from a file that is not part of the project.
  @Test
  void apacheErrorLogMatches() throws IOException {
    Path file = Path.of("../shared/data/Apache_2k.log");
    assumeTrue(Files.exists(file), file + " is not there");
    PatternTransform transform =
        new PatternTransform(
            "^\\[(?<time>[^\\]]+)\\] \\[(?<level>\\w+)\\] (?:\\[client (?<client>[^\\]]+)\\] )?"
                + "(?<message>.*)$");
    List<String> lines = Files.readAllLines(file);
    long matched =
        lines.stream().filter(line -> !Lines.output(transform, line).equals(UNMATCHED)).count();
    assertEquals(2000, lines.size());
    assertEquals(2000, matched);
  }
}
