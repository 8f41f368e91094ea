package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.mapping.IndexableJson;

/// The fields that both formats of syslog share.
final class SyslogFields {
  static final JsonName FACILITY = JsonName.of("facility");
  static final JsonName SEVERITY = JsonName.of("severity");
  static final JsonName TIMESTAMP = JsonName.of("timestamp");
  static final JsonName HOSTNAME = JsonName.of("hostname");
  static final JsonName APP_NAME = JsonName.of("app-name");
  static final JsonName PROCID = JsonName.of("procid");
  private static final JsonName MSG = JsonName.of("msg");
  private static final JsonName JSON = JsonName.of("json");

  /// U+FEFF, which marks a message as UTF-8 in RFC 5424.
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private SyslogFields() {}

  static Schema schema() {
    return Schema.exactly(
        Field.integer(FACILITY, "facility"),
        Field.integer(SEVERITY, "severity, 0 to 7"),
        Field.integer(Rfc5424.VERSION, "version of the format of RFC 5424"),
        Field.integer(CiscoHeader.SEQUENCE_NUMBER, "sequence number of a Cisco router"),
        Field.string(TIMESTAMP, "time, as in the log"),
        Field.string(HOSTNAME, "host"),
        Field.string(APP_NAME, "program"),
        Field.string(PROCID, "id of the process"),
        Field.string(Rfc5424.MSGID, "kind of the message"),
        Field.object(StructuredData.STRUCTURED_DATA, "elements, each an object of parameters"),
        Field.text(MSG, "message"),
        Field.object(JSON, "message, if it is a JSON object"));
  }

  /// Adds the text from `from` up to the position of `line`, unless it is `-`, the NILVALUE of RFC
  /// 5424.
  static void addUnlessNil(JsonName name, Cursor line, int from, JsonLine fields) {
    if (line.at - from != 1 || line.text[from] != '-') {
      fields.text(name, line.text, from, line.at);
    }
  }

  /// Adds the rest of the line without a byte-order mark: as `json` if it is a JSON object that
  /// OpenSearch accepts, else as `msg`.
  static void addMessage(Cursor line, JsonLine fields) {
    int from = startsWithByteOrderMark(line) ? line.at + BYTE_ORDER_MARK.length : line.at;
    if (from < line.end && line.text[from] == '{') {
      Utf8Builder object = new Utf8Builder(line.end - from);
      if (IndexableJson.appendObject(line.text, from, line.end, object)) {
        fields.value(JSON).append(object.array(), 0, object.length());
        return;
      }
    }
    fields.text(MSG, line.text, from, line.end);
  }

  private static boolean startsWithByteOrderMark(Cursor line) {
    if (line.end - line.at < BYTE_ORDER_MARK.length) {
      return false;
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
      if ((line.text[line.at + i] & 0xFF) != BYTE_ORDER_MARK[i]) {
        return false;
      }
    }
    return true;
  }
}
