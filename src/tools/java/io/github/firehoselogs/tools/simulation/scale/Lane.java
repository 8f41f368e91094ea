package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Content;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A shard, or for Direct PUT a share of 1 MiB/s of the quota: Firehose's buffer for the function,
/// and the invocations that wait because five are running.
final class Lane {
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  static final int MAX_RUNNING = 5;

  private static final double TOLERANCE_MILLIS = 20;

  private final Tokens quota;
  private final Deque<List<Portion>> waiting = new ArrayDeque<>();
  private final Deque<Portion> buffer = new ArrayDeque<>();
  private double bufferedBytes;
  private double emptiedAtMillis;

  private Content arriving;
  private double textPerMilli;
  private double nowMillis;
  private double dueMillis = Double.POSITIVE_INFINITY;
  private int running;

  Lane(Tokens quota, Content arriving) {
    this.quota = quota;
    this.arriving = arriving;
  }

  /// Sets the content that arrives from now on, in bytes of log text per millisecond.
  void arriving(Content content, double rate) {
    arriving = content;
    textPerMilli = rate;
  }

  /// Lets the content arrive until `now`. Returns what has arrived.
  Portion advance(double now) {
    double span = now - nowMillis;
    Portion arrived = new Portion(arriving, 0, span * textPerMilli, now - span / 2, span);
    nowMillis = now;
    if (arrived.text() > 0) {
      add(arrived);
      quota.use(now, arrived.streamBytes());
    }
    return arrived;
  }

  /// Adds content that was put back, if the quota permits it.
  boolean takes(Portion portion) {
    boolean takes = quota.takes(nowMillis, portion.streamBytes());
    if (takes) {
      add(portion);
    }
    return takes;
  }

  private void add(Portion portion) {
    bufferedBytes += portion.streamBytes();
    Portion last = buffer.peekLast();
    if (last != null && last.isLike(portion)) {
      buffer.removeLast();
      buffer.add(last.plus(portion));
    } else {
      buffer.add(portion);
    }
  }

  /// Returns whether the buffer is full, or has waited for the interval.
  boolean isDue(double maxBytes, double intervalMillis) {
    boolean waited = nowMillis >= emptiedAtMillis + intervalMillis;
    return bufferedBytes >= maxBytes || (waited && bufferedBytes > 0);
  }

  /// Returns when that will be, if nothing is put back.
  double dueMillis(double maxBytes, double intervalMillis) {
    double bytesPerMilli = textPerMilli * arriving.amounts().streamBytes();
    // A hundredth of a millisecond more, so that rounding leaves no almost full buffer.
    double full = nowMillis + (maxBytes - bufferedBytes) / bytesPerMilli + 0.01;
    return Math.min(full, Math.max(nowMillis, emptiedAtMillis + intervalMillis));
  }

  /// Returns whether `millis` is earlier than the time that it is due already, and sets it. A few
  /// milliseconds do not count: they would only cost steps.
  boolean setDue(double millis) {
    boolean earlier = millis < dueMillis - TOLERANCE_MILLIS;
    dueMillis = earlier ? millis : dueMillis;
    return earlier;
  }

  /// Returns whether it is due at this time, and no longer afterwards.
  boolean clearDue(double millis) {
    boolean due = millis == dueMillis;
    dueMillis = due ? Double.POSITIVE_INFINITY : dueMillis;
    return due;
  }

  /// Removes what arrived first from the buffer, at most `maxBytes`.
  List<Portion> flush(double maxBytes) {
    List<Portion> flushed = new ArrayList<>();
    double room = maxBytes;
    while (room > 0 && !buffer.isEmpty()) {
      Portion first = buffer.remove();
      double share = Math.min(1, room / first.streamBytes());
      flushed.add(first.first(share));
      room -= first.streamBytes();
      if (share < 1) {
        buffer.addFirst(first.last(1 - share));
      }
    }
    bufferedBytes = buffer.stream().mapToDouble(Portion::streamBytes).sum();
    emptiedAtMillis = nowMillis;
    return flushed;
  }

  /// Returns whether another invocation may start, and counts it. If not, `batch` waits.
  boolean starts(List<Portion> batch) {
    if (running == MAX_RUNNING) {
      waiting.add(batch);
      return false;
    }
    running++;
    return true;
  }

  /// Counts the end of an invocation. Returns the batch that may start now, or an empty list.
  List<Portion> ends() {
    if (waiting.isEmpty()) {
      running--;
      return List.of();
    }
    return waiting.remove();
  }

  double bufferedText() {
    return buffer.stream().mapToDouble(Portion::text).sum();
  }
}
