package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8;
import io.github.firehoselogs.json.Utf8Builder;

/// The percent-encoding of URLs (RFC 3986, section 2.1). A URL inside another URL is encoded twice,
/// so that the `%` of each escape becomes `%25`. Decodes one level of encoding, or all levels at
/// once if `allLevels`.
///
/// ```
/// text                once               all
/// jane%40example.com  jane@example.com   jane@example.com
/// jane%252540x.org    jane%2540x.org     jane@x.org
/// %2510.1.2.3         %10.1.2.3          a control character and .1.2.3
/// %C3%A9%zz%ff        é%zz%ff            é%zz%ff
/// ```
///
/// A `%` that is not followed by two hexadecimal digits, or whose byte is not part of valid UTF-8,
/// stays unchanged.
public record PercentEncoding(boolean allLevels) implements Decoding {
  @Override
  public int neededTraits() {
    return Traits.PERCENT;
  }

  @Override
  public int nextMark(byte[] text, int from, int length) {
    return JsonScanner.indexOf('%', text, from, length);
  }

  @Override
  public int endOfCharacter(byte[] text, int from, int length) {
    int end = endOfEscape(text, from, length, allLevels);
    if (end == from || valueBefore(text, end) < 0x80) {
      return end;
    }
    byte[] character = new byte[4];
    int[] ends = new int[4];
    int count = 0;
    int at = from;
    while (end > at && count < character.length) {
      character[count] = (byte) valueBefore(text, end);
      ends[count++] = end;
      at = end;
      end = endOfEscape(text, at, length, allLevels);
    }
    int used = Utf8.endOfSequence(character, 0, count);
    return used < 0 ? from : ends[used - 1];
  }

  @Override
  public void appendCharacter(byte[] text, int from, int to, Utf8Builder output) {
    int at = from;
    while (at < to) {
      at = endOfEscape(text, at, to, allLevels);
      output.append(valueBefore(text, at));
    }
  }

  /// Returns the end of the escape of one byte at `from`: `%40` or, if `all`, also `%252540`.
  /// Returns `from` if no escape begins there.
  public static int endOfEscape(byte[] text, int from, int length, boolean all) {
    if (from >= length || text[from] != '%' || !CodeUnits.isHex(text, from + 1, from + 3, length)) {
      return from;
    }
    int at = from + 1;
    while (all
        && text[at] == '2'
        && text[at + 1] == '5'
        && CodeUnits.isHex(text, at + 2, at + 4, length)) {
      at += 2;
    }
    return at + 2;
  }

  /// Returns the byte that is encoded by the escape ending at `end`.
  public static int valueBefore(byte[] text, int end) {
    return CodeUnits.hexValue(text, end - 2, end);
  }
}
