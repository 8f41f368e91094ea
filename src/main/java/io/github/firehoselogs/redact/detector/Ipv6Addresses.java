package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.LogEscapes;
import io.github.firehoselogs.redact.decode.PercentEncoding;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `ipv6`: addresses in the forms of RFC 4291, section 2.2, in upper or lower case. The
/// zone of a link-local address (RFC 4007) belongs to it; brackets, a port and a prefix length do
/// not.
///
/// ```
/// 2001:db8:0:0:0:0:0:1   2001:db8::1   ::1   ::ffff:192.0.2.1   fe80::1%eth0
/// [2001:db8::1]:443      2001:db8::/32   fe80::1.53   /0:0:0:0:0:0:0:1:8080
/// ```
///
/// [Ipv6Groups] describes what looks like an address and is not one. `::` alone is an address only
/// in brackets, before a prefix length, or as the whole text.
public final class Ipv6Addresses implements Detector {
  @Override
  public int neededTraits() {
    return Traits.COLON;
  }

  @Override
  public int shortestText() {
    return 2;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    int colon = JsonScanner.indexOf(':', bytes, 0, length);
    while (colon < length) {
      int end = endOfGroups(bytes, colon, length);
      if (mayBeAddress(bytes, colon, end)) {
        int from = startOfAddress(bytes, at, colon, length);
        int to = Ipv6Groups.endOfAddress(bytes, from, end);
        if (to > from && isAlone(bytes, from, to, length)) {
          int zone = endOfZone(bytes, from, to, length);
          matches.found(from, zone);
          end = Math.max(end, zone);
        }
      }
      at = end;
      colon = JsonScanner.indexOf(':', bytes, at, length);
    }
  }

  /// Returns false for most times: `22:13:20` has neither `::` nor enough colons.
  private static boolean mayBeAddress(byte[] text, int colon, int end) {
    int colons = 0;
    for (int at = colon; at < end; at++) {
      if (text[at] == ':') {
        if (at + 1 < end && text[at + 1] == ':') {
          return true;
        }
        colons++;
      }
    }
    return colons >= Ipv6Groups.MIN_COLONS;
  }

  /// Returns the start of the address whose first colon is `colon`, or that follows a name and this
  /// colon: `node:2001:db8::1`.
  private static int startOfAddress(byte[] text, int min, int colon, int length) {
    int from = startOfGroups(text, min, colon);
    boolean gap = colon + 1 < length && text[colon + 1] == ':';
    boolean longGap = gap && colon + 2 < length && text[colon + 2] == ':';
    boolean named = from == colon ? !gap || longGap : isWordBefore(text, from, length);
    return named || isTimeZone(text, from, colon) ? colon + 1 : from;
  }

  /// Returns whether `text[from, to)` is the offset of a time zone, as in PostgreSQL's
  /// `22:13:20 +0530:2001:db8::1(5000)`.
  private static boolean isTimeZone(byte[] text, int from, int to) {
    return from > 1
        && to - from == Ipv6Groups.MAX_DIGITS
        && (text[from - 1] == '+' || text[from - 1] == '-')
        && text[from - 2] == ' '
        && JsonScanner.endOfDigits(text, from, to) == to;
  }

  /// Returns the start of the hexadecimal digits before `colon`, without the end of an escape such
  /// as `%3D`, `#012` or `\b`. The first digit of `\fe80` is not an escape.
  private static int startOfGroups(byte[] text, int min, int colon) {
    int from = colon;
    while (from > min && Ipv6Groups.isHex(text[from - 1])) {
      from--;
    }
    if (from == min) {
      return from;
    }
    byte before = text[from - 1];
    int end = from;
    if (before == '%') {
      end = PercentEncoding.endOfEscape(text, from - 1, colon, true);
    } else if (LogEscapes.isMark(before) && colon - from != Ipv6Groups.MAX_DIGITS) {
      end = LogEscapes.endOfEscape(text, from - 1, colon);
    }
    return Math.max(from, end);
  }

  private static int endOfGroups(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == ':' || text[at] == '.' || Ipv6Groups.isHex(text[at]))) {
      at++;
    }
    return at;
  }

  private static boolean isAlone(byte[] text, int from, int to, int length) {
    boolean insideWord =
        isWordBefore(text, from, length)
            || Ascii.isWord(text, to, length)
            || (from > 0 && text[from - 1] == '.' && Ascii.isWord(text, from - 2, length));
    if (insideWord) {
      return false;
    }
    boolean bracketed = from > 0 && to < length && text[from - 1] == '[' && text[to] == ']';
    boolean marked = bracketed || isBeforePrefixLength(text, to, length);
    return marked
        || (from == 0 && to == length)
        || Ipv6Groups.isCertain(text, from, to)
        || (to < length && text[to] == '%' && Ipv6Groups.hasZone(text, from));
  }

  /// Returns whether the character before `from` is part of a word. The digits of a percent-encoded
  /// byte are not.
  private static boolean isWordBefore(byte[] text, int from, int length) {
    boolean escape = from >= 3 && PercentEncoding.endOfEscape(text, from - 3, from, false) == from;
    boolean control =
        from >= 4
            && LogEscapes.isMark(text[from - 4])
            && LogEscapes.endOfEscape(text, from - 4, from) == from;
    boolean letter =
        from >= 2 && text[from - 2] == '\\' && LogEscapes.endOfEscape(text, from - 2, from) == from;
    return Ascii.isWord(text, from - 1, length) && !escape && !control && !letter;
  }

  private static boolean isBeforePrefixLength(byte[] text, int to, int length) {
    return to + 1 < length && text[to] == '/' && Ascii.isDigit(text[to + 1]);
  }

  /// Returns the end of `%eth0` at `to`, or `to`. `%20` and other encodings of punctuation are no
  /// zone; in a URL, the `%` of a zone is `%25` (RFC 6874).
  private static int endOfZone(byte[] text, int from, int to, int length) {
    if (to + 1 >= length || text[to] != '%' || !Ipv6Groups.hasZone(text, from)) {
      return to;
    }
    int escape = PercentEncoding.endOfEscape(text, to, length, false);
    boolean punctuation =
        escape > to && !Ascii.isWord((byte) PercentEncoding.valueBefore(text, escape));
    boolean encodedSign = escape > to && PercentEncoding.valueBefore(text, escape) == '%';
    if (punctuation && !encodedSign) {
      return to;
    }
    int at = to + 1;
    while (at < length && (Ascii.isWord(text[at]) || text[at] == '-')) {
      at++;
    }
    return at > to + 1 ? at : to;
  }
}
