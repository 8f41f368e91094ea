package io.github.firehoselogs.format;

import io.github.firehoselogs.json.Utf8Builder;
import java.time.LocalDate;

/// Times in UTC as ISO 8601 has them, always with milliseconds: `2023-11-14T22:13:20.123Z`.
public final class IsoTime {
  private static final long MILLIS_A_DAY = 86_400_000;

  /// The end of the year 9999, which is as far as four digits go.
  private static final long END = 253_402_300_800_000L;

  private IsoTime() {}

  /// Returns whether `millis` since 1970 is within the years 1970 to 9999.
  public static boolean isDate(long millis) {
    return millis >= 0 && millis < END;
  }

  /// Appends the time `millis`, milliseconds since 1970, for which [#isDate] holds.
  public static void append(long millis, Utf8Builder output) {
    LocalDate day = LocalDate.ofEpochDay(millis / MILLIS_A_DAY);
    int ofDay = (int) (millis % MILLIS_A_DAY);
    two(day.getYear() / 100, output);
    two(day.getYear() % 100, output);
    two(day.getMonthValue(), output.append('-'));
    two(day.getDayOfMonth(), output.append('-'));
    two(ofDay / 3_600_000, output.append('T'));
    two(ofDay / 60_000 % 60, output.append(':'));
    two(ofDay / 1000 % 60, output.append(':'));
    output.append('.').append('0' + ofDay % 1000 / 100);
    two(ofDay % 100, output);
    output.append('Z');
  }

  /// Moves after a time such as [#append] writes if one is next; the cursor is anywhere in it if not.
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

  private static void two(int value, Utf8Builder output) {
    output.append('0' + value / 10).append('0' + value % 10);
  }
}
