package io.github.firehoselogs.tools.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-02T03:04:05Z x                     | 2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05 x                      | 2026-01-02T03:04:05Z",
        "2026-01-02 03:04:05,678 INFO x             | 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05.123456789+05:30 x      | 2026-01-01T21:34:05.123Z",
        "2026-01-02 03:04:05.5 -0800 x              | 2026-01-02T11:04:05.500Z",
        "2026/01/02 03:04:05 [error] nginx          | 2026-01-02T03:04:05Z",
        "{\"time\":\"2026-01-02T03:04:05Z\"}        | 2026-01-02T03:04:05Z",
        "<34>1 2003-10-11T22:14:15.003Z host app    | 2003-10-11T22:14:15.003Z",
        "Jun 14 15:16:01 combo sshd                 | 2026-06-14T15:16:01Z",
        "<13>Jun  4 15:16:01 combo sshd             | 2026-06-04T15:16:01Z",
        "Dec 10 06:55:46 LabSZ sshd: of last year   | 2025-12-10T06:55:46Z",
        "Nov 22 10:00:01 host: a second in future   | 2025-11-22T10:00:01Z",
        "Feb 29 10:00:00 host: the last leap year   | 2024-02-29T10:00:00Z",
        "[Sun Dec 04 04:47:44 2005] [notice] x      | 2005-12-04T04:47:44Z",
        "[Sun Dec 04 04:47:44.123456 2005] [core] x | 2005-12-04T04:47:44Z",
        "h - - [10/Oct/2000:13:55:36 -0700] \"GET\" | 2000-10-10T20:55:36Z"
      })
  void timeIsRead(String line, Instant expected) {
    assertEquals(expected.toEpochMilli(), new LineTimes(NOW).millisOf(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no time at all",
        "2026-13-41T03:04:05Z there is no such day",
        "Feb 30 10:00:00 nor this one",
        "1969-12-31T23:59:59Z CloudWatch Logs has no time before 1970",
        "at 10:00:00 there is no day"
      })
  void withoutTimeItIsNow(String line) {
    assertEquals(NOW.toEpochMilli(), new LineTimes(NOW).millisOf(line));
  }

  @Test
  void lineWithoutTimeHasThePreviousTime() {
    LineTimes times = new LineTimes(NOW);
    long first = times.millisOf("2026-01-02T03:04:05Z java.lang.IllegalStateException");
    assertEquals(first, times.millisOf("\tat Some.method(Some.java:1)"));
  }

  @Test
  void formatMayChangeBetweenLines() {
    LineTimes times = new LineTimes(NOW);
    times.millisOf("Jun 14 15:16:01 combo sshd");
    long time = times.millisOf("2026-01-02T03:04:05Z x");
    assertEquals(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli(), time);
  }

  @Test
  void timeFarInsideALineIsIgnored() {
    String line = "x".repeat(300) + " 2026-01-02T03:04:05Z";
    assertEquals(NOW.toEpochMilli(), new LineTimes(NOW).millisOf(line));
  }
}
