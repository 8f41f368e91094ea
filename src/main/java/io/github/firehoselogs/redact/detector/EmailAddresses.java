package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.PercentEncoding;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `email`: addresses that consist of a local part of letters, digits and `. _ % + - '`,
/// an `@`, and a host name of at least two labels that ends in two letters or more.
///
/// Letters are those of ASCII and of the scripts up to U+07FF (Latin, Greek, Cyrillic, …). Chinese,
/// Japanese and Korean characters are not part of an address, because these languages write no
/// space before it. Neither is the percent-encoding of a character that no local part has, such as
/// `%20` or `%3D`, nor the end of an escape, such as `u003c`.
public final class EmailAddresses implements Detector {
  /// RFC 5321, section 4.5.3.1, in octets.
  private static final int MAX_LOCAL_BYTES = 64;

  private static final int MAX_HOST_BYTES = 255;

  /// The prefix of a label in Punycode, which may contain digits and hyphens.
  private static final String PUNYCODE = "xn--";

  @Override
  public int neededTraits() {
    return Traits.AT_SIGN | Traits.DOT;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    EscapeEnds escapes = new EscapeEnds(bytes);
    int free = 0;
    int at = JsonScanner.indexOf('@', bytes, 0, length);
    while (at < length) {
      int to = endOfHost(bytes, at + 1, length);
      int from = to > at ? startOfLocalPart(bytes, free, at) : at;
      if (from < at) {
        from = afterQuotePrefix(bytes, escapes.skip(from, at), to, length);
      }
      if (from < at) {
        matches.found(from, to);
        free = to;
      }
      at = JsonScanner.indexOf('@', bytes, Math.max(free, at + 1), length);
    }
  }

  private static int startOfLocalPart(byte[] text, int free, int at) {
    int min = Math.max(free, at - MAX_LOCAL_BYTES);
    int from = at;
    while (from > min && isLocal(text[from - 1])) {
      from--;
      int end = PercentEncoding.endOfEscape(text, from, at, true);
      if (end > from && isEdge(PercentEncoding.valueBefore(text, end))) {
        return end;
      }
    }
    while (from < at && (text[from] == '.' || text[from] == '\'' || isContinuation(text[from]))) {
      from++;
    }
    return from;
  }

  private static boolean isEdge(int b) {
    return b < 0x80 && !isLocal((byte) b);
  }

  private static boolean isLocal(byte b) {
    return Ascii.isWord(b) || isBeyondAscii(b) || ".%+-'".indexOf(b) >= 0;
  }

  /// Returns the offset after a prefix such as `u'` or `b'` if a quote at `to` closes it, else
  /// `from`.
  private static int afterQuotePrefix(byte[] text, int from, int to, int length) {
    boolean quoted =
        to < length
            && text[to] == '\''
            && text[from + 1] == '\''
            && "ubrnefUBRNEF".indexOf(text[from]) >= 0;
    return quoted ? from + 2 : from;
  }

  /// Returns the end of the host name at `from`, or -1 if none begins there. Its last label is of
  /// letters or in Punycode. Words that a hyphen joins to the last label are not part of the name.
  private static int endOfHost(byte[] text, int from, int length) {
    int max = Math.min(length, from + MAX_HOST_BYTES);
    int to = -1;
    int label = from;
    int letters = 0;
    for (int at = from; at <= max; at++) {
      byte b = at < max ? text[at] : 0;
      if (Ascii.isLetter(b) || isBeyondAscii(b)) {
        letters += letters == at - label ? 1 : 0;
      } else if (!Ascii.isDigit(b) && b != '-') {
        if (at == label) {
          return to;
        }
        if (label > from) {
          to = Math.max(to, endOfTopLevel(text, label, letters, at));
        }
        if (b != '.') {
          return to;
        }
        label = at + 1;
        letters = 0;
      }
    }
    return to;
  }

  /// Returns the end of the top-level domain at the start of the label `text[from, to)`, which
  /// begins with `letters` letters, or -1 if it has none.
  private static int endOfTopLevel(byte[] text, int from, int letters, int to) {
    if (Ascii.startsWith(text, from, to, PUNYCODE)) {
      return to;
    }
    int end = from + letters;
    return letters >= 2 && (end == to || text[end] == '-') ? end : -1;
  }

  /// Returns whether `b` begins or continues a character from U+0080 to U+07FF. True also for the
  /// continuation bytes of longer characters, but not for their first byte.
  private static boolean isBeyondAscii(byte b) {
    return b < 0 && (b & 0xFF) < 0xE0;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
