package io.github.firehoselogs.tools.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
  @ParameterizedTest
  @CsvSource({
    "'a\tb\nc\r', 'a\\tb\\nc\\r'",
    "'\u001b[31mred\u0007', '\\u001b[31mred\\u0007'",
    "'\u009b2J', '\\u009b2J'",
    "'abc\u202egpj', 'abc\\u202egpj'",
    "'Grüße 日本 😀', 'Grüße 日本 😀'",
    "'\ud83d', '\\ud83d'"
  })
  void hiddenCharactersAreEscaped(String text, String visible) {
    assertEquals(visible, VisibleText.of(text));
  }

  @Test
  void longTextIsCut() {
    assertEquals("😀b…", VisibleText.of("😀bc", 2));
    assertEquals("😀bc", VisibleText.of("😀bc", 3));
  }
}
