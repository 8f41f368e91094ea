package io.github.firehoselogs.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safere.Pattern;
import org.safere.Utf8Input;
import org.safere.Utf8Matcher;

/// Why some patterns are left to RE2/J. If one of these fails with a newer SafeRE, a rule of
/// [SafeReSyntax] may go.
class SafeReDefectsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "(?:\\B|a)*                     ! aa                         ! 0-2",
        "(?:(?<x>a.+)(?<y>b-){0,2})+    ! aaab-1K                    ! 0-7",
        "(?:b?\\b[a-])a*.               ! bab-aaa-ab-aaabbaaa        ! 2-8 8-10 10-15",
        "é{0,1}b{1,3}ab                 ! baébabébbbabéébbbabaéébbbab! 2-7 7-14 16-23 26-33"
      })
  void safeReFindsOtherText(String pattern, String text, String matches) {
    LinearPattern linear = LinearPattern.compile(pattern);
    Utf8Builder bytes = new Utf8Builder(0).append(text);
    List<String> found = new ArrayList<>();
    linear.findAll(bytes, (from, to) -> found.add(from + "-" + to));

    assertEquals(matches, String.join(" ", found));
    assertInstanceOf(Re2Finder.class, linear.finder());
    assertNotEquals(found, foundBySafeRe(pattern, text.getBytes(UTF_8)));
  }

  private static List<String> foundBySafeRe(String pattern, byte[] text) {
    Utf8Matcher matcher =
        Pattern.compile(pattern, Pattern.UNICODE_CASE | Pattern.UNIX_LINES)
            .matcher(Utf8Input.trusted(text));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        found.add(matcher.start() + "-" + matcher.end());
      }
    }
    return found;
  }
}
