package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import io.github.firehoselogs.json.Utf8Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Re2AlternativesTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          abc => abc
          a|b => (?:)a|(?:)b
          (a|(?i:A)b) => (?:)((?:)a|(?:)(?i:(?:)A)b)
          (?<x>a|b)(?P<y>c) => (?:)(?<x>(?:)a|(?:)b)(?P<y>(?:)c)
          (?i)a|b => (?:)(?i)a|(?:)b
          \\||\\(x => (?:)\\||(?:)\\(x
          [|(]|b => (?:)[|(]|(?:)b
          []|(]|b => (?:)[]|(]|(?:)b
          [^]|(]|b => (?:)[^]|(]|(?:)b
          [[:alpha:]|(]|b => (?:)[[:alpha:]|(]|(?:)b
          [\\]|(]|b => (?:)[\\]|(]|(?:)b
          \\Qa|(\\E|b => (?:)\\Qa|(\\E|(?:)b
          b|\\Qa|( => (?:)b|(?:)\\Qa|(
          """)
  void branchesBeginWithAnEmptyGroup(String pattern, String apart) {
    assertEquals(apart, Re2Alternatives.separated(pattern));
    assertEquals(Pattern.compile(pattern).groupCount(), Pattern.compile(apart).groupCount());
  }

  @ParameterizedTest
  @CsvSource({
    "C|[cC]x, cx",
    "K|(?i:K)x, kx",
    "(?i:K)x|K, kx",
    "(?:secret|[sS]ecret!)\\B|é, secret!!",
  })
  void branchesOfDifferentCaseAreFound(String pattern, String text) {
    assertTrue(LinearPattern.compile(pattern).matchesAnywhere(new Utf8Builder(16).append(text)));
  }

  @Test
  void newerRe2IsNoticed() {
    assertFalse(Pattern.compile("C|[cC]x").matcher("cx").find(), "Re2Alternatives is not needed");
  }
}
