package io.github.firehoselogs.redact.name;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;

/// Whether a name means a secret. The last words of the name decide, in any case and with any
/// separator. Digits after them do not count.
///
/// ```
/// password  DB_PASSWORD  spring.datasource.password  newPassword2  passwd  user_pwd  passphrase
/// secret  clientSecret  SecretString  token  access_token  X-Auth-Token  api-key  secretAccessKey
/// passwordPolicy  token_count  max_tokens  nextPageToken  public_key             mean no secret
/// ```
public enum SecretName {
  /// The name means no secret.
  NONE,

  /// The value is a secret.
  CERTAIN,

  /// `token` or `secret` alone, which sentences contain too: `token: signature is invalid`.
  WORD,

  /// `pass` alone, which may also be a count: `pass: 12`.
  PASS,

  /// `pwd` or `oldpwd`, which may also be the working directory.
  PWD;

  /// The maximum size of the last words, in bytes.
  public static final int MAX_LENGTH = 64;

  private static final String[] PASSWORDS = {"password", "passwd", "passphrase", "passcode"};

  private static final String[] KEYS = {
    "api", "secret", "private", "auth", "account", "subscription", "encryption", "signing", "master"
  };

  private static final String[] ACCESS_KEYS = {"secret", "shared"};

  /// Tokens of these kinds are positions in a list, or counts.
  private static final String[] HARMLESS_TOKENS = {"next", "page", "continuation", "max", "min"};

  private static final String[] PASS_PREFIXES = {"store", "key", "db", "user"};

  /// Returns what the name that ends at `to` means. It begins at `from` or later.
  public static SecretName of(byte[] text, int from, int to) {
    int end = withoutDigits(text, from, to);
    if (end == from) {
      return NONE;
    }
    return switch (text[end - 1] | 0x20) {
      case 'd', 'e' -> ofPassword(text, from, end);
      case 't' -> ends(text, from, end, "secret") ? word(text, from, end - 6) : NONE;
      case 'n' -> ends(text, from, end, "token") ? ofToken(text, from, end - 5) : NONE;
      case 'y' -> ofKey(text, from, end);
      case 'g' -> ofSecretString(text, from, end);
      case 's' -> ofPlural(text, from, end);
      default -> NONE;
    };
  }

  /// Returns what the whole of `name` means.
  public static SecretName of(Utf8Builder name) {
    return of(name.array(), Math.max(0, name.length() - MAX_LENGTH), name.length());
  }

  private static int withoutDigits(byte[] text, int from, int to) {
    int end = to;
    while (end > from && Ascii.isDigit(text[end - 1])) {
      end--;
    }
    return end < to && end > from && text[end - 1] == '_' ? end - 1 : end;
  }

  private static SecretName ofPassword(byte[] text, int from, int end) {
    if (ends(text, from, end, "pwd")) {
      return isWhole(text, from, end - 3) || ends(text, from, end, "oldpwd") ? PWD : CERTAIN;
    }
    for (String word : PASSWORDS) {
      if (ends(text, from, end, word)) {
        return ends(text, from, end, "nopasswd") ? NONE : CERTAIN;
      }
    }
    return NONE;
  }

  private static SecretName ofToken(byte[] text, int from, int start) {
    int before = beforeSeparator(text, from, start);
    return endsWithAny(text, from, before, HARMLESS_TOKENS) ? NONE : word(text, from, start);
  }

  private static SecretName ofKey(byte[] text, int from, int end) {
    if (!ends(text, from, end, "key")) {
      return NONE;
    }
    int before = beforeSeparator(text, from, end - 3);
    boolean secret =
        ends(text, from, before, "access")
            ? endsWithAny(text, from, beforeSeparator(text, from, before - 6), ACCESS_KEYS)
            : endsWithAny(text, from, before, KEYS);
    return secret ? CERTAIN : NONE;
  }

  private static SecretName ofSecretString(byte[] text, int from, int end) {
    boolean secret =
        ends(text, from, end, "string")
            && ends(text, from, beforeSeparator(text, from, end - 6), "secret");
    return secret ? CERTAIN : NONE;
  }

  private static SecretName ofPlural(byte[] text, int from, int end) {
    if (ends(text, from, end, "pass")) {
      return ofPass(text, from, end - 4);
    }
    SecretName singular = ends(text, from, end, "tokens") ? NONE : of(text, from, end - 1);
    return singular == WORD ? CERTAIN : singular;
  }

  private static SecretName ofPass(byte[] text, int from, int start) {
    if (isWhole(text, from, start)) {
      return PASS;
    }
    byte before = text[start - 1];
    boolean newWord = isSeparator(before) || (text[start] == 'P' && before != 'Y');
    return newWord || endsWithAny(text, from, start, PASS_PREFIXES) ? CERTAIN : NONE;
  }

  private static SecretName word(byte[] text, int from, int start) {
    return isWhole(text, from, start) ? WORD : CERTAIN;
  }

  /// Returns whether the word at `start` has no other word of the name before it.
  private static boolean isWhole(byte[] text, int from, int start) {
    return start == from || !(Ascii.isWord(text[start - 1]) || isSeparator(text[start - 1]));
  }

  private static int beforeSeparator(byte[] text, int from, int start) {
    return start > from && isSeparator(text[start - 1]) ? start - 1 : start;
  }

  private static boolean isSeparator(byte b) {
    return b == '_' || b == '-' || b == '.';
  }

  private static boolean endsWithAny(byte[] text, int from, int to, String[] words) {
    for (String word : words) {
      if (ends(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(byte[] text, int from, int to, String word) {
    int start = to - word.length();
    return start >= from && Ascii.startsWith(text, start, to, word);
  }

  /// Returns whether `text[from, to)` may be the secret that the name means: not a directory, and
  /// not a count.
  public boolean accepts(byte[] text, int from, int to) {
    return switch (this) {
      case NONE -> false;
      case CERTAIN, WORD -> from < to;
      case PASS -> !isNumber(text, from, to);
      case PWD -> from < to && !isPath(text, from, to);
    };
  }

  private static boolean isNumber(byte[] text, int from, int to) {
    int at = from;
    while (at < to && Ascii.isDigit(text[at])) {
      at++;
    }
    return at == to;
  }

  /// Returns whether `text[from, to)` begins like the path of a directory: `/`, `~`, `.` or `C:\`.
  public static boolean isPath(byte[] text, int from, int to) {
    if (from >= to) {
      return false;
    }
    boolean drive =
        from + 2 < to
            && Ascii.isLetter(text[from])
            && text[from + 1] == ':'
            && "\\/".indexOf(text[from + 2]) >= 0;
    return drive || "/~.".indexOf(text[from]) >= 0;
  }
}
