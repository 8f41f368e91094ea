package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// `bearer-token`: the token after the word `Bearer`, in letters of any case, as in
/// `Authorization: Bearer mF_9.B5f-4.1JqM` (RFC 6750, section 2.1). The word itself stays, also if it
/// is written twice.
///
/// After `Authorization`, in the text or as the name of the field, any token is one. In other places
/// it must hold a digit or twenty characters, so that "the bearer of bad news" stays.
final class BearerTokens implements Detector {
  private static final String WORD = "bearer";
  private static final String HEADER = "authorization";
  private static final int CERTAIN = 20;

  @Override
  public int neededTraits() {
    return Traits.B;
  }

  @Override
  public void findAll(Utf8Builder text, Utf8Builder name, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    boolean named = holdsHeader(name);
    int at = 0;
    while (at + WORD.length() <= length) {
      if (!isWordAt(bytes, at, length)) {
        // A byte that is not in the word is in no occurrence of it.
        at += isLetterOfWord(bytes[at + WORD.length() - 1]) ? 1 : WORD.length();
        continue;
      }
      boolean announced = named || followsHeader(bytes, at);
      int from = afterWords(bytes, at, length);
      int to = endOfToken(bytes, from, length);
      if (to > from && (announced || isCertain(bytes, from, to))) {
        matches.found(from, to);
      }
      at = Math.max(to, at + WORD.length());
    }
  }

  private static boolean isLetterOfWord(byte b) {
    int lower = b | 0x20;
    return lower == 'e' || lower == 'r' || lower == 'a' || lower == 'b';
  }

  private static boolean isWordAt(byte[] text, int at, int length) {
    return (text[at] | 0x20) == 'b'
        && Ascii.startsWith(text, at, length, WORD)
        && !Ascii.isWord(text, at - 1, length);
  }

  /// Returns the offset after the word at `from`, each repetition of it, and the blanks after them; or
  /// `length` if no blank follows.
  private static int afterWords(byte[] text, int from, int length) {
    int at = from;
    while (true) {
      int wordEnd = at + WORD.length();
      int next = afterBlanks(text, wordEnd, length);
      if (next == wordEnd) {
        return at == from ? length : at;
      }
      at = next;
      if (!Ascii.startsWith(text, at, length, WORD)) {
        return at;
      }
    }
  }

  /// A `+` is a blank in the query of a URL.
  private static int afterBlanks(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '+')) {
      at++;
    }
    return at;
  }

  private static int endOfToken(byte[] text, int from, int length) {
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

  /// Returns whether `Authorization` comes before `at`, with `:`, `=`, quotes and blanks between,
  /// eight at most.
  private static boolean followsHeader(byte[] text, int at) {
    int end = at;
    while (end > 0 && at - end < 8 && ":=\"'\\ ".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return end >= HEADER.length() && Ascii.startsWith(text, end - HEADER.length(), end, HEADER);
  }

  /// Returns whether `name` is that of a header such as `Proxy-Authorization`, or of one's value, such
  /// as `authorizationToken`.
  private static boolean holdsHeader(Utf8Builder name) {
    for (int at = 0; at + HEADER.length() <= name.length(); at++) {
      if (Ascii.startsWith(name.array(), at, name.length(), HEADER)) {
        return true;
      }
    }
    return false;
  }
}
