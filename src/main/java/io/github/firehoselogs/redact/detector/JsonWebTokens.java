package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `jwt`: JSON Web Tokens (RFC 7519), signed (three parts) or encrypted (five parts).
/// The parts are base64url with dots between them. The first is a JSON object, so it begins with
/// `eyJ`. The last is empty if the token is not signed. AWS's load balancers, unlike other issuers,
/// pad each part with `=`.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
public final class JsonWebTokens implements Detector {
  private static final int MIN_HEADER = 10;

  @Override
  public int neededTraits() {
    return Traits.CAPITAL_J | Traits.DOT;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    int third = JsonScanner.indexOf('J', bytes, 0, length);
    while (third < length) {
      int from = third - 2;
      if (from >= at && isHeader(bytes, from, length)) {
        int headerEnd = endOfPart(bytes, third, length);
        // If this header is not part of a token, neither is any other with the same end.
        at = endOfParts(bytes, headerEnd, length);
        if (at > headerEnd) {
          matches.found(from, at);
        }
      }
      third = JsonScanner.indexOf('J', bytes, Math.max(at, third + 1), length);
    }
  }

  /// Returns whether `from` is the start of a header: a part that begins with `eyJ` and is long
  /// enough.
  private static boolean isHeader(byte[] text, int from, int length) {
    return text[from] == 'e'
        && text[from + 1] == 'y'
        && !Ascii.isLetterOrDigit(text, from - 1, length)
        && endOfPart(text, from, Math.min(length, from + MIN_HEADER)) == from + MIN_HEADER;
  }

  /// Returns the end of `.payload.signature` at `from`, of two or four parts, or `from`.
  private static int endOfParts(byte[] text, int from, int length) {
    int to = from;
    int parts = 0;
    int at = from;
    while (parts < 4 && at < length && text[at] == '.') {
      at = endOfPart(text, at + 1, length);
      parts++;
      if (parts == 2 || parts == 4) {
        to = at;
      }
    }
    return to;
  }

  private static int endOfPart(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isBase64Url(text[at])) {
      at++;
    }
    for (int padding = 0; padding < 2 && at < length && text[at] == '='; padding++) {
      at++;
    }
    return at;
  }

  private static boolean isBase64Url(byte b) {
    return Ascii.isWord(b) || b == '-';
  }
}
