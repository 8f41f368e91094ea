package io.github.firehoselogs.tools.logs;

import io.github.firehoselogs.tools.logs.EnvelopeJson.Event;
import io.github.firehoselogs.tools.logs.LogLines.Line;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the lines of one log into envelopes, as an agent and CloudWatch Logs would. The agent
/// sends a batch after five seconds, or earlier if it is full.
///
/// A line more than five seconds after the first one of its batch starts the next batch, so an old
/// log gives the same records as when it was written. It also keeps every batch within the 24 hours
/// that CloudWatch Logs allows.
public final class AgentEnvelopes implements AutoCloseable {
  /// The agent's `force_flush_interval`.
  static final Duration FLUSH_INTERVAL = Duration.ofSeconds(5);

  /// Limits of PutLogEvents: events in a batch, and bytes: their text in UTF-8 plus 26 for each.
  /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
  static final int MAX_BATCH_EVENTS = 10_000;

  static final int MAX_BATCH_BYTES = 1_048_576;
  static final int EVENT_BYTES = 26;

  /// 1,000 KiB, the limit of PutRecordBatch; a larger batch is split in halves.
  static final int MAX_RECORD_BYTES = 1_024_000;

  private final LogOrigin origin;
  private final LogTexts lines;
  private final LineTimes times;
  private final int maxRecordBytes;
  private final EnvelopeGzip gzip = new EnvelopeGzip();
  private final Deque<Encoded> ready = new ArrayDeque<>();
  private @Nullable Event waiting;
  private long lastNumber;
  private long events;
  private long textBytes;

  /// An envelope, the number of its log events, and the size of their texts.
  private record Encoded(byte[] envelope, int events, long textBytes) {}

  /// Reads `lines`; before the first line with a time, a line gets that of `clock`.
  public AgentEnvelopes(LogOrigin origin, LogTexts lines, InstantSource clock) {
    this(origin, lines, clock, MAX_RECORD_BYTES);
  }

  AgentEnvelopes(LogOrigin origin, LogTexts lines, InstantSource clock, int maxRecordBytes) {
    this.origin = origin;
    this.lines = lines;
    this.times = new LineTimes(clock);
    this.maxRecordBytes = maxRecordBytes;
  }

  /// Returns the next envelope, at most 1,000 KiB of gzip, or empty at the end of the log. A log
  /// that pauses has an end each time.
  public Optional<byte[]> next() throws IOException {
    if (ready.isEmpty()) {
      List<Event> batch = nextBatch();
      if (!batch.isEmpty()) {
        encode(batch);
      }
    }
    Encoded next = ready.poll();
    if (next == null) {
      return Optional.empty();
    }
    events += next.events;
    textBytes += next.textBytes;
    return Optional.of(next.envelope);
  }

  /// Returns why the log ended early, if it could not be read.
  public Optional<IOException> failure() {
    return lines.failure();
  }

  /// Returns the number of log events in the envelopes so far.
  public long events() {
    return events;
  }

  /// Returns the size of their texts in UTF-8 so far.
  public long textBytes() {
    return textBytes;
  }

  private List<Event> nextBatch() throws IOException {
    List<Event> batch = new ArrayList<>();
    long bytes = 0;
    Event event = waiting == null ? nextEvent() : waiting;
    while (event != null && takes(batch, bytes, event)) {
      batch.add(event);
      bytes += event.bytes() + EVENT_BYTES;
      event = nextEvent();
    }
    waiting = event;
    return batch;
  }

  private @Nullable Event nextEvent() throws IOException {
    Optional<Line> line = lines.next();
    return line.isPresent() ? event(line.get()) : null;
  }

  private Event event(Line line) {
    long timestamp = times.millisOf(line.text());
    return new Event(id(++lastNumber), timestamp, line.text(), line.bytes());
  }

  private String id(long number) {
    return EnvelopeJson.id(origin.logStream(), number);
  }

  private static boolean takes(List<Event> batch, long bytes, Event event) {
    if (batch.isEmpty()) {
      return true;
    }
    long away = Math.abs(event.timestamp() - batch.getFirst().timestamp());
    return batch.size() < MAX_BATCH_EVENTS
        && bytes + event.bytes() + EVENT_BYTES <= MAX_BATCH_BYTES
        && away <= FLUSH_INTERVAL.toMillis();
  }

  private void encode(List<Event> batch) {
    byte[] envelope =
        gzip.compress(EnvelopeJson.dataMessage(origin.logGroup(), origin.logStream(), batch));
    if (envelope.length <= maxRecordBytes) {
      long bytes = batch.stream().mapToLong(Event::bytes).sum();
      ready.add(new Encoded(envelope, batch.size(), bytes));
    } else if (batch.size() > 1) {
      encode(batch.subList(0, batch.size() / 2));
      encode(batch.subList(batch.size() / 2, batch.size()));
    } else {
      encode(halves(batch.getFirst()));
    }
  }

  /// Truncates an event that hardly compresses; text logs have none.
  private List<Event> halves(Event event) {
    List<Event> parts = new ArrayList<>();
    for (Line part : Line.cut(event.message(), Math.max(6, event.bytes() / 2))) {
      String id = parts.isEmpty() ? event.id() : id(++lastNumber);
      parts.add(new Event(id, event.timestamp(), part.text(), part.bytes()));
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    gzip.close();
    lines.close();
  }
}
