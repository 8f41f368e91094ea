package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
  @Test
  void groupsAreNamedInTheirOrder() {
    LinearPattern pattern = LinearPattern.compile("(?P<z>a)(b)(?<a>c(?<m>d)?)");

    assertEquals(List.of("z", "a", "m"), pattern.groupNames());
    assertArrayEquals(new int[] {1, 2, 3, 4, -1, -1}, pattern.groupsIn(text("-abc")));
  }

  @Test
  void offsetsAreBytes() {
    assertArrayEquals(
        new int[] {6, 10}, LinearPattern.compile(". (?<smile>.)").groupsIn(text("é日 😀")));
  }

  @Test
  void noMatchHasNoGroups() {
    assertArrayEquals(new int[0], LinearPattern.compile("(?<a>a)").groupsIn(text("b")));
  }

  /// The second of each two is left to RE2/J.
  @ParameterizedTest
  @ValueSource(strings = {"[a-z]", "\\p{Ll}", "[a-z]|\\b", "[[:lower:]]|\\b"})
  void findsAllThatIsNotEmpty(String pattern) {
    List<String> found = new ArrayList<>();
    LinearPattern.compile(pattern)
        .findAll(text("日a-😀b"), (from, to) -> found.add(from + "-" + to));

    assertEquals(List.of("3-4", "9-10"), found);
  }

  @Test
  void lookingFarBehindEachMatchEndsWithTheRestAsOne() {
    List<Integer> ends = new ArrayList<>();
    LinearPattern.compile("a(.*z)?").findAll(text("a".repeat(100_000)), (_, to) -> ends.add(to));

    assertEquals(17, ends.size());
    assertEquals(100_000, ends.getLast());
  }

  @Test
  void ordinaryLinesAreNeverCutShort() {
    List<Integer> ends = new ArrayList<>();
    LinearPattern.compile("a(.*z)?").findAll(text("a".repeat(300)), (_, to) -> ends.add(to));

    assertEquals(300, ends.size());
  }

  /// `\\pL` is for RE2/J. Each would take minutes if every match were found on its own.
  @ParameterizedTest
  @ValueSource(strings = {"\\pL(.*z)?", "\\pL(?:.*\\d)?", "\\p{Greek}|a(.*z)?", "\\pL(.*z)?$|x*"})
  @Timeout(20)
  void findAllIsBoundedWithRe2Too(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    Utf8Builder line = text("ä" + "a".repeat(60_000));
    List<Integer> ends = new ArrayList<>();
    pattern.findAll(line, (_, to) -> ends.add(to));

    assertEquals(line.length(), ends.getLast());
    assertTrue(pattern.isIn(line));
    assertEquals(0, pattern.groupsIn(line).length);
  }

  @Test
  void shortLinesAreFoundMatchByMatchWithRe2Too() {
    List<Integer> ends = new ArrayList<>();
    LinearPattern.compile("\\pL(.*z)?").findAll(text("ä".repeat(300)), (_, to) -> ends.add(to));

    assertEquals(300, ends.size());
  }

  @Test
  void patternWithTooManyStatesIsStillFound() {
    LinearPattern pattern = LinearPattern.compile("(?<all>(?:a|b)*a(?:a|b){20}c)");
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      line.append(Integer.bitCount(i * 31) % 2 == 0 ? 'a' : 'b');
    }
    line.append('a').append("b".repeat(20)).append('c');

    assertTrue(pattern.isIn(text(line.toString())));
    assertArrayEquals(new int[] {0, line.length()}, pattern.groupsIn(text(line.toString())));
    List<Integer> ends = new ArrayList<>();
    pattern.findAll(text(line.toString()), (_, to) -> ends.add(to));
    assertEquals(List.of(line.length()), ends);
  }

  @Test
  void nestedGroupsAsDeepAsRe2TakesThem() {
    LinearPattern pattern = LinearPattern.compile("(".repeat(900) + "a*" + ")*".repeat(900));

    assertTrue(pattern.isIn(text("b")));
    assertFalse(LinearPattern.compile("(".repeat(900) + "a" + ")".repeat(900)).isIn(text("b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "ab(c        ! missing closing ) at character 1 of 'ab(c'",
        "ab[c        ! missing closing ] at character 3 of 'ab[c'",
        "a**         ! invalid nested repetition operator at character 2 of 'a**'",
        "a(?=b)      ! invalid or unsupported Perl syntax at character 2 of 'a(?=b)'",
        "a{2,1}      ! invalid repeat count at character 2 of 'a{2,1}'",
        "[b-a]       ! invalid character class range at character 2 of '[b-a]'",
        "a\\1        ! invalid escape sequence at character 2 of 'a\\1'",
        "(?<a>)(?<a>)! duplicate capture group name at character 10 of '(?<a>)(?<a>)'"
      })
  void wrongPatternsAreNamedWithThePosition(String pattern, String message) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LinearPattern.compile(pattern));

    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a{1000}b){1000}", "((a{100}){100}){100}", "(\\W{1000}){11}"})
  void patternsThatWouldBecomeTooLargeAreRefused(String pattern) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LinearPattern.compile(pattern));

    assertEquals(
        "the pattern is larger than 10000 instructions: expected fewer or smaller counted"
            + " repetitions such as {1000}",
        e.getMessage());
  }

  private static Utf8Builder text(String text) {
    return new Utf8Builder(0).append(text);
  }
}
