package io.github.firehoselogs.json;

import java.util.HexFormat;

/// Reads and writes JSON strings (RFC 8259, section 7) as bytes.
///
/// ```
/// "  plain UTF-8  \n  \u00e9  \ud83d\ude00  "
///    copied        |   |       two escapes, one character
///                  one of " \ / b f n r t
/// ```
///
/// This is custom code because the message of every log event passes through it: it is copied from
/// the inflated envelope to the output without an intermediate `char` or `String`.
public final class JsonString {
  private static final HexFormat HEX = HexFormat.of();

  private JsonString() {}

  /// Appends the text of the JSON string whose opening quote is at `json[quote]`, in UTF-8, and
  /// returns the offset just after its closing quote.
  ///
  /// Each unpaired surrogate escape becomes U+FFFD. Throws [MalformedTextException] if the bytes
  /// are not valid UTF-8 (RFC 3629), or not a JSON string.
  public static int appendText(byte[] json, int quote, Utf8Builder out) {
    int at = quote + 1;
    while (at < json.length) {
      at = appendAscii(json, at, json.length, out);
      byte b = at < json.length ? json[at] : 0;
      if (b == '"') {
        return at + 1;
      }
      if (b == '\\') {
        at = appendEscape(json, at, out);
      } else if (at < json.length) {
        int end = b < 0 ? endOfUtf8Run(json, at) : at + 1;
        out.append(json, at, end);
        at = end;
      }
    }
    throw new MalformedTextException("a closing quote", at);
  }

  /// Appends the text `[from, to)` between the quotes of a string that [JsonScanner] has already
  /// checked, like [#appendText].
  public static void appendScanned(byte[] json, int from, int to, Utf8Builder out) {
    int at = from;
    while (true) {
      int backslash = JsonScanner.indexOf('\\', json, at, to);
      out.append(json, at, backslash);
      if (backslash == to) {
        return;
      }
      at = appendEscape(json, backslash, out);
    }
  }

  /// Returns whether the scanned text `[from, to)` contains an escape of a UTF-16 code unit. If it
  /// does not, UTF-8 can represent the text, so the string may be copied.
  public static boolean hasUnicodeEscape(byte[] json, int from, int to) {
    int at = JsonScanner.indexOf('\\', json, from, to);
    while (at < to && json[at + 1] != 'u') {
      at = JsonScanner.indexOf('\\', json, at + 2, to);
    }
    return at < to;
  }

  /// Appends ASCII characters up to the first quote, backslash, control character or non-ASCII
  /// character, and returns its offset.
  private static int appendAscii(byte[] text, int from, int to, Utf8Builder out) {
    int end = JsonScanner.endOfAscii(text, from, to);
    out.append(text, from, end);
    return end;
  }

  private static int appendEscape(byte[] json, int backslash, Utf8Builder out) {
    int at = backslash + 1;
    switch (at < json.length ? json[at] : 0) {
      case '"', '\\', '/' -> out.append(json[at]);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        return appendUnicodeEscape(json, backslash, out);
      }
      default -> throw new MalformedTextException("one of \" \\ / b f n r t u after \\", at);
    }
    return at + 1;
  }

  private static int appendUnicodeEscape(byte[] json, int backslash, Utf8Builder out) {
    int unit = hexUnit(json, backslash);
    int next = backslash + 6;
    if (Character.isHighSurrogate((char) unit) && startsUnicodeEscape(json, next)) {
      int second = hexUnit(json, next);
      if (Character.isLowSurrogate((char) second)) {
        out.appendCodePoint(Character.toCodePoint((char) unit, (char) second));
        return next + 6;
      }
    }
    out.appendCodePoint(unit);
    return next;
  }

  private static boolean startsUnicodeEscape(byte[] json, int at) {
    return at + 1 < json.length && json[at] == '\\' && json[at + 1] == 'u';
  }

  private static int hexUnit(byte[] json, int backslash) {
    int unit = 0;
    for (int at = backslash + 2; at < backslash + 6; at++) {
      if (at >= json.length || !HexFormat.isHexDigit(json[at])) {
        throw new MalformedTextException("four hexadecimal digits after \\u", at);
      }
      unit = unit << 4 | HexFormat.fromHexDigit(json[at]);
    }
    return unit;
  }

  /// Returns the end offset of the non-ASCII characters that begin at `from`.
  private static int endOfUtf8Run(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] < 0) {
      int end = Utf8.endOfSequence(json, at, json.length);
      if (end < 0) {
        throw new MalformedTextException("valid UTF-8", at);
      }
      at = end;
    }
    return at;
  }

  /// Appends the UTF-8 text in `[from, to)` as a JSON string, with its quotes. Control characters
  /// are escaped, so that it stays on one line.
  public static void appendQuoted(byte[] utf8, int from, int to, Utf8Builder out) {
    out.append('"');
    int at = appendAscii(utf8, from, to, out);
    while (at < to) {
      if (utf8[at] < 0) {
        int end = endOfNonAscii(utf8, at, to);
        out.append(utf8, at, end);
        at = end;
      } else {
        appendEscaped(utf8[at], out);
        at++;
      }
      at = appendAscii(utf8, at, to, out);
    }
    out.append('"');
  }

  private static int endOfNonAscii(byte[] utf8, int from, int to) {
    int at = from;
    while (at < to && utf8[at] < 0) {
      at++;
    }
    return at;
  }

  /// Appends `text` as a JSON string in UTF-8, with its quotes. An unpaired surrogate becomes U+FFFD.
  public static void appendQuoted(String text, Utf8Builder out) {
    byte[] utf8 = new Utf8Builder(text.length()).append(text).toByteArray();
    appendQuoted(utf8, 0, utf8.length, out);
  }

  private static void appendEscaped(byte b, Utf8Builder out) {
    out.append('\\');
    switch (b) {
      case '"', '\\' -> out.append(b);
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      default -> out.append('u').append(HEX.toHexDigits((char) b));
    }
  }

  /// Returns `text` as a JSON string in UTF-8, with its quotes. An unpaired surrogate is written as
  /// an escape, because a record id must be returned unchanged, even if it is not valid UTF-16.
  public static byte[] quoted(String text) {
    Utf8Builder out = new Utf8Builder(text.length() + 2);
    appendQuotedExactly(text, out);
    return out.toByteArray();
  }

  /// Appends `text` in the form that [#quoted] returns.
  public static void appendQuotedExactly(String text, Utf8Builder out) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (codePoint == '"' || codePoint == '\\') {
        out.append('\\').append(codePoint);
      } else if (codePoint < 0x20 || isSurrogate(codePoint)) {
        out.append("\\u" + HEX.toHexDigits((char) codePoint));
      } else {
        out.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    out.append('"');
  }

  /// Returns the size in bytes of the result of [#quoted], without creating it.
  public static int quotedBytes(String text) {
    int bytes = 2;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      bytes += quotedBytes(codePoint);
      i += Character.charCount(codePoint);
    }
    return bytes;
  }

  private static int quotedBytes(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      return 2;
    }
    if (codePoint < 0x20 || isSurrogate(codePoint)) {
      return 6;
    }
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
