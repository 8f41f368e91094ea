package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;

/// The escapes in lines that are not valid JSON, such as lines of other formats and JSON that was
/// cut off.
///
/// ```
/// \n \t \" \u00e9 \x40   of JSON, C, nginx and Apache; \033 in octal
/// #011                   of rsyslog: a control character in octal
/// ESC [ 3 2 m            a terminal's colour: decoded to one blank
/// ```
public final class LogEscapes implements Decoding {
  private static final byte ESC = 0x1B;

  @Override
  public int neededTraits() {
    return Traits.ESCAPE;
  }

  @Override
  public int nextMark(byte[] text, int from, int length) {
    int at = from;
    while (at < length && !isMark(text[at])) {
      at++;
    }
    return at;
  }

  @Override
  public int endOfCharacter(byte[] text, int from, int length) {
    return endOfEscape(text, from, length);
  }

  /// Returns whether an escape may begin with `b`.
  public static boolean isMark(byte b) {
    return b == '\\' || b == '#' || b == ESC;
  }

  /// Returns the end of the escape at `from`, or `from` if no escape begins there.
  public static int endOfEscape(byte[] text, int from, int length) {
    int next = from + 1;
    if (next == length) {
      return from;
    }
    return switch (text[from]) {
      case '#' -> isOctalControl(text, next, length) ? from + 4 : from;
      case ESC -> text[next] == '[' ? endOfColour(text, next + 1, length) : from;
      default ->
          switch (text[next]) {
            case '"', '\'', '\\', '/', 'a', 'b', 'e', 'f', 'n', 'r', 't', 'v' -> from + 2;
            case '0' -> isOctalControl(text, next, length) ? from + 4 : from + 2;
            case 'x' -> CodeUnits.isHex(text, from + 2, from + 4, length) ? from + 4 : from;
            case 'u' -> CodeUnits.end(text, from, length);
            default -> from;
          };
    };
  }

  @Override
  public void appendCharacter(byte[] text, int from, int to, Utf8Builder output) {
    if (text[from] == '\\') {
      switch (text[from + 1]) {
        case 'u' -> CodeUnits.append(text, from, to, output);
        case 'x' -> output.appendCodePoint(CodeUnits.hexValue(text, from + 2, from + 4));
        case '"', '\'', '\\', '/' -> output.append(text[from + 1]);
        case 't' -> output.append('\t');
        case 'e' -> output.append(ESC);
        case '0' -> output.append(to - from == 4 ? octalValue(text, from + 1) : '\n');
        default -> output.append('\n'); // Any control character ends a word.
      }
    } else {
      output.append(' ');
    }
  }

  /// Returns the end of a terminal's colour sequence whose parameters begin at `from`, after ESC
  /// and `[`. Returns `from - 2` if there is no such sequence.
  public static int endOfColour(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (Ascii.isDigit(text[at]) || text[at] == ';' || text[at] == '?')) {
      at++;
    }
    return at < length && Ascii.isLetter(text[at]) ? at + 1 : from - 2;
  }

  private static boolean isOctalControl(byte[] text, int from, int length) {
    return from + 3 <= length
        && text[from] == '0'
        && text[from + 1] >= '0'
        && text[from + 1] <= '3'
        && text[from + 2] >= '0'
        && text[from + 2] <= '7';
  }

  /// Returns the value of the three octal digits at `from`.
  private static int octalValue(byte[] text, int from) {
    return (text[from + 1] - '0') << 3 | (text[from + 2] - '0');
  }
}
