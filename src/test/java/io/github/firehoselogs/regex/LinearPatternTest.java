package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.firehoselogs.text.Utf8Builder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  @ParameterizedTest
  @ValueSource(strings = {"[a-z]", "\\p{Ll}", "[a-z]|\\b", "\\p{Lower}|\\b"})
  void findsAllThatIsNotEmpty(String pattern) {
    List<String> found = new ArrayList<>();
    LinearPattern.compile(pattern)
        .findAll(text("日a-😀b"), (from, to) -> found.add(from + "-" + to));

    assertEquals(List.of("3-4", "9-10"), found);
  }

  @Test
  void restIsOneMatchIfEachReadsFar() {
    List<Integer> ends = new ArrayList<>();
    LinearPattern.compile("a(.*z)?").findAll(text("a".repeat(100_000)), (_, to) -> ends.add(to));

    assertEquals(2070, ends.size());
    assertEquals(100_000, ends.getLast());
  }

  @Test
  void ordinaryLinesAreNeverCutShort() {
    List<Integer> ends = new ArrayList<>();
    LinearPattern.compile("a(.*z)?").findAll(text("a".repeat(300)), (_, to) -> ends.add(to));

    assertEquals(300, ends.size());
  }

  /// Each would take minutes if every match were found on its own.
  @ParameterizedTest
  @ValueSource(strings = {"\\pL(.*z)?", "\\pL(?:.*\\d)?", "\\p{IsGreek}|a(.*z)?", "\\pL(.*z)?$|x*"})
  @Timeout(20)
  void findAllIsBoundedForAnyPattern(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    Utf8Builder line = text("ä" + "a".repeat(60_000));
    List<Integer> ends = new ArrayList<>();
    pattern.findAll(line, (_, to) -> ends.add(to));

    assertEquals(line.length(), ends.getLast());
    assertTrue(pattern.matchesAnywhere(line));
    assertEquals(0, pattern.groupsIn(line).length);
  }

  @Test
  void shortLinesAreFoundMatchByMatch() {
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

    assertTrue(pattern.matchesAnywhere(text(line.toString())));
    assertArrayEquals(new int[] {0, line.length()}, pattern.groupsIn(text(line.toString())));
    List<Integer> ends = new ArrayList<>();
    pattern.findAll(text(line.toString()), (_, to) -> ends.add(to));
    assertEquals(List.of(line.length()), ends);
  }

  @Test
  void nestedGroupsMayBeDeep() {
    LinearPattern pattern = LinearPattern.compile("(".repeat(900) + "a*" + ")*".repeat(900));

    assertTrue(pattern.matchesAnywhere(text("b")));
    assertFalse(
        LinearPattern.compile("(".repeat(900) + "a" + ")".repeat(900)).matchesAnywhere(text("b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "ab(c        ! missing closing ) at character 5 of 'ab(c'",
        "ab[c        ! missing closing ] at character 3 of 'ab[c'",
        "a**         ! invalid nested repetition operator at character 3 of 'a**'",
        "a(?=b)      ! invalid Perl operator at character 2 of 'a(?=b)'",
        "a{2,1}      ! invalid repeat count at character 2 of 'a{2,1}'",
        "[b-a]       ! invalid character class range at character 4 of '[b-a]'",
        "a\\1        ! backreferences are not supported at character 2 of 'a\\1'",
        "a{1001}     ! invalid repeat count at character 2 of 'a{1001}'",
        "(?<a>)(?<a>)! named capturing group <a> is already defined at character 7 of"
            + " '(?<a>)(?<a>)'",
        "x[[:digit:]]! expected a class such as \\p{Alpha}, found [:digit:] at character 3 of"
            + " 'x[[:digit:]]'",
        "((a.*){1,3})+! a group (...) is inside two repetitions of which one is counted: expected"
            + " (?:...) in '((a.*){1,3})+'"
      })
  void wrongPatternsAreNamedWithThePosition(String pattern, String message) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LinearPattern.compile(pattern));

    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{1000}b){1000}",
        "((a{100}){100}){100}",
        "(\\W{1000}){11}",
        "\\pL{1000}\\pL{1000}\\pL{1000}\\pL{1000}\\pL{1000}\\pL{1000}\\pL{1000}\\pL{1000}"
            + "\\pL{1000}\\pL{1000}\\pL{1000}"
      })
  void patternsThatWouldBecomeTooLargeAreRefused(String pattern) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LinearPattern.compile(pattern));

    assertEquals(
        "the pattern is larger than 10000 instructions: expected fewer or smaller counted"
            + " repetitions such as {1000}",
        e.getMessage());
  }

  /// RE2/J never ended on the first two.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)[\\x{1c00}-\\x{1cff}]",
        "(?i)\\x{1c80}",
        "(?i)\\pL{1000}",
        "(?:a?){500}a{500}"
      })
  @Timeout(20)
  void compilesInTime(String pattern) {
    assertFalse(LinearPattern.compile(pattern).matchesAnywhere(text("-")));
  }

  /// SafeRE gives some groups inside two repetitions a wrong range. These have one, or none counted.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:(\\d{1,3})\\.){3}",
        "((\\w+)=(\\w+) ?)+",
        "(?:(\\d+\\.)+\\d+,)+",
        "(?:(?:a.*){1,3})+",
        "(?:[(]{1,3}x)+",
        "(?:(a){1}b)+",
        "(a{1,2}){1,2}"
      })
  void groupsInOneRepetitionAreAccepted(String pattern) {
    assertFalse(LinearPattern.compile(pattern).matchesAnywhere(text("-")));
  }

  /// Each takes exponential or square time if a pattern is found by trying.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)*b",
        "(a|aa)+$",
        "(a|a)*b",
        "(a+a+)+b",
        "(?<x>a*)*(?<y>a*)*b",
        "(.*)(.*)(.*)(.*)b",
        "^(?<x>.*)=(?<y>.*)=(?<z>.*)b$",
        "a*a*a*a*b",
        "(?:a?){20}a{20}b",
        "\\w+\\w+\\w+c",
        "(?:a|b)*a(?:a|b){20}c"
      })
  @Timeout(30)
  void hostilePatternsAreLinear(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    Utf8Builder line = text("a".repeat(100_000) + "=");

    assertFalse(pattern.matchesAnywhere(line));
    assertEquals(0, pattern.groupsIn(line).length);
    pattern.findAll(line, (from, to) -> fail(from + " to " + to));
  }

  /// Each byte of a repetition at the end makes the match longer, so nothing is read twice.
  @ParameterizedTest
  @ValueSource(strings = {"\\d+", "id=\\d+", "(?i)id=([^ ]+)", "id=\\d{1,9}", "d=\\d*?\\d"})
  void longLinesHaveAnyNumberOfMatches(String pattern) {
    int[] matches = {0};
    LinearPattern.compile(pattern).findAll(text("id=1234 ".repeat(2_000)), (_, _) -> matches[0]++);

    assertEquals(2_000, matches[0]);
  }

  @Test
  void isSharedByThreads() throws Exception {
    String text = "(?<key>\\w+)=(?<value>\\d{1,20}|\"[^\"]*\")(?:,|$)";
    LinearPattern pattern = LinearPattern.compile(text);
    List<Integer> expected = ends(LinearPattern.compile(text));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<Integer>> ends :
          threads.invokeAll(Collections.<Callable<List<Integer>>>nCopies(8, () -> ends(pattern)))) {
        assertEquals(expected, ends.get());
      }
    }
  }

  private static List<Integer> ends(LinearPattern pattern) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String value = i % 3 == 0 ? "\"é" + i + "\"" : "9".repeat(i % 20 + 1);
      ends.add(pattern.groupsIn(text("; k" + i + "=" + value + ",z=1"))[3]);
    }
    return ends;
  }

  private static Utf8Builder text(String text) {
    return new Utf8Builder(0).append(text);
  }
}
