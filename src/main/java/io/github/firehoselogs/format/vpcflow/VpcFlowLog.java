package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.format.WholeNumber;
import io.github.firehoselogs.json.JsonLine;
import org.jspecify.annotations.Nullable;

/// The format `vpc-flow-log`: flow log records with all fields up to version 2, 3, 4 or 5, in AWS's
/// order, or with the fields of a [custom format][VpcFlowLogFormat]. Version 2 is the default
/// format.
///
/// ```
/// 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010
///     1418530070 ACCEPT OK
/// 2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA
///
/// fields: version 2 has 14, 3 has 21, 4 has 25, 5 has 29; separated by one space
/// ```
///
/// Fields are named as AWS spells them, and are in the order of the record. Numbers are version,
/// the ports, protocol (IANA's), packets, bytes, start and end (seconds since 1970), tcp-flags (a
/// bit mask), traffic-path, encryption-status, and the lost packets of transit gateways. `-` is left
/// out. Each value must be valid for its field ([VpcFlowLogKind]) and agree with the other values
/// ([VpcFlowLogNumbers]), so that the header line of files in S3 and records with another order of
/// fields are unmatched.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
public final class VpcFlowLog implements LogFormat {
  /// The format of all records, or null if the version of a record decides.
  private final @Nullable VpcFlowLogFormat customFormat;

  /// Reads records of versions 2 to 5 in AWS's order.
  public VpcFlowLog() {
    customFormat = null;
  }

  /// Reads records with the fields of `format`, such as `${version} ${vpc-id}`. Throws
  /// [IllegalArgumentException] with one line that states the problem.
  public VpcFlowLog(String format) {
    customFormat = VpcFlowLogFormat.parse(format);
  }

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    VpcFlowLogFormat format = customFormat == null ? defaultFormat(line) : customFormat;
    if (format == null) {
      return false;
    }
    VpcFlowLogNumbers flow = new VpcFlowLogNumbers();
    boolean hasValue = false;
    for (int i = 0; i < format.size(); i++) {
      VpcFlowLogField field = format.field(i);
      boolean separated = i == 0 || line.skip(' ');
      int from = line.at;
      if (!separated || !line.skipWord()) {
        return false;
      }
      boolean isMissing = line.at - from == 1 && line.text[from] == '-';
      if (isMissing ? field.value().required : !readField(field, line, from, flow, fields)) {
        return false;
      }
      hasValue |= !isMissing;
    }
    return hasValue && line.atEnd() && flow.agree(format);
  }

  @Override
  public Schema schema() {
    return VpcFlowLogSchema.of(customFormat);
  }

  /// Returns the format of the version that is next, or null if it is not 2 to 5.
  private static @Nullable VpcFlowLogFormat defaultFormat(Cursor line) {
    boolean isDigit = line.end - line.at >= 2 && line.text[line.at + 1] == ' ';
    return isDigit ? VpcFlowLogFormat.ofVersion(line.text[line.at] - '0') : null;
  }

  /// Adds the word from `from` to the cursor if it is a value of `field`; returns whether it is.
  private static boolean readField(
      VpcFlowLogField field, Cursor line, int from, VpcFlowLogNumbers flow, JsonLine fields) {
    VpcFlowLogKind kind = field.value();
    if (kind.number) {
      fields.value(field.jsonName()).append(line.text, from, line.at);
      return isNumber(kind, line, from, flow);
    }
    if (!kind.fitsText(new Slice(line.text, from, line.at))) {
      return false;
    }
    fields.text(field.jsonName(), line.text, from, line.at);
    return true;
  }

  /// Returns whether the word from `from` to the cursor is a number of `kind`, and keeps it in
  /// `flow`. AWS writes no leading zeros.
  private static boolean isNumber(
      VpcFlowLogKind kind, Cursor line, int from, VpcFlowLogNumbers flow) {
    long number = WholeNumber.parse(line.text, from, line.at);
    boolean leadingZero = line.text[from] == '0' && line.at - from > 1;
    flow.add(kind, number);
    return number >= 0 && number <= kind.max() && !leadingZero;
  }
}
