package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.cost.BilledBytes;
import io.github.firehoselogs.tools.logs.AgentEnvelopes;
import io.github.firehoselogs.tools.logs.LiveInput;
import io.github.firehoselogs.tools.logs.LogEntries;
import io.github.firehoselogs.tools.logs.LogFile;
import io.github.firehoselogs.tools.logs.LogLines;
import io.github.firehoselogs.tools.logs.LogOrigin;
import io.github.firehoselogs.tools.logs.LogTexts;
import io.github.firehoselogs.tools.logs.WatchedTexts;
import io.github.firehoselogs.tools.observed.RunObserver;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.DeliveryStream;
import io.github.firehoselogs.tools.terminal.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// Sends logs into the stream, each as the log stream of an agent. A log that cannot be read is one
/// problem; the others go on.
final class LogSender {
  /// Delivers what is in the buffers.
  @FunctionalInterface
  interface Delivering {
    void deliver() throws IOException;
  }

  /// How lines become log events, and whether there is only one log. Then a problem with it ends the
  /// run.
  record Reading(
      Options.Input input, Optional<Pattern> entryStart, InstantSource clock, boolean onlyOne) {}

  private final Reading reading;
  private final DeliveryStream stream;
  private final RunObserver observer;
  private final Progress progress;
  private final StopSignal stop;
  private final BilledBytes arrived = new BilledBytes();
  private final List<String> problems = new ArrayList<>();
  private long logEvents;
  private long textBytes;
  private long records;

  LogSender(
      Reading reading,
      DeliveryStream stream,
      RunObserver observer,
      Progress progress,
      StopSignal stop) {
    this.reading = reading;
    this.stream = stream;
    this.observer = observer;
    this.progress = progress;
    this.stop = stop;
  }

  /// Sends one log. The lines of a pipe are delivered with `delivering` whenever it pauses.
  void send(LogFile file, Delivering delivering) throws IOException {
    if (file.live()) {
      try (LiveInput live = new LiveInput(file.opening(), reading.input.interval())) {
        stop.onStop(live::stop);
        send(file, live, Optional.of(live), delivering);
      }
      return;
    }
    InputStream in;
    try {
      in = file.opening().open();
    } catch (IOException e) {
      unreadable(file, e, 0);
      return;
    }
    send(file, in, Optional.empty(), delivering);
  }

  private void send(LogFile file, InputStream in, Optional<LiveInput> live, Delivering delivering)
      throws IOException {
    LogOrigin origin = origin(file);
    try (AgentEnvelopes envelopes = new AgentEnvelopes(origin, texts(origin, in), reading.clock)) {
      BooleanSupplier cutOff = live.isPresent() ? () -> false : stop::isStopped;
      sendUpToPause(origin, envelopes, cutOff);
      while (live.isPresent() && !live.get().hasEnded()) {
        delivering.deliver();
        live.get().resume();
        sendUpToPause(origin, envelopes, cutOff);
      }
      envelopes.failure().ifPresent(cause -> unreadable(file, cause, envelopes.events()));
      if (envelopes.failure().isEmpty() && envelopes.events() == 0 && !stop.isStopped()) {
        problem("FILE: " + file.place() + " is empty; expected log lines in it");
      }
    }
  }

  private LogTexts texts(LogOrigin origin, InputStream in) {
    LogLines lines = new LogLines(in);
    LogTexts texts =
        reading.entryStart.<LogTexts>map(start -> new LogEntries(lines, start)).orElse(lines);
    return new WatchedTexts(texts, observer.watching(origin));
  }

  private LogOrigin origin(LogFile file) {
    Options.Names names = reading.input.names();
    return new LogOrigin(names.logGroup(), names.logStream().orElse(file.logStream()));
  }

  private void sendUpToPause(LogOrigin origin, AgentEnvelopes envelopes, BooleanSupplier cutOff)
      throws IOException {
    String key = kinesisPartitionKey(origin);
    long eventsBefore = logEvents - envelopes.events();
    long bytesBefore = textBytes - envelopes.textBytes();
    Optional<byte[]> envelope = envelopes.next();
    while (envelope.isPresent()) {
      long invocations = stream.counts().invocations();
      records++;
      arrived.add(envelope.get().length);
      logEvents = eventsBefore + envelopes.events();
      textBytes = bytesBefore + envelopes.textBytes();
      stream.put(new ArrivedRecord(envelope.get(), reading.clock.millis(), key));
      if (stream.counts().invocations() > invocations) {
        progress.at(logEvents, records, stream.counts().invocations());
      }
      envelope = cutOff.getAsBoolean() ? Optional.empty() : envelopes.next();
    }
  }

  private void unreadable(LogFile file, IOException cause, long events) {
    String before =
        events == 0 ? "" : String.format(Locale.ROOT, "; %,d log events before that", events);
    problem("FILE: " + file.place() + " could not be read: " + LogFile.reason(cause) + before);
  }

  private void problem(String line) {
    if (reading.onlyOne && logEvents == 0) {
      throw new BadInputException(line);
    }
    problems.add(line);
    progress.problem(line);
  }

  /// Returns the number of log events that were sent.
  long logEvents() {
    return logEvents;
  }

  /// Returns the size of their texts in UTF-8.
  long textBytes() {
    return textBytes;
  }

  /// Returns the number of records that CloudWatch Logs made of them.
  long records() {
    return records;
  }

  /// Returns the sizes of these records.
  BilledBytes arrived() {
    return arrived;
  }

  /// Returns a line for each log that could not be read.
  List<String> problems() {
    return List.copyOf(problems);
  }

  /// CloudWatch Logs gives all records of a log stream the same shard key.
  private static String kinesisPartitionKey(LogOrigin origin) {
    UUID hash = UUID.nameUUIDFromBytes(origin.logStream().getBytes(UTF_8));
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(hash.getMostSignificantBits())
        + hex.toHexDigits(hash.getLeastSignificantBits());
  }
}
