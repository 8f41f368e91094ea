package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `aws-access-key`: ids of access keys, which are `AKIA` (long-term), `ASIA`
/// (temporary), `ABIA` (bearer) or `ACCA` (context-specific), followed by 16 characters of `A-Z`
/// and `0-9`. A part of a longer run of letters and digits is not one.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
public final class AwsAccessKeys implements Detector {
  /// The size of an id in bytes.
  static final int LENGTH = 20;

  private static final int PREFIX = 4;

  @Override
  public int neededTraits() {
    return Traits.CAPITAL_A;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    int at = 0;
    while (at + LENGTH <= length) {
      if (!isKeyByte(bytes[at + LENGTH - 1])) {
        at += LENGTH; // No key contains this byte.
      } else if (isKey(bytes, at, length)) {
        matches.found(at, at + LENGTH);
        at += LENGTH;
      } else {
        at++;
      }
    }
  }

  /// Returns whether an id begins at `at`.
  static boolean isKey(byte[] text, int at, int length) {
    if (at + LENGTH > length
        || text[at] != 'A'
        || text[at + 3] != 'A'
        || !isKind(text[at + 1], text[at + 2])
        || Ascii.isLetterOrDigit(text, at - 1, length)
        || Ascii.isLetterOrDigit(text, at + LENGTH, length)) {
      return false;
    }
    for (int i = at + PREFIX; i < at + LENGTH; i++) {
      if (!isKeyByte(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKeyByte(byte b) {
    return (b >= 'A' && b <= 'Z') || Ascii.isDigit(b);
  }

  private static boolean isKind(byte second, byte third) {
    return switch (third) {
      case 'I' -> second == 'K' || second == 'S' || second == 'B';
      case 'C' -> second == 'C';
      default -> false;
    };
  }
}
