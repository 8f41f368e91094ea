package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;
import io.github.firehoselogs.text.JsonName;

/// `vpc-flow-log`: flow log records with the fields of one version and all before it, in AWS's
/// order. Version 2 alone is the default format.
///
/// ```
/// 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010
///     1418530070 ACCEPT OK
/// 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA
///
/// fields: version 2 has 14, 3 has 21, 4 has 25, 5 has 29; one blank between two
/// ```
///
/// Names as AWS spells them. Numbers are version, the ports, protocol (IANA's), packets, bytes, start
/// and end (seconds since 1970), tcp-flags (a bit mask) and traffic-path. `-` is left out. The header
/// line that files in S3 have, and fields in another order, are unmatched.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
final class VpcFlowLog implements LogFormat {
  /// A field and what it may hold.
  private record Field(JsonName name, Content content) {
    static Field text(String name) {
      return new Field(JsonName.of(name), Content.TEXT);
    }

    static Field number(String name) {
      return new Field(JsonName.of(name), Content.NUMBER);
    }

    static Field action(String name) {
      return new Field(JsonName.of(name), Content.ACTION);
    }

    static Field logStatus(String name) {
      return new Field(JsonName.of(name), Content.LOG_STATUS);
    }
  }

  private enum Content {
    TEXT,
    NUMBER,
    ACTION,
    LOG_STATUS
  }

  private static final Field[] FIELDS = {
    Field.number("version"),
    Field.text("account-id"),
    Field.text("interface-id"),
    Field.text("srcaddr"),
    Field.text("dstaddr"),
    Field.number("srcport"),
    Field.number("dstport"),
    Field.number("protocol"),
    Field.number("packets"),
    Field.number("bytes"),
    Field.number("start"),
    Field.number("end"),
    Field.action("action"),
    Field.logStatus("log-status"),
    Field.text("vpc-id"),
    Field.text("subnet-id"),
    Field.text("instance-id"),
    Field.number("tcp-flags"),
    Field.text("type"),
    Field.text("pkt-srcaddr"),
    Field.text("pkt-dstaddr"),
    Field.text("region"),
    Field.text("az-id"),
    Field.text("sublocation-type"),
    Field.text("sublocation-id"),
    Field.text("pkt-src-aws-service"),
    Field.text("pkt-dst-aws-service"),
    Field.text("flow-direction"),
    Field.number("traffic-path"),
  };

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    int count = fieldCount(line);
    for (int i = 0; i < count; i++) {
      if ((i > 0 && !line.skip(' ')) || !readField(FIELDS[i], line, fields)) {
        return false;
      }
    }
    return count > 0 && line.atEnd();
  }

  /// Returns how many fields the version that is next has, 0 if none of ours is.
  private static int fieldCount(Cursor line) {
    if (line.end - line.at < 2 || line.text[line.at + 1] != ' ') {
      return 0;
    }
    return switch (line.text[line.at]) {
      case '2' -> 14;
      case '3' -> 21;
      case '4' -> 25;
      case '5' -> 29;
      default -> 0;
    };
  }

  private static boolean readField(Field field, Cursor line, JsonLine fields) {
    int from = line.at;
    if (!line.skipWord()) {
      return false;
    }
    Slice value = new Slice(line.text, from, line.at);
    if (value.is("-")) {
      return true;
    }
    boolean fits =
        switch (field.content) {
          case TEXT -> true;
          case NUMBER -> isNumber(value);
          case ACTION -> value.is("ACCEPT") || value.is("REJECT");
          case LOG_STATUS -> value.is("OK") || value.is("NODATA") || value.is("SKIPDATA");
        };
    if (field.content == Content.NUMBER) {
      fields.number(field.name, line.text, from, line.at);
    } else {
      fields.text(field.name, line.text, from, line.at);
    }
    return fits;
  }

  private static boolean isNumber(Slice value) {
    Cursor digits = new Cursor(value.text(), value.from(), value.to());
    return digits.skipDigits(1, 20) && digits.atEnd();
  }
}
