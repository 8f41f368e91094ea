package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
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

  /// SafeRE finds the first and the third, RE2/J the others.
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
    assertTrue(pattern.matchesAnywhere(line));
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

    assertTrue(pattern.matchesAnywhere(text(line.toString())));
    assertArrayEquals(new int[] {0, line.length()}, pattern.groupsIn(text(line.toString())));
    List<Integer> ends = new ArrayList<>();
    pattern.findAll(text(line.toString()), (_, to) -> ends.add(to));
    assertEquals(List.of(line.length()), ends);
  }

  @Test
  void nestedGroupsAsDeepAsRe2TakesThem() {
    LinearPattern pattern = LinearPattern.compile("(".repeat(900) + "a*" + ")*".repeat(900));

    assertTrue(pattern.matchesAnywhere(text("b")));
    assertFalse(
        LinearPattern.compile("(".repeat(900) + "a" + ")".repeat(900)).matchesAnywhere(text("b")));
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

  /// These need the groups, classes and anchors that logs are read with.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^\\[(?P<time>[^\\]]+)\\] \\[(?P<level>\\w+)\\] (?:\\[client (?P<client>[^\\]]+)\\]"
            + " )?(?P<message>.*)$",
        "^(?<host>\\S+) \\S+ \"(?<method>[A-Z]+) [^\"]*\" (?<status>\\d{3}) (?<bytes>\\d+|-)",
        "ERROR",
        "(?i)error|fail|denied",
        "(?i)password=\\S+",
        "(?i:user)=(?<user>\\w+)",
        "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b",
        "[\\w.+-]+@[\\w-]+\\.[\\w.]+",
        "(?s)^(?<first>.*?)\\n(?<rest>.*)$",
        "\\{\"id\":(?<id>\\d+)[,}]",
        "[\\s\\S]*",
        "(foo|ba[rz])+"
      })
  void ordinaryPatternsAreFoundBySafeRe(String pattern) {
    assertInstanceOf(SafeReFinder.class, LinearPattern.compile(pattern).finder());
  }

  /// The pattern, and one that SafeRE may find.
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // A repetition of something that can be empty.
        "(?:a|)*         ! (?:a|b)*",
        "(?:a*)+         ! (?:a+)+",
        "(?:a?b*){2}     ! (?:a?b+){2}",
        "(?:^|a)*        ! (?:^|a)",
        "(?:a{0}){2}     ! (?:a{1}){2}",
        "(?:$)?          ! (?:a)?",
        // A named group in a repetition.
        "(?:(?<x>a)|b)*  ! (?:(a)|b)*",
        "(?<x>a){2}      ! (?<x>a)?",
        "(?:(?<x>a)?b)+  ! (?:(?<x>a)?b)?",
        // A named group that RE2/J forgets.
        "(?<x>a{1,3})?   ! b(?<x>a{1,3})?",
        // Boundaries of words.
        "a\\bb          ! \\ba\\b",
        "(\\ba)         ! \\b(a)",
        "a\\B           ! a\\b",
        // Characters beyond ASCII.
        "é              ! e",
        "[à-ü]          ! [a-u]",
        "\\xe9          ! \\x65",
        "\\x{1f600}     ! \\x{7f}",
        // Nested repetitions that SafeRE refuses.
        "(\\W{1000}){9}  ! (\\W{100}){9}",
        // Syntax that differs from Java's, or is rare.
        "(?m)^a          ! (?s)^a",
        "(?U)a+          ! (?i)a+",
        "\\Qa.b\\E      ! a\\.b",
        "\\pL           ! [A-Za-z]",
        "[[:alpha:]]     ! [A-Za-z]",
        "[a&&b]          ! [a&b]",
        "[a[b]           ! [a\\[b]",
        "[]a]            ! [\\]a]",
        "[\\W_]          ! [\\w-]",
        "\\141           ! \\x61"
      })
  void unsafePatternsAreLeftToRe2(String pattern, String similar) {
    assertInstanceOf(Re2Finder.class, LinearPattern.compile(pattern).finder());
    assertInstanceOf(SafeReFinder.class, LinearPattern.compile(similar).finder());
  }

  @Test
  void patternsAreRewrittenForSafeRe() {
    SafeReSyntax syntax =
        SafeReSyntax.of("(?P<a>\\w)?(b)[\\s\\S][^\\w,]\\s\\S\\W\\v(?i:}{])(?<c>a{2,}?)$")
            .orElseThrow();

    assertEquals(2, syntax.groups());
    assertEquals(
        "([0-9A-Za-z_])?(?:b)[\\t\\n\\f\\r \\S\\x0b][^0-9A-Za-z_,][\\t\\n\\f\\r ][^\\t\\n\\f\\r ]"
            + "[^0-9A-Za-z_]\\x0b(?i:\\}\\{\\])(a{2,}?)\\z",
        syntax.rewritten());
  }

  @ParameterizedTest
  @CsvSource({
    "id=\\d+, false",
    "(id=(\\d+)), false",
    "'\\d{1,3}\\.\\d{3}', false",
    "a(.*z)?, true",
    "a.*|b, true",
    "\\w+@, true",
    "'a{2,}b', true"
  })
  void finalRepetitionDoesNotReadAhead(String pattern, boolean unlimitedReadAhead) {
    assertEquals(unlimitedReadAhead, SafeReSyntax.of(pattern).orElseThrow().unlimitedReadAhead());
  }

  @Test
  void denseMatchesInOneLongLineAreAllFound() {
    for (String pattern : List.of("\\d{1,3}(\\.\\d{1,3}){3}", "(?i)[\\d.]+\\w")) {
      List<Integer> ends = new ArrayList<>();
      LinearPattern.compile(pattern)
          .findAll(text("10.1.2.33 ".repeat(20_000)), (_, to) -> ends.add(to));

      assertEquals(20_000, ends.size(), pattern);
      assertEquals(199_999, ends.getLast(), pattern);
    }
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
        "a(.*z)?",
        "(.*z|a)",
        "[\\s\\S](.+b)+?[0-9]{1,3}k?|",
        "a.{0,900}z|a",
        "[a-z]+[0-9]|a"
      })
  @Timeout(30)
  void hostileLinesEndInTime(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    Utf8Builder line = text("a".repeat(1 << 20));
    int[] end = {-1};
    pattern.findAll(line, (_, to) -> end[0] = to);

    assertTrue(end[0] == -1 || end[0] == line.length());
    pattern.matchesAnywhere(line);
    pattern.groupsIn(line);
  }

  @Test
  void isSharedByThreads() throws Exception {
    String pattern = "(?<key>\\w+)=(?<value>\\d{1,20}|\"[^\"]*\")(?:,|$)";
    LinearPattern shared = LinearPattern.compile(pattern);
    List<Callable<List<Integer>>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> ends(shared));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<Integer>> ends : threads.invokeAll(tasks)) {
        assertEquals(ends(LinearPattern.compile(pattern)), ends.get());
      }
    }
  }

  private static List<Integer> ends(LinearPattern pattern) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String value = i % 3 == 0 ? "\"é" + i + "\"" : "9".repeat(i % 25);
      ends.add(pattern.groupsIn(text("; k" + i + "=" + value + ",z=1"))[3]);
    }
    return ends;
  }

  private static Utf8Builder text(String text) {
    return new Utf8Builder(0).append(text);
  }
}
