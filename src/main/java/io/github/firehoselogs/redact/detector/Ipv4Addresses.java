package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `ipv4`: four numbers of 0 to 255 with dots between them. A part of a longer word, or
/// of a longer run of such numbers, is not an address: `v1.2.3.4` and `1.2.3.4.5` are versions.
///
/// The numbers after a product name and a slash are a version too, as in the user agent of every
/// browser: `Chrome/126.0.0.0` (RFC 9110, section 10.1.5). A host or a path before the slash is not
/// a product name: `http://10.1.2.3/`, `example.com/10.1.2.3`, `/hosts/10.1.2.3`. A port or a
/// prefix length after the numbers shows that they are an address: `broker/10.1.2.3:9092`,
/// `inside/10.1.2.3/443`, `outside/10.1.2.3(443)`.
public final class Ipv4Addresses implements Detector {
  @Override
  public int neededTraits() {
    return Traits.DIGIT | Traits.DOT;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    int dot = JsonScanner.indexOf('.', bytes, 0, length);
    while (dot < length) {
      if (Ascii.isDigit(bytes, dot - 1, length) && Ascii.isDigit(bytes, dot + 1, length)) {
        int from = startOfDigits(bytes, at, dot);
        at = endOfDottedNumbers(bytes, dot, length);
        if (isAddress(bytes, from, at, length)) {
          matches.found(from, at);
        }
      }
      dot = JsonScanner.indexOf('.', bytes, Math.max(at, dot + 1), length);
    }
  }

  private static int startOfDigits(byte[] text, int min, int to) {
    int at = to;
    while (at > min && Ascii.isDigit(text[at - 1])) {
      at--;
    }
    return at;
  }

  /// Returns the end of the digits and single dots that begin at `from`. A final dot ends a
  /// sentence and is not included.
  private static int endOfDottedNumbers(byte[] text, int from, int length) {
    int at = from;
    while (Ascii.isDigit(text, at, length)
        || (at < length && text[at] == '.' && Ascii.isDigit(text, at + 1, length))) {
      at++;
    }
    return at;
  }

  private static boolean isAddress(byte[] text, int from, int to, int length) {
    boolean insideWord =
        Ascii.isWord(text, from - 1, length)
            || Ascii.isWord(text, to, length)
            || (from > 0 && text[from - 1] == '.' && Ascii.isWord(text, from - 2, length));
    return !insideWord
        && to - from <= 15
        && isFourNumbers(text, from, to)
        && (hasPort(text, to, length) || !followsProduct(text, from));
  }

  /// Returns whether a port or a prefix length begins at `to`.
  private static boolean hasPort(byte[] text, int to, int length) {
    return to < length && ":/(".indexOf(text[to]) >= 0 && Ascii.isDigit(text, to + 1, length);
  }

  /// Returns whether a product name and a slash, which PHP writes as `\/`, come before `from`.
  private static boolean followsProduct(byte[] text, int from) {
    int slash = from - 1;
    if (slash < 1 || text[slash] != '/') {
      return false;
    }
    int end = slash;
    while (end > 0 && text[end - 1] == '\\') {
      end--;
    }
    int name = end;
    while (name > 0 && (Ascii.isWord(text[name - 1]) || text[name - 1] == '-')) {
      name--;
    }
    return name < end
        && Ascii.isLetter(text[name])
        && (name == 0 || "/.:@\\%".indexOf(text[name - 1]) < 0);
  }

  private static boolean isFourNumbers(byte[] text, int from, int to) {
    int numbers = 1;
    int digits = 0;
    int value = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == '.') {
        numbers++;
        digits = 0;
        value = 0;
      } else {
        digits++;
        value = 10 * value + text[at] - '0';
      }
      if (digits > 3 || value > 255) {
        return false;
      }
    }
    return numbers == 4;
  }
}
