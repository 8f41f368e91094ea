package io.github.firehoselogs.format;

import io.github.firehoselogs.json.Utf8Builder;
import java.time.LocalDate;

/// Writes and reads times in ISO 8601, in UTC and with milliseconds: `2023-11-14T22:13:20.123Z`.
public final class IsoTime {
  private static final long MILLIS_A_DAY = 86_400_000;

  /// The end of the year 9999, the last with four digits.
  private static final long END = 253_402_300_800_000L;

  private IsoTime() {}

  /// Returns whether `millis` since 1970 is within the years 1970 to 9999.
  public static boolean isDate(long millis) {
    return millis >= 0 && millis < END;
  }

  /// Appends the time `millis`, in milliseconds since 1970. It must be a [date][#isDate].
  public static void append(long millis, Utf8Builder output) {
    LocalDate day = LocalDate.ofEpochDay(millis / MILLIS_A_DAY);
    int millisOfDay = (int) (millis % MILLIS_A_DAY);
    appendTwoDigits(day.getYear() / 100, output);
    appendTwoDigits(day.getYear() % 100, output);
    appendTwoDigits(day.getMonthValue(), output.append('-'));
    appendTwoDigits(day.getDayOfMonth(), output.append('-'));
    appendTwoDigits(millisOfDay / 3_600_000, output.append('T'));
    appendTwoDigits(millisOfDay / 60_000 % 60, output.append(':'));
    appendTwoDigits(millisOfDay / 1000 % 60, output.append(':'));
    output.append('.').append('0' + millisOfDay % 1000 / 100);
    appendTwoDigits(millisOfDay % 100, output);
    output.append('Z');
  }

  /// Moves past a time in the format of [#append] if one is next; returns whether it was. If not,
  /// the cursor may have moved.
  public static boolean skip(Cursor text) {
    return text.skipDigits(4, 4)
        && text.skip('-')
        && text.skipDigits(2, 2)
        && text.skip('-')
        && text.skipDigits(2, 2)
        && text.skip('T')
        && text.skipDigits(2, 2)
        && text.skip(':')
        && text.skipDigits(2, 2)
        && text.skip(':')
        && text.skipDigits(2, 2)
        && text.skip('.')
        && text.skipDigits(3, 3)
        && text.skip('Z');
  }

  private static void appendTwoDigits(int value, Utf8Builder output) {
    output.append('0' + value / 10).append('0' + value % 10);
  }
}
