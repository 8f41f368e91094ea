package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.tools.simulation.model.FirehoseBatch;
import io.github.firehoselogs.tools.simulation.model.FirehoseBatch.Entry;
import io.github.firehoselogs.tools.simulation.model.LambdaBuffer;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import io.github.firehoselogs.tools.simulation.model.SimulatedFunction;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation.Accepted;
import io.github.firehoselogs.tools.simulation.model.SimulatedStream;
import io.github.firehoselogs.tools.simulation.model.StreamReader;
import io.github.firehoselogs.tools.simulation.search.SearchCounts;
import io.github.firehoselogs.tools.simulation.search.SimulatedSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/// One run of the whole stream, step by step on a virtual clock, until no step is left.
final class StreamSimulation {
  /// A step at a time of the virtual clock. `number` orders steps with the same time.
  private record Step(long atMillis, long number, Runnable what) {}

  /// An invocation has one attempt and three more.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-failure-handling.html
  private static final int MAX_ATTEMPTS = 4;

  /// How often the function crashes again on the same batch.
  private static final double CRASHES_AGAIN = 0.4;

  /// The timeouts of 10 and 20 s: every slow call is answered within the next one, of 40 s.
  private static final int MOST_UNHEARD = 2;

  /// The delay from the stream to Firehose's buffer.
  private static final int READ_MILLIS = 200;

