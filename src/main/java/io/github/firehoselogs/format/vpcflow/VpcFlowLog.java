package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.format.WholeNumber;
import io.github.firehoselogs.json.JsonLine;

/// The format `vpc-flow-log`: flow log records with all fields up to version 2, 3, 4 or 5, in AWS's
/// order. Version 2 is the default format.
///
/// ```
/// 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010
///     1418530070 ACCEPT OK
/// 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA
///
/// fields: version 2 has 14, 3 has 21, 4 has 25, 5 has 29; separated by one space
/// ```
///
/// Fields are named as AWS spells them. Numbers are version, the ports, protocol (IANA's), packets,
/// bytes, start and end (seconds since 1970), tcp-flags (a bit mask) and traffic-path. `-` is left
/// out. Each value must be valid for its field ([VpcFlowLogKind]) and agree with the other values
/// ([VpcFlowLogNumbers]), so that the header line of files in S3 and records with another order of
/// fields are unmatched.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
public final class VpcFlowLog implements LogFormat {
  @Override
  public boolean read(Cursor line, JsonLine fields) {
    int count = fieldCount(line);
    VpcFlowLogNumbers flow = new VpcFlowLogNumbers();
    for (int i = 0; i < count; i++) {
      boolean separated = i == 0 || line.skip(' ');
      if (!separated || !readField(VpcFlowLogField.at(i), line, flow, fields)) {
        return false;
      }
    }
    return count > 0 && line.atEnd();
  }

  @Override
  public Schema schema() {
    return VpcFlowLogSchema.schema();
  }

  /// Returns the number of fields of the version that is next, or 0 if it is not 2 to 5.
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

  private static boolean readField(
      VpcFlowLogField field, Cursor line, VpcFlowLogNumbers flow, JsonLine fields) {
    int from = line.at;
    if (!line.skipWord()) {
      return false;
    }
    VpcFlowLogKind kind = field.value();
    if (line.at - from == 1 && line.text[from] == '-') {
      return !kind.required;
    }
    if (kind.number) {
      fields.value(field.name()).append(line.text, from, line.at);
      return isNumber(kind, line, from, flow);
    }
    if (!kind.fitsText(new Slice(line.text, from, line.at))) {
      return false;
    }
    fields.text(field.name(), line.text, from, line.at);
    return true;
  }

  /// Returns whether the word that begins at `from` is a number of `kind` that agrees with the
  /// numbers before it. AWS writes no leading zeros.
  private static boolean isNumber(
      VpcFlowLogKind kind, Cursor line, int from, VpcFlowLogNumbers flow) {
    long number = WholeNumber.parse(line.text, from, line.at);
    boolean leadingZero = line.text[from] == '0' && line.at - from > 1;
    return number >= 0 && number <= kind.max() && !leadingZero && flow.add(kind, number);
  }
}
