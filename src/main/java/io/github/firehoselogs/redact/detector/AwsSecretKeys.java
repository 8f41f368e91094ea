package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `aws-secret-key`: secret access keys, which are 40 characters of Base64.
///
/// Other values look like that too, so the text must say that it is a secret key:
///
/// ```
/// aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY    a name with `secret`
/// {"SecretAccessKey":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
/// AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY       beside an access key id
/// ```
///
/// It must have letters of both cases, and digits if it has no name: a SHA-1 digest is not a key.
public final class AwsSecretKeys implements Detector {
  private static final int LENGTH = 40;

  /// The maximum number of characters between an access key id and its secret key.
  private static final int MAX_DISTANCE = 256;

  /// The maximum number of characters between a name and its value.
  private static final int MAX_GAP = 8;

  /// The maximum size of a name, in bytes.
  private static final int MAX_NAME = 48;

  @Override
  public int neededTraits() {
    return 0;
  }

  @Override
  public int shortestText() {
    return LENGTH;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at + LENGTH <= length) {
      int last = at + LENGTH - 1;
      while (last >= at && isBase64(bytes[last])) {
        last--;
      }
      if (last >= at) {
        at = last + 1; // No key contains this byte.
        continue;
      }
      int end = endOfBase64(bytes, at + LENGTH, length);
      if (end == at + LENGTH
          && !(end < length && bytes[end] == '=')
          && isSecret(bytes, at, length, names)) {
        matches.found(at, end);
      }
      at = end;
    }
  }

  private static int endOfBase64(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isBase64(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBase64(byte b) {
    return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '/' || b == '+';
  }

  private static boolean isSecret(byte[] text, int from, int length, FieldNames names) {
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    for (int at = from; at < from + LENGTH; at++) {
      upper |= text[at] >= 'A' && text[at] <= 'Z';
      lower |= text[at] >= 'a' && text[at] <= 'z';
      digit |= Ascii.isDigit(text[at]);
    }
    return upper
        && lower
        && (isNamed(text, from, names) || (digit && isBesideId(text, from, length, names)));
  }

  private static boolean isNamed(byte[] text, int from, FieldNames names) {
    Utf8Builder field = names.field();
    if (containsSecret(field.array(), 0, field.length())) {
      return true;
    }
    int end = from;
    while (end > 0 && from - end < MAX_GAP && "\t :=>\"'\\,[(".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    int name = end;
    while (name > 0 && end - name < MAX_NAME && isName(text[name - 1])) {
      name--;
    }
    return end < from && containsSecret(text, name, end);
  }

  /// Returns whether `b` may be part of a name, which may have spaces: `AWS secret key: …`.
  private static boolean isName(byte b) {
    return Ascii.isWord(b) || "-. ".indexOf(b) >= 0;
  }

  private static boolean containsSecret(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if ((text[at] | 0x20) == 's' && Ascii.startsWith(text, at, to, "secret")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBesideId(byte[] text, int from, int length, FieldNames names) {
    int max = Math.min(length, from + LENGTH + MAX_DISTANCE);
    for (int at = Math.max(0, from - MAX_DISTANCE); at < max; at++) {
      if (AwsAccessKeys.isKey(text, at, length)) {
        return true;
      }
    }
    Utf8Builder previous = names.previous();
    return previous.length() == AwsAccessKeys.LENGTH
        && AwsAccessKeys.isKey(previous.array(), 0, previous.length());
  }
}
