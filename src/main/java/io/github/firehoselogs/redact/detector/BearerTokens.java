package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `bearer-token`: the token, quoted or not, after the word `Bearer` in upper or lower
/// case, as in `Authorization: Bearer mF_9.B5f-4.1JqM` (RFC 6750, section 2.1). The word itself
/// stays, even if it appears twice. Laravel's tokens begin with a number and a bar:
/// `12|mF9B5f41JqM…`.
///
/// After `Authorization`, in the text or as the name of the field, any word counts as a token.
/// Elsewhere the word must contain a digit or have at least 20 characters, so that "the bearer of
/// bad news" is not redacted.
public final class BearerTokens implements Detector {
  private static final String WORD = "bearer";
  private static final String HEADER = "authorization";
  private static final int CERTAIN = 20;

  /// The maximum number of characters between `Authorization` and `Bearer`.
  private static final int MAX_GAP = 16;

  @Override
  public int neededTraits() {
    return Traits.B;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    boolean named = containsHeader(names.text());
    int at = 0;
    while (at + WORD.length() <= length) {
      if (!isWordAt(bytes, at, length)) {
        // No occurrence of the word contains a byte that is not in the word.
        at += isLetterOfWord(bytes[at + WORD.length() - 1]) ? 1 : WORD.length();
        continue;
      }
      boolean announced = named || followsHeader(bytes, at);
      int from = afterWords(bytes, at, length);
      at = Math.max(from, at + WORD.length());
      int to = endOfToken(bytes, at, length);
      if (from == at && to > from && (announced || isCertain(bytes, from, to))) {
        matches.found(from, to);
        at = to;
      }
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

  /// Returns the offset of the token after the word at `from` and its repetitions, or `from` if no
  /// space follows the word.
  private static int afterWords(byte[] text, int from, int length) {
    int at = from;
    while (true) {
      int wordEnd = at + WORD.length();
      int next = afterBlanks(text, wordEnd, length);
      if (next == wordEnd) {
        return at == from ? from : at;
      }
      at = next;
      if (!Ascii.startsWith(text, at, length, WORD)) {
        return at < length && isQuote(text[at]) ? at + 1 : at;
      }
    }
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'';
  }

  /// Returns the offset after spaces, including `+`, the space in the query of a URL.
  private static int afterBlanks(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '+')) {
      at++;
    }
    return at;
  }

  /// Returns the end of the token at `from`. A final dot ends a sentence and is not part of it.
  private static int endOfToken(byte[] text, int from, int length) {
    int at = endOfTokenBytes(text, from, length);
    if (at < length && text[at] == '|' && JsonScanner.endOfDigits(text, from, at) == at) {
      int end = endOfTokenBytes(text, at + 1, length);
      at = end - at > CERTAIN ? end : at;
    }
    while (at > from && text[at - 1] == '.') {
      at--;
    }
    return at;
  }

  private static int endOfTokenBytes(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isToken(text[at])) {
      at++;
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

  /// Returns whether `Authorization` and punctuation come before `at`: `Authorization: Bearer`,
  /// `("Authorization", "Bearer`, `authorization=[Bearer`, but not "authorization bearer token
  /// missing".
  private static boolean followsHeader(byte[] text, int at) {
    boolean introduces = false;
    int end = at;
    while (end > 0 && at - end < MAX_GAP) {
      byte b = text[end - 1];
      if ("\t:=>[(\"'\\".indexOf(b) >= 0) {
        introduces = true;
      } else if (" ,+-\r\n".indexOf(b) < 0) {
        break;
      }
      end--;
    }
    return introduces
        && end >= HEADER.length()
        && Ascii.startsWith(text, end - HEADER.length(), end, HEADER);
  }

  /// Returns whether `name` contains `authorization`, as `Proxy-Authorization` and
  /// `authorizationToken` do.
  private static boolean containsHeader(Utf8Builder name) {
    for (int at = 0; at + HEADER.length() <= name.length(); at++) {
      if (Ascii.startsWith(name.array(), at, name.length(), HEADER)) {
        return true;
      }
    }
    return false;
  }
}
