package io.github.firehoselogs.tools.terminal;

import java.util.Locale;

/// Makes text from logs, files and services harmless for a terminal: control characters, escape
/// sequences and characters that change the direction of text are written as escapes.
public final class VisibleText {
  private VisibleText() {}

  /// Returns `text` in one line, with visible escapes such as `\n`, `\t` and `\u001b`.
  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(each -> append(visible, each));
    return visible.toString();
  }

  /// Returns the first `maxCharacters` characters of `text` like [#of], with `…` for the rest.
  public static String of(String text, int maxCharacters) {
    if (text.codePointCount(0, text.length()) <= maxCharacters) {
      return of(text);
    }
    return of(text.substring(0, text.offsetByCodePoints(0, maxCharacters))) + "…";
  }

  private static void append(StringBuilder visible, int character) {
    switch (character) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        if (isHidden(character)) {
          for (char each : Character.toChars(character)) {
            visible.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
          }
        } else {
          visible.appendCodePoint(character);
        }
      }
    }
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
