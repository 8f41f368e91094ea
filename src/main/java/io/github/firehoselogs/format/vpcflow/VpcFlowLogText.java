package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Slice;

/// Recognizes the names and ids of AWS's resources.
///
/// ```
/// 123456789010   vpc-abcdefab012345678   us-gov-west-1   usw2-lax1-az1   API_GATEWAY
/// arn:aws:ecs:us-east-1:123456789012:task/shop/5d0bf9e22c344ad18b8ab4f3e0b4dc3f
/// ```
final class VpcFlowLogText {
  private static final int ACCOUNT_DIGITS = 12;

  /// The minimum number of hexadecimal digits at the end of an id.
  private static final int MIN_ID_DIGITS = 8;

  /// The maximum length of the name of a cluster or a service.
  private static final int MAX_NAME = 255;

  private VpcFlowLogText() {}

  private static Cursor cursor(Slice value) {
    return new Cursor(value.text(), value.from(), value.to());
  }

  static boolean isAccount(Slice value) {
    Cursor digits = cursor(value);
    return value.is("unknown")
        || (digits.skipDigits(ACCOUNT_DIGITS, ACCOUNT_DIGITS) && digits.atEnd());
  }

  /// Returns whether `value` consists of `prefix` and hexadecimal digits.
  static boolean isId(String prefix, Slice value) {
    Cursor id = cursor(value);
    return id.skip(prefix) && !id.atEnd() && endOfHex(id) == id.end;
  }

  /// Returns whether `value` is the id of a resource of any type, such as `nat-0123456789abcdef0`.
  static boolean isAnyId(Slice value) {
    Cursor id = cursor(value);
    int words = 0;
    while (id.end - id.at > MIN_ID_DIGITS && id.skipLetters() && id.skip('-')) {
      words++;
    }
    return words > 0 && id.end - id.at >= MIN_ID_DIGITS && endOfHex(id) == id.end;
  }

  /// Returns whether `value` has `min` to `max` characters, which are hexadecimal digits and
  /// hyphens.
  static boolean isHexId(Slice value, int min, int max) {
    Cursor id = cursor(value);
    id.at = endOfHex(id);
    boolean beginsWithDigit = id.at > value.from();
    while (id.skip('-')) {
      id.at = endOfHex(id);
    }
    int length = value.to() - value.from();
    return beginsWithDigit && id.atEnd() && length >= min && length <= max;
  }

  private static int endOfHex(Cursor id) {
    int at = id.at;
    while (at < id.end && Character.digit(id.text[at], 16) >= 0) {
      at++;
    }
    return at;
  }

  /// Returns whether `value` is the ARN of an ECS resource whose name begins with `type`.
  static boolean isEcsArn(String type, Slice value) {
    Cursor arn = cursor(value);
    return arn.skip("arn:")
        && skipName(arn)
        && arn.skip(":ecs:")
        && skipName(arn)
        && arn.skip(':')
        && arn.skipDigits(ACCOUNT_DIGITS, ACCOUNT_DIGITS)
        && arn.skip(type)
        && !arn.atEnd();
  }

  /// Returns whether `value` is a name of letters, digits, hyphens and underscores, and not a number.
  static boolean isName(Slice value) {
    Cursor name = cursor(value);
    Cursor number = cursor(value);
    number.skipDigits(1, MAX_NAME);
    return skipName(name)
        && name.atEnd()
        && !number.atEnd()
        && value.to() - value.from() <= MAX_NAME;
  }

  private static boolean skipName(Cursor text) {
    int from = text.at;
    while (!text.atEnd() && isNameByte(text.text[text.at])) {
      text.at++;
    }
    return text.at > from;
  }

  private static boolean isNameByte(byte b) {
    return Cursor.isLetter(b) || Cursor.isDigit(b) || b == '-' || b == '_';
  }

  /// Returns whether `value` is a region such as `us-gov-west-1`: words and hyphens, and a number
  /// at the end.
  static boolean isRegion(Slice value) {
    Cursor region = cursor(value);
    int words = 0;
    while (region.skipLetters() && region.skip('-')) {
      words++;
    }
    return words >= 2 && region.skipDigits(1, 2) && region.atEnd();
  }

  /// Returns whether `value` is the id of an availability zone such as `apse2-az3` or
  /// `eusc-dee1-az1`, or of a local zone such as `usw2-lax1-az1`.
  static boolean isZone(Slice value) {
    Cursor zone = cursor(value);
    while (zone.skipLetters()) {
      zone.skipDigits(1, 2);
      if (!zone.skip('-')) {
        return false;
      }
      if (zone.skip("az")) {
        return zone.skipDigits(1, 2) && zone.atEnd();
      }
    }
    return false;
  }

  /// Returns whether `value` is an ARN, or the name of a zone: letters, and a hyphen after them.
  static boolean isArnOrZoneName(Slice value) {
    Cursor id = cursor(value);
    return id.skip("arn:") || (id.skipLetters() && id.indexOf('-') >= 0);
  }

  /// Returns whether `value` is a word such as `API_GATEWAY`: a capital letter, and then capital
  /// letters, digits and underscores.
  static boolean isConstant(Slice value) {
    byte[] text = value.text();
    for (int at = value.from(); at < value.to(); at++) {
      byte b = text[at];
      if (!(b >= 'A' && b <= 'Z') && !Cursor.isDigit(b) && b != '_') {
        return false;
      }
    }
    return Cursor.isLetter(text[value.from()]);
  }
}
