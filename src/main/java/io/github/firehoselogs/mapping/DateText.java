package io.github.firehoselogs.mapping;

import io.github.firehoselogs.json.JsonScanner;

/// Recognizes strings that OpenSearch's date detection maps as dates (`strict_date_optional_time`).
///
/// ```
/// 2023-11-14
/// 2023-11-14T22:13:20   2023-11-14T22:13:20.123Z   2023-11-14T22:13:20,5+09:00
/// ```
///
/// OpenSearch accepts more forms than these. A string that begins like a date but has none of these
/// forms is [FieldKind#MAYBE_DATE].
final class DateText {
  private static final String DATE = "dddd-dd-dd";
  private static final String TIME = "Tdd:dd:dd";
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int MAX_FRACTION_DIGITS = 9;
  private static final int MAX_ZONE_HOURS = 17;

  private DateText() {}

  /// Returns the kind of the JSON string with the text `json[from, to)`, in which escapes are not
  /// decoded.
  static FieldKind kindOf(byte[] json, int from, int to) {
    int at = from < to && (json[from] == '-' || json[from] == '+') ? from + 1 : from;
    int digits = JsonScanner.endOfDigits(json, at, to);
    if (digits < to && json[digits] == '\\') {
      return FieldKind.MAYBE_DATE;
    }
    if (digits - at < 4 || digits == to || "-/T".indexOf(json[digits]) < 0) {
      return FieldKind.TEXT;
    }
    return isDate(json, from, to) ? FieldKind.DATE : FieldKind.MAYBE_DATE;
  }

  private static boolean isDate(byte[] json, int from, int to) {
    if (!hasShape(json, from, to, DATE)) {
      return false;
    }
    int month = twoDigits(json, from + 5);
    if (month < 1 || month > 12) {
      return false;
    }
    int day = twoDigits(json, from + 8);
    int time = from + DATE.length();
    return day >= 1 && day <= DAYS[month - 1] && (time == to || isTime(json, time, to));
  }

  private static boolean isTime(byte[] json, int from, int to) {
    if (!hasShape(json, from, to, TIME)
        || twoDigits(json, from + 1) > 23
        || twoDigits(json, from + 4) > 59
        || twoDigits(json, from + 7) > 59) {
      return false;
    }
    int at = from + TIME.length();
    if (at < to && (json[at] == '.' || json[at] == ',')) {
      int end = JsonScanner.endOfDigits(json, at + 1, to);
      if (end == at + 1 || end - at - 1 > MAX_FRACTION_DIGITS) {
        return false;
      }
      at = end;
    }
    return at == to || isZone(json, at, to);
  }

  private static boolean isZone(byte[] json, int from, int to) {
    if (json[from] == 'Z') {
      return from + 1 == to;
    }
    return (json[from] == '+' || json[from] == '-')
        && to - from == "+hh:mm".length()
        && hasShape(json, from + 1, to, "dd:dd")
        && twoDigits(json, from + 1) <= MAX_ZONE_HOURS
        && twoDigits(json, from + 4) <= 59;
  }

  /// Returns whether `json[from, to)` begins with `shape`, in which each `d` is any digit.
  private static boolean hasShape(byte[] json, int from, int to, String shape) {
    if (to - from < shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      byte b = json[from + i];
      if (shape.charAt(i) == 'd' ? b < '0' || b > '9' : b != shape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int twoDigits(byte[] json, int at) {
    return 10 * (json[at] - '0') + json[at + 1] - '0';
  }
}
