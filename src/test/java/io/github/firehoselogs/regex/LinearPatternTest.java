package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
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
}
