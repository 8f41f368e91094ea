package io.github.firehoselogs.tools.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red \u001b[31m        | red \\u001b[31m",
        "title \u001b]0;x\u0007. | title \\u001b]0;x\\u0007.",
        "C1 \u009b31m          | C1 \\u009b31m",
        "delete \u007f.        | delete \\u007f.",
        "bidi \u202egpj.exe    | bidi \\u202egpj.exe",
        "isolate \u2066.       | isolate \\u2066.",
        "mark \u200f.          | mark \\u200f.",
        "bom \ufeff.           | bom \\ufeff.",
        "line \u2028.          | line \\u2028.",
        "tag \udb40\udc41.     | tag \\u{e0041}.",
        "alone \ud83d.         | alone \\ud83d.",
        "grüße 漢字 مرحبا 👩‍💻 | grüße 漢字 مرحبا 👩‍💻"
      })
  void hiddenCharactersAreEscaped(String text, String visible) {
    assertEquals(visible, VisibleText.of(text));
  }

  @Test
  void lineFeedsAndTabsCanStay() {
    assertEquals("a\\tb\\nc\\r", VisibleText.of("a\tb\nc\r"));
    assertEquals("a\tb\nc\\r", VisibleText.lines("a\tb\nc\r"));
  }

  @Test
  void longTextIsShortened() {
    assertEquals("ab…", VisibleText.shortened("abc", 2));
    assertEquals("abc", VisibleText.shortened("abc", 3));
    assertEquals("a…", VisibleText.shortened("a👩c", 2));
  }

  @Test
  void nothingIsLeftToExecute() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 20; j++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x1_0000));
      }
      String visible = VisibleText.of(text.toString());
      assertFalse(
          visible.codePoints().anyMatch(each -> Character.isISOControl(each)),
          () -> "seed " + seed + ": " + visible);
      assertEquals(visible, VisibleText.of(visible), () -> "seed " + seed);
    }
  }
}