  /// A run that takes longer would never end.
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Scenario scenario;
  private final Ledger ledger;
  private final LogSource source;
  private final SimulatedStream stream;
  private final Optional<SimulatedSearch> search;
  private final SimulatedFunction function;
  private final ErrorPrefix errorPrefix;
  private final Answers answers;
  private final SplittableRandom random;
  private final List<LambdaBuffer> buffers = new ArrayList<>();
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::atMillis).thenComparingLong(Step::number));

  private final long mostInvocations;
  private long nowMillis;
  private long stepCount;
  private long recordCount;
  private long invocations;
  private long putBack;
  private long notIndexed;
  private int mostRounds;

  private StreamSimulation(Scenario scenario, int size, Defect defect) {
    this.scenario = scenario;
    ledger = new Ledger(size, scenario.delivers(), scenario.search().isPresent());
    source = new LogSource(scenario, ledger);
    stream = new SimulatedStream(scenario, ledger);
    search = scenario.search().map(each -> new SimulatedSearch(each, ledger, stream::count));
    function = new SimulatedFunction(scenario, stream, search, defect);
    errorPrefix = new ErrorPrefix(scenario, ledger);
    answers = new Answers(scenario, ledger, errorPrefix);
    random = new SplittableRandom(scenario.seed() ^ 0xF14E);
    mostInvocations = 10_000 + 20L * size;
    for (int shard = 0; shard < Math.max(1, scenario.shards()); shard++) {
      buffers.add(new LambdaBuffer(scenario.bufferBytes(), scenario.maxRecords()));
    }
  }

  /// Runs the stream that `seed` draws until `size` log events have gone through it.
  static Verdict run(long seed, int size) {
    return run(seed, size, Defect.NONE);
  }

  /// Runs it with a function that is broken.
  static Verdict run(long seed, int size, Defect defect) {
    StreamSimulation simulation = new StreamSimulation(Scenario.of(seed), size, defect);
    simulation.run();
    return simulation.verdict();
  }

  private void run() {
    at(0, this::send);
    while (!steps.isEmpty() && invocations < mostInvocations && nowMillis < LONGEST.toMillis()) {
      Step step = steps.remove();
      nowMillis = step.atMillis;
      step.what.run();
    }
  }

  private void at(long atMillis, Runnable what) {
    steps.add(new Step(atMillis, stepCount++, what));
  }

  private void send() {
    if (source.hasMore()) {
      PutRecord putRecord = new PutRecord(source.kinesisPartitionKey(), source.next());
      stream.take(putRecord, nowMillis);
      at(nowMillis + READ_MILLIS, () -> arrive(putRecord));
      at(nowMillis + source.gapMillis(), this::send);
    }
  }

  /// A record of the stream reaches Firehose.
  private void arrive(PutRecord putRecord) {
    LambdaBuffer buffer = buffers.get(stream.shardOf(putRecord.kinesisPartitionKey()));
    List<PutRecord> inside =
        scenario.shards() == 0 ? List.of(putRecord) : StreamReader.read(putRecord);
    for (PutRecord each : inside) {
      if (buffer.isEmpty()) {
        int emptied = buffer.emptied();
        at(nowMillis + scenario.bufferMillis(), () -> flush(buffer, emptied));
      }
      buffer.add(each);
      if (buffer.isFull()) {
        flush(buffer, buffer.emptied());
      }
    }
  }

  /// Invokes the function with the content of `buffer`, unless that has happened since the
  /// `emptied`-th time that it was emptied.
  private void flush(LambdaBuffer buffer, int emptied) {
    if (buffer.emptied() == emptied) {
      List<Entry> entries =
          buffer.empty().stream().map(each -> new Entry(nextRecordId(), each)).toList();
      invoke(new FirehoseBatch(entries, 1));
    }
  }

  private String nextRecordId() {
    String digits = Long.toString(recordCount++);
    return "0".repeat(scenario.idCharacters() - digits.length()) + digits;
  }

  private void invoke(FirehoseBatch batch) {
    SimulatedInvocation invocation =
        new SimulatedInvocation(++invocations, nowMillis, scenario.timeLimit());
    Optional<SimulatedFunction.Answer> answer = answerOf(batch, invocation);
    Optional<Cause> failure = answer.isEmpty() ? Optional.empty() : failure(batch, invocation);
    goRound(batch, invocation);
    if (answer.isPresent() && failure.isEmpty()) {
      answers.take(batch, answer.get(), invocation);
    } else {
      failure.ifPresent(cause -> touchAccepted(cause, invocation));
      redeliver(batch, invocation.endMillis());
    }
  }

  private Optional<SimulatedFunction.Answer> answerOf(
      FirehoseBatch batch, SimulatedInvocation invocation) {
    try {
      SimulatedFunction.Answer answer =
          function.answer(batch.json(scenario.shards() > 0), invocation);
      if (invocation.overran()) {
        answers.breach(invocation, "ran longer than " + scenario.timeLimit());
      }
      if (invocation.mostUnheard() > MOST_UNHEARD) {
        answers.breach(
            invocation,
            "a slow stream got a record " + invocation.mostUnheard() + " times unheard");
      }
      search.ifPresent(
          each -> each.takeBreaches().forEach(breach -> answers.breach(invocation, breach)));
      return Optional.of(answer);
    } catch (RuntimeException e) {
      answers.breach(invocation, "threw " + e);
      return Optional.empty();
    }
  }

  /// Returns the fault that destroys the answer of `invocation`, if any. The first invocation of a
  /// run always crashes, so that every run has a fault, and a failed one is likely to fail again.
  private Optional<Cause> failure(FirehoseBatch batch, SimulatedInvocation invocation) {
    if (invocation.crashed()) {
      return Optional.of(Cause.CRASH_AFTER_PUT);
    }
    double draw = random.nextDouble();
    double crash =
        batch.attempt() > 1 ? CRASHES_AGAIN : scenario.rate(FaultKind.CRASH_BEFORE_ANSWER);
    if (draw < crash || invocation.number() == 1) {
      stream.count(FaultKind.CRASH_BEFORE_ANSWER);
      return Optional.of(Cause.CRASH_AFTER_PUT);
    }
    if (draw < crash + scenario.rate(FaultKind.ANSWER_NOT_HEARD)) {
      stream.count(FaultKind.ANSWER_NOT_HEARD);
      return Optional.of(Cause.ANSWER_NOT_HEARD);
    }
    return Optional.empty();
  }

  private void touchAccepted(Cause cause, SimulatedInvocation invocation) {
    for (PutRecord each : invocation.acceptedRecords()) {
      ledger.touch(cause, StreamReader.messages(each));
    }
  }

  private void redeliver(FirehoseBatch batch, long endMillis) {
    if (batch.attempt() == MAX_ATTEMPTS) {
      errorPrefix.keep(batch);
    } else {
      at(endMillis + 1_000 + random.nextInt(30_000), () -> invoke(batch.again()));
    }
  }

  /// A record that was put back arrives again, and its count of rounds is one more than before.
  private void goRound(FirehoseBatch batch, SimulatedInvocation invocation) {
    Set<Integer> oneMore = new HashSet<>();
    for (Entry entry : batch.entries()) {
      StreamReader.rounds(entry.putRecord()).ifPresent(rounds -> oneMore.add(rounds + 1));
    }
    for (Accepted accepted : invocation.accepted()) {
      at(accepted.atMillis() + READ_MILLIS, () -> arrive(accepted.putRecord()));
      for (PutRecord each : StreamReader.read(accepted.putRecord())) {
        putBack++;
        notIndexed += search.isPresent() && ledger.lacksAny(StreamReader.messages(each)) ? 1 : 0;
        int rounds = StreamReader.rounds(each).orElse(-1);
        mostRounds = Math.max(mostRounds, rounds);
        if (!oneMore.contains(rounds)) {
          answers.breach(invocation, "put back with rounds " + rounds + ", not in " + oneMore);
        }
      }
    }
  }

  private Verdict verdict() {
    return new Verdict(
        scenario.seed(),
        ledger.balance(),
        new Verdict.Course(
            invocations, putBack, notIndexed, mostRounds, Duration.ofMillis(nowMillis)),
        search.map(SimulatedSearch::counts).orElse(SearchCounts.NONE),
        steps.size() + buffers.stream().mapToInt(LambdaBuffer::size).sum(),
        List.copyOf(answers.breaches()),
        stream.faults(),
        errorPrefix.failures());
  }
}
