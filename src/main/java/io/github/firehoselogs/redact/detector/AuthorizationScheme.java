package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.redact.decode.Ascii;

/// The value of an `Authorization` header: a scheme, then a token or a list of parameters (RFC 9110,
/// section 11.4).
///
/// ```
/// Basic QWxhZGRpbjpvcGVu
/// Digest username="a", uri="/"
/// AWS4-HMAC-SHA256 Credential=AKIA…/s3/aws4_request, SignedHeaders=host;date, Signature=…
/// ```
final class AuthorizationScheme {
  /// The longest name of an unknown scheme. Longer words are credentials without a scheme.
  private static final int MAX_SCHEME = 20;

  /// Schemes that IANA lists, and those of well-known services.
  private static final String[] KNOWN = {
    "apikey",
    "aws",
    "basic",
    "bearer",
    "bot",
    "digest",
    "dpop",
    "geniekey",
    "gnap",
    "googlelogin",
    "hawk",
    "hoba",
    "jwt",
    "key",
    "mutual",
    "negotiate",
    "ntlm",
    "oauth",
    "privatetoken",
    "sharedaccesssignature",
    "sharedkey",
    "sharedkeylite",
    "signature",
    "splunk",
    "ssws",
    "token",
    "vapid"
  };

  private AuthorizationScheme() {}

  /// Returns the start of the credentials after the scheme at `from` and its repetitions, or `from`
  /// if no scheme with credentials begins there.
  static int skip(byte[] text, int from, int to) {
    int at = from;
    while (true) {
      int end = endOfScheme(text, at, to);
      int next = afterBlanks(text, end, to);
      boolean scheme = isKnown(text, at, to) || (at == from && isName(text, at, end));
      if (!scheme || next == end || next == to) {
        return at;
      }
      at = next;
    }
  }

  /// Returns whether a known scheme without credentials begins at `from`, or one whose space is
  /// percent-encoded.
  static boolean isAlone(byte[] text, int from, int to) {
    int end = endOfScheme(text, from, to);
    boolean ends = end == to || text[end] == '%' || !isToken(text[end]);
    return ends && isKnown(text, from, to) && skip(text, from, to) == from;
  }

  /// Returns whether `text[from, to)` is the name of a known scheme.
  static boolean isOnlyKnown(byte[] text, int from, int to) {
    return endOfScheme(text, from, to) == to && isKnown(text, from, to);
  }

  /// Returns whether a known scheme begins at `from`, ignoring case and hyphens.
  static boolean isKnown(byte[] text, int from, int to) {
    int end = endOfScheme(text, from, to);
    if (Ascii.startsWith(text, from, end, "aws") || Ascii.startsWith(text, from, end, "scram")) {
      return end - from == 3 || text[from + 3] == '4' || text[from + 3] == 'a';
    }
    for (String scheme : KNOWN) {
      if (equals(text, from, end, scheme)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equals(byte[] text, int from, int to, String scheme) {
    int matched = 0;
    for (int at = from; at < to; at++) {
      if (matched < scheme.length() && (text[at] | 0x20) == scheme.charAt(matched)) {
        matched++;
      } else if (text[at] != '-') {
        return false;
      }
    }
    return matched == scheme.length();
  }

  /// Returns whether an unknown scheme may have this name: letters and hyphens.
  private static boolean isName(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!Ascii.isLetter(text[at]) && text[at] != '-') {
        return false;
      }
    }
    return from < to && to - from < MAX_SCHEME;
  }

  private static int endOfScheme(byte[] text, int from, int to) {
    int at = from;
    while (at < to && at - from <= 32 && (Ascii.isWord(text[at]) || text[at] == '-')) {
      at++;
    }
    return at;
  }

  /// Returns the offset after spaces, including `+`, the space in the query of a URL.
  private static int afterBlanks(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (text[at] == ' ' || text[at] == '\t' || text[at] == '+')) {
      at++;
    }
    return at;
  }

  /// Returns the end of the token or the parameters at `from`. A final dot ends a sentence.
  static int endOfCredentials(byte[] text, int from, int length) {
    int at = from;
    int end;
    do {
      int start = at;
      end = endOfToken(text, start, length);
      at = isParameter(text, start, end) ? nextParameter(text, end, length) : end;
    } while (at > end);
    while (end > from && text[end - 1] == '.') {
      end--;
    }
    return end;
  }

  /// Returns the end of the token or the parameter at `from`, whose value may be in quotes.
  private static int endOfToken(byte[] text, int from, int length) {
    if (Redacted.isAt(text, from, length)) {
      return from + Redacted.TEXT.length();
    }
    int at = from;
    while (at < length) {
      if (isQuotedValue(text, from, at, length)) {
        return afterQuoted(text, at, length);
      } else if (isToken(text[at]) || (text[at] == ';' && isParameter(text, from, at))) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  private static boolean isToken(byte b) {
    return Ascii.isWord(b) || "-.~+/=:%@!$*#^?".indexOf(b) >= 0;
  }

  /// Returns whether the quote at `at` begins the value of a parameter: `="a`, `="",`. The quote
  /// after the padding of Base64 ends a string around the header.
  private static boolean isQuotedValue(byte[] text, int from, int at, int length) {
    if (text[at] != '"' || at + 1 >= length || !isNameAndSign(text, from, at)) {
      return false;
    }
    boolean empty = text[at + 1] == '"' && at + 2 < length && text[at + 2] == ',';
    return empty || " \t\r\n,;\"'})]".indexOf(text[at + 1]) < 0;
  }

  /// Returns whether `text[from, to)` is the name of a parameter, which has no digits, and `=`.
  private static boolean isNameAndSign(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isLetter(text[at]) || text[at] == '_' || text[at] == '-')) {
      at++;
    }
    return at > from && at + 1 == to && text[at] == '=';
  }

  /// Returns the offset after the string at `quote`.
  private static int afterQuoted(byte[] text, int quote, int length) {
    int at = quote + 1;
    while (at < length && text[at] != text[quote] && text[at] != '\n') {
      at += text[at] == '\\' ? 2 : 1;
    }
    return Math.min(length, at + 1);
  }

  /// Returns whether `text[from, to)` is a name, `=` and a value.
  private static boolean isParameter(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isWord(text[at]) || text[at] == '-')) {
      at++;
    }
    return at > from && at + 1 < to && text[at] == '=' && text[at + 1] != '=';
  }

  /// Returns the start of the parameter after the comma at `from`, or `from` if there is none.
  private static int nextParameter(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == ',' || text[at] == ' ' || text[at] == '+')) {
      at++;
    }
    int name = at;
    while (name < length && (Ascii.isWord(text[name]) || text[name] == '-')) {
      name++;
    }
    boolean comma = from < length && text[from] == ',';
    return comma && name > at && name < length && text[name] == '=' ? at : from;
  }
}
