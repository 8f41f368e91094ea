package io.github.firehoselogs.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Compares texts whose rows spell characters that a table cannot contain: `LF`, `ESC`, `NBSP`.
final class RedactedText {
  private RedactedText() {}

  /// Asserts that `setting` turns `text` into `redacted`, and leaves that unchanged.
  static void assertRedacted(String setting, String text, String redacted) {
    Redaction redaction = Redaction.compile(setting);
    assertEquals(plain(redacted), redaction.redact(plain(text)));
    assertEquals(plain(redacted), redaction.redact(plain(redacted)));
  }

  private static String plain(String text) {
    return text.replace("LF", "\n").replace("ESC", "\u001B").replace("NBSP", "\u00A0");
  }
}
