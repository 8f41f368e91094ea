package io.github.firehoselogs.tools.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.tools.given.FunctionContext;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One invocation on the virtual clock. Each thread of the function has its own clock: batches and
/// their pauses run in parallel.
public final class SimulatedInvocation implements FunctionContext {
  /// A record that the stream accepted, and the time.
  public record Accepted(long atMillis, PutRecord putRecord) {}

  /// A pause never uses the time that is reserved for a call and for the answer.
  private static final int LAST_CALL_MILLIS = 2_500;

  private final long number;
  private final long startMillis;
  private final Duration timeLimit;
  private final ThreadClocks clocks;
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<PutRecord> refused = new ArrayList<>();
  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, Integer> callsByContent = new HashMap<>();
  private final IdentityHashMap<byte[], Integer> unheard = new IdentityHashMap<>();
  private final Set<String> refusedDocuments = new HashSet<>();
  private final Map<Thread, Duration> pausesAskedFor = new HashMap<>();
  private boolean crashed;

  public SimulatedInvocation(long number, long startMillis, Duration timeLimit) {
    this.number = number;
    this.startMillis = startMillis;
    this.timeLimit = timeLimit;
    this.clocks = new ThreadClocks(startMillis);
  }

  /// Counts from 1.
  public long number() {
    return number;
  }

  /// Returns the time of this thread's clock.
  public synchronized long nowMillis() {
    return clocks.now();
  }

  /// Advances this thread's clock.
  public synchronized void pass(long millis) {
    clocks.pass(millis);
  }

  /// Advances this thread's clock by a pause of about `drawn` that the function would make instead
  /// of one of `planned`: not beyond the time that it reserves, and not shorter than the delay that
  /// OpenSearch asked for, if the function plans to wait that long.
  synchronized void pause(Duration drawn, Duration planned) {
    Duration asked = pausesAskedFor.getOrDefault(Thread.currentThread(), Duration.ZERO);
    pausesAskedFor.remove(Thread.currentThread());
    long longest = Math.max(0, getRemainingTimeInMillis() - reservedMillis());
    long millis = Math.min(longest, drawn.toMillis());
    pass(planned.compareTo(asked) < 0 ? millis : Math.max(millis, asked.toMillis()));
  }

  /// The threads that index keep time for putting records back: a quarter, or 75 s.
  private long reservedMillis() {
    long forPuttingBack = Math.min(timeLimit.toMillis() / 4, 75_000);
    return LAST_CALL_MILLIS + (clocks.isIndexing() ? forPuttingBack : 0);
  }

  /// OpenSearch asked this thread to wait.
  public synchronized void askForPause(Duration delay) {
    pausesAskedFor.put(Thread.currentThread(), delay);
  }

  /// OpenSearch refused the document with `message` for good.
  public synchronized void refuseDocument(String message) {
    refusedDocuments.add(message);
  }

  /// Returns the messages whose documents OpenSearch refused for good.
  public synchronized Set<String> refusedDocuments() {
    return Set.copyOf(refusedDocuments);
  }

  /// Returns the time at which the last thread ended.
  public synchronized long endMillis() {
    return clocks.end();
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
  public synchronized void crash() {
    crashed = true;
  }

  public synchronized boolean crashed() {
    return crashed;
  }

  /// Returns how often a call with this content was made, this one counted.
  public synchronized int countCall(int content) {
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
