package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `authorization`: the credentials after `Authorization` or `Proxy-Authorization`
/// (RFC 9110, section 11.6.2), in upper or lower case. The name of the scheme stays.
///
/// ```
/// Authorization: Basic QWxhZGRpbjpvcGVu                  a header
/// 'authorization': 'Digest username="a", uri="/"'        a value in quotes
/// authorization=ApiKey a1b2c3                            an assignment
/// ```
///
/// As the value of a field of JSON, everything after the scheme counts. In text, a word without a
/// scheme, or after an unknown one, must contain a digit or have at least 20 characters, so that
/// "authorization: denied for bob" is not redacted.
public final class AuthorizationCredentials implements Detector {
  private static final String WORD = "authorization";

  /// The position of the `z`, which no other common word has.
  private static final int Z = 7;

  /// What may follow the word as part of a name: `authorizationToken`.
  private static final String[] ENDINGS = {"token", "header"};

  /// The maximum number of characters between the name and the value.
  private static final int MAX_GAP = 16;

  private static final int CERTAIN = 20;

  @Override
  public int neededTraits() {
    return Traits.Z;
  }

  @Override
  public boolean readsNames() {
    return true;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int free = 0;
    for (int at = Z; at < length; at++) {
      if ((bytes[at] | 0x20) == 'z' && at - Z >= free && isWordAt(bytes, at - Z, length)) {
        int from = startOfValue(bytes, endOfName(bytes, at - Z, length), length);
        if (from > 0) {
          free = find(bytes, at, from, length, matches);
          at = Math.max(at, free - 1);
        }
      }
    }
  }

  private static boolean isWordAt(byte[] text, int at, int length) {
    return Ascii.startsWith(text, at, length, WORD)
        && (at == 0 || !Ascii.isLetter(text[at - 1]) || text[at] == 'A');
  }

  private static int endOfName(byte[] text, int from, int length) {
    int end = from + WORD.length();
    int word = end < length && "-_".indexOf(text[end]) >= 0 ? end + 1 : end;
    for (String ending : ENDINGS) {
      if (Ascii.startsWith(text, word, length, ending)) {
        return word + ending.length();
      }
    }
    return end;
  }

  /// Returns the start of the value after the name that ends at `from`, or 0 if none is assigned.
  /// Before a backslash and a quote, it is 0 too: the text is searched again without escapes.
  private static int startOfValue(byte[] text, int from, int length) {
    boolean quoted = false;
    boolean assigned = false;
    int at = from;
    while (at < length && at - from < MAX_GAP) {
      byte b = text[at];
      if (b == ':' || b == '=' || (b == ',' && quoted)) {
        assigned = true;
      } else if (b == '"' || b == '\'') {
        quoted = true;
      } else if (" \t>[({+".indexOf(b) < 0) {
        break;
      }
      at++;
    }
    return assigned && at < length && text[at] != '\\' ? at : 0;
  }

  /// Finds the credentials in the value at `from`. Returns the end of what was read.
  private static int find(byte[] text, int name, int from, int length, Matches matches) {
    byte quote = text[from - 1];
    if (quote == '"' || quote == '\'') {
      int end = endOfQuoted(text, from, length, quote);
      boolean assigned = isAssigned(text, name, from);
      return assigned || mayFollowElement(text, from, end)
          ? Math.max(end, findWhole(text, from, end, matches))
          : from;
    }
    if (AuthorizationScheme.isAlone(text, from, length)) {
      return from;
    }
    int credentials = AuthorizationScheme.skip(text, from, length);
    int end = AuthorizationScheme.endOfCredentials(text, credentials, length);
    boolean certain =
        isCertain(text, credentials, end)
            || (credentials > from
                && (AuthorizationScheme.isKnown(text, from, length)
                    || isEndOfLine(text, end, length)));
    if (end == credentials || !certain) {
      return from;
    }
    matches.found(credentials, end);
    return end;
  }

  /// Returns whether a colon or `=` is in `text[from, to)`.
  private static boolean isAssigned(byte[] text, int from, int to) {
    return JsonScanner.indexOf(':', text, from, to) < to
        || JsonScanner.indexOf('=', text, from, to) < to;
  }

  /// Returns whether `text[from, to)` may be credentials if the string before it is the name of the
  /// header. In a list of names, it is another name.
  private static boolean mayFollowElement(byte[] text, int from, int to) {
    return AuthorizationScheme.skip(text, from, to) > from || isCertain(text, from, to);
  }

  /// Finds the credentials in a value that has nothing else after them.
  private static int findWhole(byte[] text, int from, int to, Matches matches) {
    int credentials = AuthorizationScheme.skip(text, from, to);
    boolean onlyScheme = credentials == from && AuthorizationScheme.isOnlyKnown(text, from, to);
    if (credentials == to || onlyScheme) {
      return from;
    }
    matches.found(credentials, to);
    return to;
  }

  /// Returns the offset of the quote that ends the value at `from`, or the end of the line.
  private static int endOfQuoted(byte[] text, int from, int length, byte quote) {
    int at = from;
    while (at < length && text[at] != quote && text[at] != '\n') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, length);
  }

  private static boolean isEndOfLine(byte[] text, int at, int length) {
    int end = JsonScanner.skipWhitespace(text, at, length);
    return end == length || JsonScanner.indexOf('\n', text, at, end) < end;
  }

  private static boolean isCertain(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (Ascii.isDigit(text[at]) || (text[at] == '=' && at > from)) {
        return true;
      }
    }
    return to - from >= CERTAIN;
  }

  @Override
  public boolean findNamed(Utf8Builder value, FieldNames names, Matches matches) {
    byte[] text = value.array();
    int length = value.length();
    if (isHeader(names.field())) {
      return findWhole(text, 0, length, matches) > 0;
    }
    if (!names.isAfterElement() || !isHeader(names.previous())) {
      return false;
    }
    return mayFollowElement(text, 0, length) && findWhole(text, 0, length, matches) > 0;
  }

  /// Returns whether `name` ends with the word, as `Proxy-Authorization` and `authorizationToken`
  /// do.
  private static boolean isHeader(Utf8Builder name) {
    byte[] text = name.array();
    int length = name.length();
    for (int at = 0; at + WORD.length() <= length; at++) {
      if ((text[at] | 0x20) == 'a' && isWordAt(text, at, length)) {
        return endOfName(text, at, length) == length;
      }
    }
    return false;
  }
}
