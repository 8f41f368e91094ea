package io.github.firehoselogs.tools.accept.traffic;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One acceptance run: an id that no other run has, and when it began. Each of its log events has a
/// marker, such as `fhl0a1b2c3dn00042`: the id and the number of the event.
public record Run(String id, String stack, Instant start) {
  private static final String HEAD = "fhl";

  /// Returns the run with this random number.
  public static Run of(int random, String stack, Instant start) {
    return new Run("%08x".formatted(random), stack, start);
  }

  /// Returns the marker of the event with this number.
  public String marker(int number) {
    return "%s%sn%05d".formatted(HEAD, id, number);
  }

  /// Returns the part that all markers have.
  public String marker() {
    return HEAD + id;
  }

  /// Returns the markers in `text`; group 1 is the number.
  public Matcher markers(CharSequence text) {
    return Pattern.compile(HEAD + id + "n([0-9]{5})").matcher(text);
  }

  /// Returns the name of the log group.
  public String logGroup() {
    return "/firehose-logs/accept/" + stack + "/" + id;
  }

  /// Returns the name of a log stream.
  public String logStream(String kind) {
    return "accept-" + id + "-" + kind;
  }
}
