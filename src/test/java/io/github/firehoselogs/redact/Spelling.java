package io.github.firehoselogs.redact;

import java.util.Random;

/// The spelling of an encoder for the text of a JSON string. Marks of secrets are not changed.
enum Spelling {
  /// Jackson's default: the shortest escapes, and those that JSON requires.
  JACKSON,
  /// The same, with white space between tokens.
  PRETTY,
  /// Go's `encoding/json`: `<`, `>`, `&` and the line separators are also code units.
  GO,
  /// Python's `ensure_ascii`: all non-ASCII characters are code units.
  PYTHON,
  /// PHP's default: slashes have a backslash.
  PHP,
  /// Any character in any spelling that JSON allows.
  ANY;

  String escape(String text, Random random) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= AnyJson.NUMBER_BEGIN && c < AnyJson.NUMBER_BEGIN + 16) {
        escaped.append((char) (c + 1));
      } else if (c == AnySecret.BEGIN || c == AnySecret.END) {
        escaped.appendCodePoint(c);
      } else {
        escaped.append(escape(c, random));
      }
      i += Character.charCount(c);
    }
    return escaped.toString();
  }

  private String escape(int c, Random random) {
    boolean asUnits =
        switch (this) {
          case JACKSON, PRETTY, PHP -> false;
          case GO -> "<>&\u2028\u2029".indexOf(c) >= 0;
          case PYTHON -> c > 126;
          case ANY -> random.nextInt(3) == 0;
        };
    if (asUnits) {
      return units(c, random.nextBoolean());
    }
    int known = "\"\\\b\f\n\r\t".indexOf(c);
    if (known >= 0) {
      return "\\" + "\"\\bfnrt".charAt(known);
    }
    if (c == '/' && (this == PHP || (this == ANY && random.nextBoolean()))) {
      return "\\/";
    }
    return c < 0x20 ? units(c, false) : Character.toString(c);
  }

  private static String units(int c, boolean capitals) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append(String.format(capitals ? "\\u%04X" : "\\u%04x", (int) unit));
    }
    return units.toString();
  }
}
