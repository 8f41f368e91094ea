package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.redact.decode.Ascii;

/// The groups of an IPv6 address, each of up to four hexadecimal digits (RFC 4291, section 2.2).
///
/// Not addresses, although they have such groups:
///
/// ```
/// 22:13:20  22:13:20::             times
/// 00:1a:2b:3c:4d:5e  16:27:ac:…    addresses of network cards, fingerprints: pairs of digits
/// abc::def                         names of C++, Perl or Ruby: no digit
/// ```
final class Ipv6Groups {
  /// The number of colons of an address without `::`, if its end is an IPv4 address.
  static final int MIN_COLONS = 6;

  /// The maximum number of digits of a group.
  static final int MAX_DIGITS = 4;

  private static final int GROUPS = 8;

  private final byte[] text;
  private final int length;

  /// The end of the groups so far, and their number. An IPv4 address is two groups.
  private int end;

  private int groups;
  private boolean compressed;
  private boolean onlyPairs = true;

  private Ipv6Groups(byte[] text, int from, int length) {
    this.text = text;
    this.length = length;
    this.end = from;
  }

  /// Returns the end of the address at the start of `text[from, to)`, which consists of hexadecimal
  /// digits, colons and dots. Returns `from` if there is none, or if more of them follow than a
  /// port.
  static int endOfAddress(byte[] text, int from, int to) {
    Ipv6Groups address = new Ipv6Groups(text, from, to);
    address.read();
    boolean complete =
        address.compressed
            ? address.groups < GROUPS
            : address.groups == GROUPS && !address.onlyPairs;
    return complete && address.endsHere() ? address.end : from;
  }

  private void read() {
    if (startsGap()) {
      readGap();
    }
    while (end < length && groups < GROUPS) {
      int next = endOfHex(end);
      int ipv4 = next < length && text[next] == '.' ? endOfIpv4(end) : end;
      if (ipv4 > end) {
        end = ipv4;
        groups += 2;
        onlyPairs = false;
        return;
      }
      if (next == end || next - end > MAX_DIGITS) {
        groups = GROUPS + 1;
        return;
      }
      onlyPairs = onlyPairs && next - end == 2;
      groups++;
      end = next;
      if (!readColons()) {
        return;
      }
    }
  }

  /// Reads the colon or the `::` before another group. Returns false if no other group follows.
  private boolean readColons() {
    if (startsGap()) {
      if (compressed) {
        return false;
      }
      readGap();
      return end < length && isHex(text[end]);
    }
    boolean more = groups < GROUPS && end + 1 < length && text[end] == ':' && isHex(text[end + 1]);
    end += more ? 1 : 0;
    return more;
  }

  private boolean startsGap() {
    return end + 1 < length && text[end] == ':' && text[end + 1] == ':';
  }

  private void readGap() {
    compressed = true;
    end += 2;
  }

  /// Returns whether only a port or the end of a sentence follows: `.53`, `:8080`, `.` or `:`.
  private boolean endsHere() {
    if (end == length) {
      return true;
    }
    int at = end + 1;
    while (at < length && Ascii.isDigit(text[at])) {
      at++;
    }
    int digits = at - end - 1;
    boolean sentence = at < length && digits > 0 && ".:".indexOf(text[at]) >= 0;
    at += sentence ? 1 : 0;
    return at == length && digits <= 5;
  }

  private int endOfHex(int from) {
    int at = from;
    while (at < length && isHex(text[at])) {
      at++;
    }
    return at;
  }

  /// Returns the end of the IPv4 address at `from`, or `from`.
  private int endOfIpv4(int from) {
    int at = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && (at == length || text[at++] != '.')) {
        return from;
      }
      int value = 0;
      int start = at;
      while (at < length && at - start < 3 && Ascii.isDigit(text[at])) {
        value = 10 * value + text[at++] - '0';
      }
      if (at == start || value > 255) {
        return from;
      }
    }
    return at < length && isHex(text[at]) ? from : at;
  }

  static boolean isHex(byte b) {
    return Ascii.isDigit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'f');
  }

  /// Returns whether the address `text[from, to)` cannot be the name of a class or a time.
  static boolean isCertain(byte[] text, int from, int to) {
    boolean digit = false;
    boolean letter = false;
    boolean compressed = false;
    int longest = 0;
    int size = 0;
    for (int at = from; at < to; at++) {
      boolean hex = isHex(text[at]);
      size = hex ? size + 1 : 0;
      longest = Math.max(longest, size);
      digit |= Ascii.isDigit(text[at]);
      letter |= hex && !Ascii.isDigit(text[at]);
      compressed |= at > from && text[at] == ':' && text[at - 1] == ':';
    }
    boolean mayBeTime = text[to - 1] == ':' && !letter && longest < 3;
    return !compressed || (digit && !mayBeTime);
  }

  /// Returns whether addresses like the one at `from` have zones: those of one link, which begin
  /// with `fe8` to `feb` or `ff`.
  static boolean hasZone(byte[] text, int from) {
    int second = text[from + 1] | 0x20;
    int third = text[from + 2] | 0x20;
    return (text[from] | 0x20) == 'f'
        && (second == 'f' || (second == 'e' && "89ab".indexOf(third) >= 0));
  }
}
