package io.github.firehoselogs.tools.simulation.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.simulation.Cause;
import io.github.firehoselogs.tools.simulation.FaultKind;
import io.github.firehoselogs.tools.simulation.Ledger;
import io.github.firehoselogs.tools.simulation.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The stream before the function, Kinesis or Firehose itself, as it answers those who put records
/// into it: with its quotas, and with the faults of the scenario.
///
/// What goes wrong is drawn from the seed, the invocation and the content of the call, so it does
/// not depend on which of several batches comes first.
public final class SimulatedStream implements PutPath {
  private static final List<FaultKind> OF_CALLS =
      List.of(
          FaultKind.THROTTLED_CALL,
          FaultKind.SERVER_ERROR,
          FaultKind.CONNECTION_ERROR,
          FaultKind.TIMEOUT_BEFORE_WRITE,
          FaultKind.TIMEOUT_AFTER_WRITE,
          FaultKind.GARBAGE_ANSWER,
          FaultKind.TOO_LARGE,
          FaultKind.CRASH_WHILE_PUTTING);

  /// One shard's, and a Firehose stream's in a large Region, a second.
  private static final int SHARD_RECORDS = 1_000;

  private static final int SHARD_BYTES = 1 << 20;
  private static final int FIREHOSE_BYTES = 5 << 20;

  private final Scenario scenario;
  private final Ledger ledger;
  private final List<Quota> quotas = new ArrayList<>();
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private SimulatedInvocation invocation = new SimulatedInvocation(0, 0, Duration.ZERO);

  public SimulatedStream(Scenario scenario, Ledger ledger) {
    this.scenario = scenario;
    this.ledger = ledger;
    double share = scenario.quotaShare();
    if (scenario.shards() == 0) {
      quotas.add(new Quota(Long.MAX_VALUE, (long) (FIREHOSE_BYTES * share)));
    }
    for (int shard = 0; shard < scenario.shards(); shard++) {
      quotas.add(
          new Quota(Math.max(1, (long) (SHARD_RECORDS * share)), (long) (SHARD_BYTES * share)));
    }
  }

  /// Sets the invocation that makes the next calls.
  synchronized void serve(SimulatedInvocation next) {
    invocation = next;
  }

  synchronized SimulatedInvocation served() {
    return invocation;
  }

  /// Returns the shard of `key`; there is only one for Direct PUT.
  public int shardOf(String key) {
    CRC32 hash = new CRC32();
    hash.update(key.getBytes(UTF_8));
    return (int) (hash.getValue() % quotas.size());
  }

  /// Accepts a record of the source, which waits until the quota has room.
  public synchronized void take(PutRecord putRecord, long atMillis) {
    quotas.get(shardOf(putRecord.kinesisPartitionKey())).use(atMillis, bytesOf(putRecord));
  }

