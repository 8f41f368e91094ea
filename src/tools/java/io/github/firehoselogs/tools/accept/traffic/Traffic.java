package io.github.firehoselogs.tools.accept.traffic;

import io.github.firehoselogs.tools.bench.LogText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes the log events of a run.
public final class Traffic {
  private static final int LARGE_BYTES = 250_000;
  private static final int BURST_BYTES = 200_000;
  private static final long SPREAD_MILLIS = Duration.ofHours(2).toMillis();

  private final Run run;
  private final int count;
  private final String transform;
  private final LogText text;
  private final List<TestEvent> events = new ArrayList<>();

  private Traffic(Run run, int count, String transform) {
    this.run = run;
    this.count = count;
    this.transform = transform;
    this.text = new LogText(new Random(run.id().hashCode()));
  }

  /// Returns about `count` log events of `run` for a function with this `transform` and these
  /// presets of `REDACT`.
  public static List<TestEvent> of(Run run, int count, String transform, String redact) {
    Traffic traffic = new Traffic(run, count, transform);
    for (Shape shape : Shape.values()) {
      for (int i = 0; i < shape.countOf(count); i++) {
        traffic.add(shape, i);
      }
    }
    for (Secret secret : Secret.of(redact)) {
      String marker = traffic.nextMarker();
      traffic.add(Shape.SECRET, 0, marker + " " + secret.text(), secret.secret());
    }
    return traffic.events;
  }

  private String nextMarker() {
    return run.marker(events.size());
  }

  private void add(Shape shape, int i) {
    long back =
        shape == Shape.SPREAD ? SPREAD_MILLIS - SPREAD_MILLIS * i / shape.countOf(count) : 0;
    add(shape, back, message(shape, nextMarker()), "");
  }

  private void add(Shape shape, long millisBack, String message, String secret) {
    // One millisecond apart, as real events mostly are.
    long time = run.start().toEpochMilli() - millisBack + events.size() % 1_000;
    events.add(
        new TestEvent(
            events.size(), shape, run.logStream(shape.logStream()), time, message, secret));
  }

  private String message(Shape shape, String marker) {
    return switch (shape) {
      case TEXT, SPREAD, SECRET -> marker + " " + line();
      case JSON -> "{\"level\":\"INFO\",\"id\":\"" + marker + "\",\"took\":17,\"ok\":true}";
      case FORMAT -> oneLine(text.lineFor(transform)) + " " + marker;
      case SHORTEST -> marker;
      case LARGE -> filled(marker, LARGE_BYTES, true);
      case BURST -> filled(marker, BURST_BYTES, false);
    };
  }

  private String line() {
    return oneLine(text.line());
  }

  /// Each line of an object then has a marker: an object without others has nothing but this run.
  private static String oneLine(String message) {
    return message.replace('\n', ' ');
  }

  /// Returns a message of this size: different lines, or the same again and again.
  private String filled(String marker, int bytes, boolean different) {
    StringBuilder message = new StringBuilder(marker);
    String line = line();
    while (message.length() < bytes) {
      message.append(' ').append(different ? line() : line);
    }
    message.setLength(bytes);
    return message.toString();
  }
}
