package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// `jwt`: JSON Web Tokens, signed (three parts) or encrypted (five), RFC 7519: parts of base64url
/// with dots between them. The first is a JSON object, so it begins with `eyJ`. The last may be
/// empty, where nothing is signed.
final class JsonWebTokens implements Detector {
  private static final int MIN_HEADER = 10;

  @Override
  public void findAll(Utf8Builder text, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at < length) {
      if (!isBase64Url(bytes[at])) {
        at++;
        continue;
      }
      int end = behindPart(bytes, at, length);
      if (isHeader(bytes, at, end)) {
        int to = behindParts(bytes, end, length);
        if (to > end) {
          matches.found(at, to);
          end = to;
        }
      }
      at = end;
    }
  }

  private static boolean isHeader(byte[] text, int from, int to) {
    return to - from >= MIN_HEADER
        && text[from] == 'e'
        && text[from + 1] == 'y'
        && text[from + 2] == 'J';
  }

  /// Returns the end of `.payload.signature` at `from`, of two or four parts, or `from`.
  private static int behindParts(byte[] text, int from, int length) {
    int to = from;
    int parts = 0;
    int at = from;
    while (parts < 4 && at < length && text[at] == '.') {
      at = behindPart(text, at + 1, length);
      parts++;
      if (parts == 2 || parts == 4) {
        to = at;
      }
    }
    return to;
  }

  private static int behindPart(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isBase64Url(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBase64Url(byte b) {
    return Ascii.isWord(b) || b == '-';
  }
}
