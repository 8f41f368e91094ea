package io.github.firehoselogs.tools.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the timestamps in the lines of one log:
///
/// ```
/// 2026-11-22T10:00:00.123Z   2026-11-22 10:00:00,123 +0100   2026/11/22 10:00:00
/// Jun 14 15:16:01                         (the latest year in which that is not in the future)
/// [Sun Dec 04 04:47:44 2005]              [10/Oct/2000:13:55:36 -0700]
/// ```
///
/// A time without a zone is UTC. As with the CloudWatch agent, a line without a time gets the time
/// of the line before it, or the present time at the start of a log.
final class LineTimes {
  /// A timestamp is near the start of its line.
  private static final int SEARCHED_CHARS = 256;

  private static final String CLOCK = "(\\d{2}):(\\d{2}):(\\d{2})";
  private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private static final Pattern ISO_8601 =
      Pattern.compile(
          "(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ]"
              + CLOCK
              + "(?:[.,](\\d{1,9}))?(?: ?(Z|[+-]\\d{2}:?\\d{2}))?");
  private static final Pattern RFC_3164 =
      Pattern.compile("^(?:<\\d{1,3}>)?" + MONTH + " {1,2}(\\d{1,2}) " + CLOCK);
  private static final Pattern APACHE_ERROR =
      Pattern.compile(
          "\\[[A-Z][a-z]{2} " + MONTH + " {1,2}(\\d{1,2}) " + CLOCK + "(?:\\.\\d+)? (\\d{4})\\]");
  private static final Pattern COMMON_LOG =
      Pattern.compile("\\[(\\d{2})/" + MONTH + "/(\\d{4}):" + CLOCK + " ([+-]\\d{4})\\]");

  private record Form(Pattern pattern, Function<MatchResult, Instant> reading) {}

  private final InstantSource clock;
  private final List<Form> forms =
      List.of(
          new Form(RFC_3164, this::rfc3164),
          new Form(APACHE_ERROR, LineTimes::apacheError),
          new Form(COMMON_LOG, LineTimes::commonLog),
          new Form(ISO_8601, LineTimes::iso8601));
  private Form likely = forms.getFirst();
  private Optional<Instant> last = Optional.empty();

  /// `now` is the time of the run.
  LineTimes(Instant now) {
    this(InstantSource.fixed(now));
  }

  /// `clock` has the time of the lines before the first one with a time.
  LineTimes(InstantSource clock) {
    this.clock = clock;
  }

  /// Returns the time of the next line of the log, in milliseconds since 1970.
  long millisOf(String line) {
    String start = line.substring(0, Math.min(line.length(), SEARCHED_CHARS));
    last = read(start).filter(time -> !time.isBefore(Instant.EPOCH)).or(() -> last);
    return last.orElseGet(clock::instant).toEpochMilli();
  }

  private Optional<Instant> read(String start) {
    Optional<Instant> asBefore = read(start, likely);
    if (asBefore.isPresent()) {
      return asBefore;
    }
    for (Form form : forms) {
      Optional<Instant> time = read(start, form);
      if (time.isPresent()) {
        likely = form;
        return time;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> read(String start, Form form) {
    Matcher matcher = form.pattern.matcher(start);
    try {
      return matcher.find() ? Optional.of(form.reading.apply(matcher)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Instant iso8601(MatchResult found) {
    LocalDateTime time =
        LocalDateTime.of(
            number(found, 1),
            number(found, 2),
            number(found, 3),
            number(found, 4),
            number(found, 5),
            number(found, 6));
    String fraction = found.group(7) == null ? "0" : found.group(7);
    int nanos = Integer.parseInt((fraction + "00000000").substring(0, 9));
    String zone = found.group(8);
    return time.withNano(nanos).toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
  }

  private Instant rfc3164(MatchResult found) {
    MonthDay day = MonthDay.of(month(found.group(1)), number(found, 2));
    LocalTime clock = clock(found, 3);
    Instant now = this.clock.instant();
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    while (!day.isValidYear(year)
        || day.atYear(year).atTime(clock).toInstant(ZoneOffset.UTC).isAfter(now)) {
      year--;
    }
    return day.atYear(year).atTime(clock).toInstant(ZoneOffset.UTC);
  }

  private static Instant apacheError(MatchResult found) {
    return MonthDay.of(month(found.group(1)), number(found, 2))
        .atYear(number(found, 6))
        .atTime(clock(found, 3))
        .toInstant(ZoneOffset.UTC);
  }

  private static Instant commonLog(MatchResult found) {
    return MonthDay.of(month(found.group(2)), number(found, 1))
        .atYear(number(found, 3))
        .atTime(clock(found, 4))
        .toInstant(ZoneOffset.of(found.group(7)));
  }

  private static LocalTime clock(MatchResult found, int hour) {
    return LocalTime.of(number(found, hour), number(found, hour + 1), number(found, hour + 2));
  }

  private static int month(String name) {
    return MONTHS.indexOf(name) / 3 + 1;
  }

  private static int number(MatchResult found, int group) {
    return Integer.parseInt(found.group(group));
  }
}
