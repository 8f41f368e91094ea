package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.stream.BatchLimits;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.tools.redrive.journal.Journal;
import io.github.firehoselogs.tools.redrive.journal.RecordKey;
import io.github.firehoselogs.tools.terminal.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Puts records back with the function's own [Reingester], one batch after another, so that the
/// journal has at most one call whose answer is unknown.
final class Sending {
  /// As many attempts as the function makes: `REINGEST_MAX_ATTEMPTS`.
  private static final int MAX_ATTEMPTS = 20;

  /// Longer than the attempts of a batch can take.
  private static final Deadline NO_DEADLINE = new Deadline(() -> Duration.ofDays(1));

  private final Optional<JournaledStream> stream;
  private final BatchLimits limits;
  private final Reingester reingester;
  private final RedriveReport report;
  private final StopSignal stop;
  private final int maxBatch;
  private final List<RecordKey> keys = new ArrayList<>();
  private final List<Remainder> batch = new ArrayList<>();
  private long batchBytes;

  private Sending(
      Optional<JournaledStream> stream,
      BatchLimits limits,
      int maxBatch,
      Redrive.World world,
      RedriveReport report) {
    this.stream = stream;
    this.limits = limits;
    this.maxBatch = Math.min(maxBatch, limits.maxRecords());
    this.report = report;
    this.stop = world.stop();
    this.reingester =
        new Reingester(MAX_ATTEMPTS, this.maxBatch, stop::sleep, world.random()::nextDouble);
  }

  /// Returns the sending to `stream`; a dry run only counts.
  static Sending to(
      StreamTarget stream,
      RedriveOptions options,
      Redrive.World world,
      Journal journal,
      RedriveReport report) {
    Pace pace =
        new Pace(options.rate().orElse(Integer.MAX_VALUE), System::nanoTime, world.stop()::sleep);
    Optional<JournaledStream> target =
        options.dryRun()
            ? Optional.empty()
            : Optional.of(new JournaledStream(stream, journal, pace, world.stop()));
    return new Sending(target, stream.limits(), pace.maxBatch(), world, report);
  }

  /// Adds a record, and sends the records before it if they fill a batch.
  void add(RecordKey key, byte[] data) {
    if (stream.isEmpty()) {
      report.countPutBack(1);
      return;
    }
    Remainder remainder =
        new Remainder(batch.size(), data, HexFormat.of().toHexDigits(key.dataHash()));
    int bytes = stream.get().bytesOf(remainder);
    if (batch.size() == maxBatch
        || (!batch.isEmpty() && batchBytes + bytes > limits.maxCallBytes())) {
      send(stream.get());
      remainder = new Remainder(0, data, remainder.kinesisPartitionKey());
    }
    keys.add(key);
    batch.add(remainder);
    batchBytes += bytes;
  }

  /// Returns whether the run ends before all records are read.
  boolean isEnded() {
    return stop.isStopped() || stream.flatMap(JournaledStream::end).isPresent();
  }

  /// Sends the last batch, and tells the report if the run ended early.
  void finish() {
    stream.ifPresent(this::send);
    if (stop.isStopped()) {
      report.endEarly("stopped; start the command again to continue");
    }
    stream.flatMap(JournaledStream::end).ifPresent(report::endEarly);
  }

  private void send(JournaledStream target) {
    if (batch.isEmpty()) {
      return;
    }
    target.announce(keys);
    AttemptResult<Remainder> result = reingester.put(batch, target, NO_DEADLINE);
    report.countPutBack(result.accepted());
    for (NotAccepted<Remainder> each : result.notAccepted()) {
      if (!stop.isStopped() && !each.code().equals(JournaledStream.NOT_CALLED)) {
        RecordKey key = keys.get(each.element().record());
        report.addFailed(key.object(), key.line(), each.reason());
      }
    }
    if (result.accepted() == 0 && result.attempts() >= MAX_ATTEMPTS) {
      target.endBecause("the stream took no record of a batch in " + MAX_ATTEMPTS + " attempts");
    }
    keys.clear();
    batch.clear();
    batchBytes = 0;
  }
}
