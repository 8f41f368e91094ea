package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// `bearer-token`: the token behind the word `Bearer`, in letters of any size, as in
/// `Authorization: Bearer mF_9.B5f-4.1JqM` (RFC 6750, section 2.1). The word itself stays.
///
/// Behind `Authorization` any token is one; elsewhere it must hold a digit or twenty characters, so
/// that "the bearer of bad news" stays.
final class BearerTokens implements Detector {
  private static final String WORD = "bearer";
  private static final String HEADER = "authorization";
  private static final int CERTAIN = 20;

  @Override
  public void findAll(Utf8Builder text, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at < length) {
      if (Ascii.isWord(bytes, at - 1, length) || !Ascii.startsWith(bytes, at, length, WORD)) {
        at++;
        continue;
      }
      int from = behindBlanks(bytes, at + WORD.length(), length);
      int to = behindToken(bytes, from, length);
      if (from > at + WORD.length()
          && to > from
          && (isCertain(bytes, from, to) || followsHeader(bytes, at))) {
        matches.found(from, to);
      }
      at = Math.max(to, at + WORD.length());
    }
  }

  /// A `+` or `%20` stands for the blank in URLs.
  private static int behindBlanks(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '+')) {
      at++;
    }
    return Ascii.startsWith(text, at, length, "%20") ? at + 3 : at;
  }

  private static int behindToken(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isToken(text[at])) {
      at++;
    }
    while (at > from && text[at - 1] == '.') {
      at--;
    }
    return at;
  }

  private static boolean isToken(byte b) {
    return Ascii.isWord(b) || "-.~+/=".indexOf(b) >= 0;
  }

  private static boolean isCertain(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (Ascii.isDigit(text[at])) {
        return true;
      }
    }
    return to - from >= CERTAIN;
  }

  /// Returns whether `Authorization` stands in front of `at`, with `:`, `=`, quotes and blanks
  /// between, eight at the most.
  private static boolean followsHeader(byte[] text, int at) {
    int end = at;
    while (end > 0 && at - end < 8 && ":=\"'\\ ".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return end >= HEADER.length() && Ascii.startsWith(text, end - HEADER.length(), end, HEADER);
  }
}