  public synchronized void count(FaultKind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  public Map<FaultKind, Long> faults() {
    return faults;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // It only decides which thread runs next.
  public List<String> put(List<PutRecord> records, Duration timeout) {
    List<String> answers = answer(records, timeout);
    // Lets batches alternate if they share one carrier thread.
    Thread.yield();
    return answers;
  }

  private synchronized List<String> answer(List<PutRecord> records, Duration timeout) {
    if (invocation.crashed()) {
      throw new FunctionCrash();
    }
    SplittableRandom random = randomOf(records);
    if (scenario.isOutage(invocation.nowMillis())) {
      if (scenario.outage() == FaultKind.SLOW_CALL) {
        return slowAnswer(records, timeout, random);
      }
      throw fault(scenario.outage(), records, timeout, random);
    }
    double at = random.nextDouble();
    for (FaultKind kind : OF_CALLS) {
      at -= scenario.rate(kind);
      if (at < 0) {
        throw fault(kind, records, timeout, random);
      }
    }
    invocation.pass(Math.min(timeout.toMillis(), 5 + random.nextInt(60)));
    return write(records, random);
  }

  /// Accepts the records, and answers if the call has enough time.
  private List<String> slowAnswer(
      List<PutRecord> records, Duration timeout, SplittableRandom random) {
    if (scenario.slowCallMillis() > timeout.toMillis()) {
      writeUnheard(Cause.SLOW_STREAM, records, random);
      invocation.unheard(records, timeout);
      invocation.pass(timeout.toMillis());
      throw failed(FaultKind.SLOW_CALL, records);
    }
    count(FaultKind.SLOW_CALL);
    invocation.pass(scenario.slowCallMillis());
    return write(records, random);
  }

  /// Accepts the records, but the function gets no answer.
  private void writeUnheard(Cause cause, List<PutRecord> records, SplittableRandom random) {
    int before = invocation.accepted().size();
    write(records, random);
    List<SimulatedInvocation.Accepted> accepted = invocation.accepted();
    for (SimulatedInvocation.Accepted each : accepted.subList(before, accepted.size())) {
      ledger.touch(cause, StreamReader.messages(each.putRecord()));
    }
  }

  /// Returns the SDK's exception for a call that fails as a whole.
  private RuntimeException fault(
      FaultKind kind, List<PutRecord> records, Duration timeout, SplittableRandom random) {
    switch (kind) {
      case TIMEOUT_BEFORE_WRITE -> invocation.pass(timeout.toMillis());
      case TIMEOUT_AFTER_WRITE -> {
        writeUnheard(Cause.TIMEOUT_AFTER_WRITE, records, random);
        invocation.pass(timeout.toMillis());
      }
      case CRASH_WHILE_PUTTING -> {
        invocation.crash();
        count(kind);
        throw new FunctionCrash();
      }
      default -> invocation.pass(Math.min(timeout.toMillis(), 5 + random.nextInt(500)));
    }
    return failed(kind, records);
  }

  private RuntimeException failed(FaultKind kind, List<PutRecord> records) {
    count(kind);
    invocation.refuse(records);
    return switch (kind) {
      case THROTTLED_CALL -> answered(400, "LimitExceededException");
      case SERVER_ERROR -> answered(503, "ServiceUnavailableException");
      case TOO_LARGE -> answered(413, "RequestEntityTooLarge");
      case ACCESS_DENIED -> answered(400, "AccessDeniedException");
      case GARBAGE_ANSWER -> new UncheckedIOException(new IOException("not JSON"));
      case TIMEOUT_BEFORE_WRITE, TIMEOUT_AFTER_WRITE, SLOW_CALL ->
          ApiCallTimeoutException.create(0);
      default -> SdkClientException.create("connection reset", new IOException("reset"));
    };
  }

  private static AwsServiceException answered(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("").build())
        .build();
  }

  /// Answers entry by entry.
  private List<String> write(List<PutRecord> records, SplittableRandom random) {
    List<String> answers = new ArrayList<>(records.size());
    for (PutRecord each : records) {
      if (random.nextDouble() < scenario.rate(FaultKind.REFUSED_ENTRY)) {
        answers.add(refused(each, FaultKind.REFUSED_ENTRY, "InternalFailure"));
      } else if (takes(each)) {
        invocation.accept(each);
        answers.add(TAKEN);
      } else {
        answers.add(refused(each, FaultKind.THROTTLED_ENTRY, throttled()));
      }
    }
    return answers;
  }

  private String refused(PutRecord putRecord, FaultKind kind, String errorCode) {
    count(kind);
    invocation.refuse(List.of(putRecord));
    return errorCode;
  }

  private String throttled() {
    return scenario.shards() == 0
        ? "ServiceUnavailableException"
        : "ProvisionedThroughputExceededException";
  }

  private boolean takes(PutRecord putRecord) {
    return quotas
        .get(shardOf(putRecord.kinesisPartitionKey()))
        .takes(invocation.nowMillis(), bytesOf(putRecord));
  }

  private int bytesOf(PutRecord putRecord) {
    int keyBytes = scenario.shards() == 0 ? 0 : putRecord.kinesisPartitionKey().length();
    return putRecord.data().length + keyBytes;
  }

  private SplittableRandom randomOf(List<PutRecord> records) {
    CRC32 hash = new CRC32();
    for (PutRecord each : records) {
      hash.update(each.data());
    }
    int content = (int) hash.getValue();
    long call = 1_000_003L * invocation.number() + invocation.countCall(content);
    return new SplittableRandom(scenario.seed() ^ (call << 32) ^ content);
  }
}
