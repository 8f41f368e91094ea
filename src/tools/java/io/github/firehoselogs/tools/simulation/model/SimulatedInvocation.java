package io.github.firehoselogs.tools.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.tools.given.FunctionContext;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// One invocation on the virtual clock. Each thread of the function has its own clock, which
/// advances while that thread waits: batches and their pauses run in parallel.
public final class SimulatedInvocation implements FunctionContext {
  /// A record that the stream accepted, and the time.
  public record Accepted(long atMillis, PutRecord putRecord) {}

  private final long number;
  private final long startMillis;
  private final Duration timeLimit;
  private final Map<Thread, Long> clocks = new HashMap<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<PutRecord> refused = new ArrayList<>();
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, Integer> callsByContent = new HashMap<>();
  private final IdentityHashMap<byte[], Integer> unheard = new IdentityHashMap<>();
  private boolean crashed;

  public SimulatedInvocation(long number, long startMillis, Duration timeLimit) {
    this.number = number;
    this.startMillis = startMillis;
    this.timeLimit = timeLimit;
  }

  /// Counts from 1.
  public long number() {
    return number;
  }

  /// Returns the time of this thread's clock.
  synchronized long nowMillis() {
    return clocks.getOrDefault(Thread.currentThread(), startMillis);
  }

  /// Advances this thread's clock.
  synchronized void pass(long millis) {
    clocks.put(Thread.currentThread(), nowMillis() + millis);
  }

  /// Returns the time at which the last thread ended.
  public synchronized long endMillis() {
    Collection<Long> ends = clocks.values();
    return ends.isEmpty() ? startMillis : Collections.max(ends);
  }

  public boolean overran() {
    return endMillis() - startMillis > timeLimit.toMillis();
  }

  /// Records that the stream accepted `putRecord`.
  synchronized void accept(PutRecord putRecord) {
    accepted.add(new Accepted(nowMillis(), putRecord));
  }

  public synchronized List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  public synchronized List<PutRecord> acceptedRecords() {
    return accepted.stream().map(Accepted::putRecord).toList();
  }

  /// Records that the stream did not accept `putRecords`, or did not confirm it.
  synchronized void refuse(List<PutRecord> putRecords) {
    refused.addAll(putRecords);
  }

  public synchronized List<PutRecord> refusedRecords() {
    return List.copyOf(refused);
  }

  /// Records that the stream accepted `putRecords` but did not confirm it within `timeout`. A
  /// timeout that was shortened to the rest of the invocation does not count, because no
  /// repetition follows.
  synchronized void unheard(List<PutRecord> putRecords, Duration timeout) {
    if (timeout.toMillis() % 10_000 == 0) {
      putRecords.forEach(each -> unheard.merge(each.data(), 1, Integer::sum));
    }
  }

  /// Returns how often a single record was taken by a stream too slow to say so.
  public synchronized int mostUnheard() {
    return unheard.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// Returns whether records may have been left without a call because time was nearly up.
  public synchronized boolean wasShortOfTime() {
    return endMillis() - startMillis > timeLimit.minusSeconds(8).toMillis();
  }

  /// The function dies: nothing that it does from now on reaches anybody.
  synchronized void crash() {
    crashed = true;
  }

  public synchronized boolean crashed() {
    return crashed;
  }

  /// Returns how often a call with this content was made, this one counted.
  synchronized int countCall(int content) {
    return callsByContent.merge(content, 1, Integer::sum);
  }

  public List<String> logged() {
    return logged;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, timeLimit.toMillis() - (nowMillis() - startMillis));
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        logged.add(message);
      }

      @Override
      public void log(byte[] message) {
        logged.add(new String(message, UTF_8));
      }
    };
  }

  @Override
  public String getAwsRequestId() {
    return Long.toString(number);
  }

  @Override
  public String getFunctionName() {
    return "simulated";
  }
}
