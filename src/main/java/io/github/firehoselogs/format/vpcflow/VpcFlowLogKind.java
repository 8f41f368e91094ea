package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.IpAddress;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.format.WholeNumber;

/// The kinds of values in flow log records, other than `-`.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
enum VpcFlowLogKind {
  /// 2 to 5.
  VERSION(true, true),
  /// 12 digits, or `unknown`.
  ACCOUNT_ID(false, true),
  /// `eni-1235b8ca123456789`.
  INTERFACE_ID(false, false),
  /// IPv4 or IPv6.
  ADDRESS(false, false),
  /// 0 to 65535.
  PORT(true, false),
  /// IANA's number, 0 to 255.
  PROTOCOL(true, false),
  PACKETS(true, false),
  BYTES(true, false),
  /// Seconds since 1970.
  START(true, true),
  /// Seconds since 1970.
  END(true, true),
  /// `ACCEPT` or `REJECT`.
  ACTION(false, false),
  /// `OK`, `NODATA` or `SKIPDATA`.
  LOG_STATUS(false, true),
  VPC_ID(false, false),
  SUBNET_ID(false, false),
  INSTANCE_ID(false, false),
  /// A mask of FIN 1, SYN 2, RST 4, PSH 8, ACK 16 and URG 32.
  TCP_FLAGS(true, false),
  /// `IPv4`, `IPv6` or `EFA`.
  TYPE(false, false),
  /// `ap-southeast-2`.
  REGION(false, false),
  /// `apse2-az3`.
  AZ_ID(false, false),
  /// `wavelength`, `outpost` or `localzone`.
  SUBLOCATION_TYPE(false, false),
  /// An outpost's ARN, or the name of a zone.
  SUBLOCATION_ID(false, false),
  /// `S3`, `API_GATEWAY`.
  SERVICE(false, false),
  /// `ingress` or `egress`.
  DIRECTION(false, false),
  /// 1 to 8.
  TRAFFIC_PATH(true, false);

  private static final int ACCOUNT_DIGITS = 12;

  /// Whether values are written as JSON numbers.
  final boolean number;

  /// Whether a value must be present, so that `-` is not accepted.
  final boolean required;

  VpcFlowLogKind(boolean number, boolean required) {
    this.number = number;
    this.required = required;
  }

  /// Returns whether `value` is text of this kind; false for kinds of numbers.
  boolean fitsText(Slice value) {
    return switch (this) {
      case ACCOUNT_ID -> value.is("unknown") || isAccount(value);
      case INTERFACE_ID -> isId("eni-", value);
      case ADDRESS -> IpAddress.matches(value.text(), value.from(), value.to());
      case ACTION -> value.is("ACCEPT") || value.is("REJECT");
      case LOG_STATUS -> value.is("OK") || value.is("NODATA") || value.is("SKIPDATA");
      case VPC_ID -> isId("vpc-", value);
      case SUBNET_ID -> isId("subnet-", value);
      case INSTANCE_ID -> isId("i-", value);
      case TYPE -> value.is("IPv4") || value.is("IPv6") || value.is("EFA");
      case REGION -> isRegion(value);
      case AZ_ID -> isZone(value);
      case SUBLOCATION_TYPE ->
          value.is("wavelength") || value.is("outpost") || value.is("localzone");
      case SUBLOCATION_ID -> isSublocation(value);
      case SERVICE -> isService(value);
      case DIRECTION -> value.is("ingress") || value.is("egress");
      case VERSION, PORT, PROTOCOL, PACKETS, BYTES, START, END, TCP_FLAGS, TRAFFIC_PATH -> false;
    };
  }

  /// Returns the maximum number of this kind, or [WholeNumber#NONE] for kinds of text.
  long max() {
    return switch (this) {
      case VERSION -> 5;
      case PORT -> 65_535;
      case PROTOCOL -> 255;
      case TCP_FLAGS -> 63;
      case TRAFFIC_PATH -> 8;
      case PACKETS, BYTES, START, END -> Long.MAX_VALUE;
      default -> WholeNumber.NONE;
    };
  }

  private static boolean isAccount(Slice value) {
    Cursor digits = new Cursor(value.text(), value.from(), value.to());
    return digits.skipDigits(ACCOUNT_DIGITS, ACCOUNT_DIGITS) && digits.atEnd();
  }

  /// Returns whether `value` consists of `prefix` and hexadecimal digits.
  private static boolean isId(String prefix, Slice value) {
    Cursor id = new Cursor(value.text(), value.from(), value.to());
    if (!id.skip(prefix) || id.atEnd()) {
      return false;
    }
    while (!id.atEnd() && Character.digit(id.text[id.at], 16) >= 0) {
      id.at++;
    }
    return id.atEnd();
  }

  /// Returns whether `value` is a region such as `us-gov-west-1`: words and hyphens, and a number
  /// at the end.
  private static boolean isRegion(Slice value) {
    Cursor region = new Cursor(value.text(), value.from(), value.to());
    int words = 0;
    while (region.skipLetters() && region.skip('-')) {
      words++;
    }
    return words >= 2 && region.skipDigits(1, 2) && region.atEnd();
  }

  /// Returns whether `value` is the id of an availability zone such as `apse2-az3` or
  /// `eusc-dee1-az1`, or of a local zone such as `usw2-lax1-az1`.
  private static boolean isZone(Slice value) {
    Cursor zone = new Cursor(value.text(), value.from(), value.to());
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

  private static boolean isSublocation(Slice value) {
    Cursor id = new Cursor(value.text(), value.from(), value.to());
    return id.skip("arn:") || (id.skipLetters() && id.indexOf('-') >= 0 && !fitsOther(value));
  }

  private static boolean fitsOther(Slice value) {
    return VPC_ID.fitsText(value)
        || SUBNET_ID.fitsText(value)
        || INSTANCE_ID.fitsText(value)
        || INTERFACE_ID.fitsText(value)
        || REGION.fitsText(value)
        || AZ_ID.fitsText(value);
  }

  private static boolean isService(Slice value) {
    byte[] text = value.text();
    for (int at = value.from(); at < value.to(); at++) {
      byte b = text[at];
      if (!(b >= 'A' && b <= 'Z') && !Cursor.isDigit(b) && b != '_') {
        return false;
      }
    }
    return Cursor.isLetter(text[value.from()])
        && !ACTION.fitsText(value)
        && !LOG_STATUS.fitsText(value);
  }
}
