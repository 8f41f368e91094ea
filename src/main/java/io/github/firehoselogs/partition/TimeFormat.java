package io.github.firehoselogs.partition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A `{timestamp:…}`: the time of an event in a zone, in a pattern of java.time. Safe for use by
/// several threads at once.
final class TimeFormat {
  /// Letters of a pattern whose text stays the same for all of an hour of the zone's clock.
  private static final String OF_HOURS = "GyuDMLdQqEecaHkKh";

  /// A Wednesday in September, the longest names there are.
  private static final Instant LONGEST = Instant.ofEpochSecond(1_790_166_896, 123_456_789);

  private static final int SECONDS_AN_HOUR = 3600;

  private final DateTimeFormatter formatter;
  private final ZoneId zone;
  private final boolean sameWithinHour;
  private final int maxBytes;

  /// The last hour that was asked for: events come in the order of their time.
  private volatile Hour last = new Hour(Long.MIN_VALUE, "");

  private record Hour(long number, String text) {}

  private TimeFormat(DateTimeFormatter formatter, ZoneId zone, boolean sameWithinHour) {
    this.formatter = formatter.withZone(zone);
    this.zone = zone;
    this.sameWithinHour = sameWithinHour;
    this.maxBytes = this.formatter.format(LONGEST).getBytes(UTF_8).length;
  }

  /// Compiles `pattern`. Throws [IllegalArgumentException] with one line that says what is wrong.
  static TimeFormat compile(String pattern, ZoneId zone) {
    String letters = pattern.replaceAll("'[^']*'", "");
    if (letters.indexOf('Y') >= 0) {
      throw wrong(pattern, "Y is the week-based year, wrong around New Year: use y");
    }
    if (letters.indexOf('p') >= 0) {
      throw wrong(pattern, "p pads to a width that some values exceed: use HH for two digits");
    }
    try {
      return new TimeFormat(
          DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH), zone, sameWithinHour(letters));
    } catch (IllegalArgumentException e) {
      throw wrong(pattern, String.valueOf(e.getMessage()));
    }
  }

  private static boolean sameWithinHour(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (Character.isLetter(letter) && OF_HOURS.indexOf(letter) < 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException wrong(String pattern, String what) {
    return new IllegalArgumentException("timestamp pattern '" + pattern + "': " + what);
  }

  /// Returns the text for `millis` since 1970.
  String of(long millis) {
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

  /// Returns the number of the hour on the clock of `zone` since 1970.
  static long hourOf(Instant instant, ZoneId zone) {
    long clock = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    return Math.floorDiv(clock, SECONDS_AN_HOUR);
  }

  /// Returns the most bytes that a text of this century takes.
  int maxBytes() {
    return maxBytes;
  }

  /// Returns whether the text stays the same for all of an hour of the zone's clock.
  boolean sameWithinHour() {
    return sameWithinHour;
  }
}
