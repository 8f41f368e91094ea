package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.JsonScanner;
import io.github.firehoselogs.text.Utf8Builder;

/// `ipv4`: four numbers of 0 to 255 with dots between them, not inside a longer word or a longer
/// row of such numbers: `v1.2.3.4` and `1.2.3.4.5` are versions.
///
/// So are the numbers after a product's name and a slash, of which every browser sends some:
/// `Chrome/126.0.0.0` (RFC 9110, section 10.1.5). A host or a path in front of the slash is no
/// product's name: `http://10.1.2.3/`, `example.com/10.1.2.3`, `/hosts/10.1.2.3`.
final class Ipv4Addresses implements Detector {
  @Override
  public int neededTraits() {
    return Traits.DIGIT | Traits.DOT;
  }

  @Override
  public void findAll(Utf8Builder text, Utf8Builder name, Matches matches) {
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

  /// Returns the end of the digits and single dots that begin at `from`; a dot at the end ends a
  /// sentence.
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
            || (from > 0 && text[from - 1] == '.');
    return !insideWord
        && to - from <= 15
        && isFourNumbers(text, from, to)
        && !followsProduct(text, from);
  }

  /// Returns whether a product's name and a slash come before `from`.
  private static boolean followsProduct(byte[] text, int from) {
    int slash = from - 1;
    if (slash < 1 || text[slash] != '/') {
      return false;
    }
    int name = slash;
    while (name > 0 && (Ascii.isWord(text[name - 1]) || text[name - 1] == '-')) {
      name--;
    }
    return name < slash
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
