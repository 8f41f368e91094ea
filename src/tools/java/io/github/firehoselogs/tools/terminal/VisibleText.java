package io.github.firehoselogs.tools.terminal;

import java.util.Locale;

/// Text from logs, made safe to show. A terminal would execute escape sequences in it, and some
/// characters hide others or reverse their order; they are written as escapes: `\n`, `\u001b`.
public final class VisibleText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int SOFT_HYPHEN = 0xAD;

  private VisibleText() {}

  /// Returns `text` in one line.
  public static String of(String text) {
    return visible(text, false);
  }

  /// Returns `text` with its line feeds and tabs.
  public static String lines(String text) {
    return visible(text, true);
  }

  /// Returns `text` in one line, of which at most `maxChars` characters are read.
  public static String shortened(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return of(text);
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxChars - 1));
    return of(text.substring(0, splits ? maxChars - 1 : maxChars)) + "…";
  }

  private static String visible(String text, boolean keepsLines) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          boolean isKept = keepsLines && (each == '\n' || each == '\t');
          if (isKept || !isHidden(each)) {
            visible.appendCodePoint(each);
          } else {
            visible.append(escaped(each));
          }
        });
    return visible.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Directions, invisible characters and tags; not those that words and emoji are made of.
      case Character.FORMAT ->
          codePoint != ZERO_WIDTH_JOINER
              && codePoint != ZERO_WIDTH_NON_JOINER
              && codePoint != SOFT_HYPHEN;
      default -> false;
    };
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, codePoint > 0xFFFF ? "\\u{%x}" : "\\u%04x", codePoint);
    };
  }
}
