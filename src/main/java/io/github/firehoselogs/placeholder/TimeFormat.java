package io.github.firehoselogs.placeholder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A `{timestamp:…}` placeholder: the time of an event in a zone, formatted by a java.time pattern.
/// Thread-safe.
public final class TimeFormat {
  /// Pattern letters whose text does not change within an hour of local time.
  private static final String CONSTANT_WITHIN_HOUR = "GyuDMLdQqEecaHkKh";

  /// A Wednesday in September: no other weekday and month have longer English names.
  private static final Instant LONGEST = Instant.ofEpochSecond(1_790_166_896, 123_456_789);

  private static final int SECONDS_AN_HOUR = 3600;

  private final DateTimeFormatter formatter;
  private final ZoneId zone;
  private final boolean sameWithinHour;
  private final int maxBytes;

  /// The last formatted hour: consecutive events mostly share it.
  private volatile Hour last = new Hour(Long.MIN_VALUE, "");

  private record Hour(long number, String text) {}

  private TimeFormat(DateTimeFormatter formatter, ZoneId zone, boolean sameWithinHour) {
    this.formatter = formatter.withZone(zone);
    this.zone = zone;
    this.sameWithinHour = sameWithinHour;
    this.maxBytes = this.formatter.format(LONGEST).getBytes(UTF_8).length;
  }

  /// Compiles `pattern`. Throws [IllegalArgumentException] with one line that states the problem.
  static TimeFormat compile(String pattern, ZoneId zone) {
    String letters = pattern.replaceAll("'[^']*'", "");
    if (letters.indexOf('Y') >= 0) {
      throw invalid(pattern, "Y is the week-based year, which is wrong around New Year: use y");
    }
    if (letters.indexOf('p') >= 0) {
      throw invalid(pattern, "p pads to a width that some values exceed: use HH for two digits");
    }
    checkMixedUpLetters(pattern, letters);
    try {
      return new TimeFormat(
          DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH), zone, sameWithinHour(letters));
    } catch (IllegalArgumentException e) {
      throw invalid(pattern, String.valueOf(e.getMessage()));
    }
  }

  /// Refuses letters that are valid but hardly meant: different times would have the same text.
  private static void checkMixedUpLetters(String pattern, String letters) {
    if (hasAny(letters, "hK") && !hasAny(letters, "aB")) {
      throw invalid(pattern, "h and K count to 12, morning and evening alike: use HH");
    }
    if (hasAny(letters, "ms") && !hasAny(letters, "HkhK")) {
      throw invalid(
          pattern, "m and s are minutes and seconds: use MM for the month, or add HH for the hour");
    }
    if (hasAny(letters, "D") && hasAny(letters, "ML")) {
      throw invalid(pattern, "D is the day of the year: use dd for the day of the month");
    }
  }

  private static boolean hasAny(String letters, String any) {
    for (int i = 0; i < any.length(); i++) {
      if (letters.indexOf(any.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// Returns the format of ISO 8601 in UTC with milliseconds, `2023-11-14T22:13:20.123Z`.
  static TimeFormat iso() {
    return new TimeFormat(
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ENGLISH),
        ZoneOffset.UTC,
        false);
  }

  private static boolean sameWithinHour(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (Character.isLetter(letter) && CONSTANT_WITHIN_HOUR.indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException invalid(String pattern, String problem) {
    return new IllegalArgumentException("timestamp pattern '" + pattern + "': " + problem);
  }

  /// Returns the text for `millis` since 1970.
  String format(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    if (!sameWithinHour) {
      return formatter.format(instant);
    }
    long hour = hourOf(instant, zone);
    Hour known = last;
    if (known.number != hour) {
      known = new Hour(hour, formatter.format(instant));
      last = known;
    }
    return known.text;
  }

  /// Returns the number of the hour since 1970 in the local time of `zone`.
  public static long hourOf(Instant instant, ZoneId zone) {
    long clock = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    return Math.floorDiv(clock, SECONDS_AN_HOUR);
  }

  /// Returns the maximum size in bytes for times of this century.
  int maxBytes() {
    return maxBytes;
  }

  /// Returns whether the text does not change within an hour of local time.
  boolean sameWithinHour() {
    return sameWithinHour;
  }
}
