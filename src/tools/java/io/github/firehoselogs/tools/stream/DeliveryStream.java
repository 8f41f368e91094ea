package io.github.firehoselogs.tools.stream;

import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.contract.FirehoseContract;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The Firehose stream: buffers records, invokes the function, checks its answer and delivers.
/// Records that were put back go first.
public final class DeliveryStream {
  private final EventBuffer buffer;
  private final UnaryOperator<byte[]> function;
  private final LocalStream putBack;
  private final Delivery delivery;
  private final StreamObserver observer;
  private final Deque<ArrivedRecord> fresh = new ArrayDeque<>();
  private Counts counts = Counts.NONE;

  /// `function` answers an event, both as JSON.
  public DeliveryStream(
      EventBuffer buffer,
      UnaryOperator<byte[]> function,
      LocalStream putBack,
      Delivery delivery,
      StreamObserver observer) {
    this.buffer = buffer;
    this.function = function;
    this.putBack = putBack;
    this.delivery = delivery;
    this.observer = observer;
  }

  /// Adds a record, and invokes the function whenever the buffer is full.
  public void put(ArrivedRecord record) throws IOException {
    fresh.add(record);
    fillBuffer();
  }

  /// Invokes the function until the buffer is empty and no record is put back. This ends, because
  /// the function puts a record back at most `MAX_ROUNDS` times.
  public void drain() throws IOException {
    while (!buffer.isEmpty()) {
      invoke();
      fillBuffer();
    }
  }

  /// Returns the counters.
  public Counts counts() {
    return counts;
  }

  private void fillBuffer() throws IOException {
    ArrivedRecord next = next();
    while (next != null) {
      if (!buffer.offer(next)) {
        invoke();
        buffer.offer(next);
      }
      if (buffer.isFull()) {
        invoke();
      }
      next = next();
    }
  }

  private @Nullable ArrivedRecord next() {
    return putBack.poll().orElseGet(fresh::poll);
  }

  private void invoke() throws IOException {
    Batch batch = buffer.take();
    long before = System.nanoTime();
    byte[] response = function.apply(batch.event());
    long nanos = System.nanoTime() - before;
    List<Answer> answers = FirehoseContract.check(batch.records().keySet(), response);
    counts = counts.plus(Counts.invocation(batch.dataBytes()));
    List<ArrivedRecord> records = new ArrayList<>(answers.size());
    List<ArrivedRecord> withoutPartition = new ArrayList<>();
    for (Answer answer : answers) {
      ArrivedRecord record = batch.record(answer.recordId());
      Counts settled = settle(record, answer);
      counts = counts.plus(settled);
      records.add(record);
      if (settled.withoutPartition() > 0) {
        withoutPartition.add(record);
      }
    }
    observer.invoked(new Invoked(records, answers, withoutPartition, response.length, nanos));
  }

  private Counts settle(ArrivedRecord record, Answer answer) throws IOException {
    return switch (answer) {
      case Answer.Ok ok -> {
        observer.delivered(ok);
        yield delivery.deliver(record, ok)
            ? Counts.delivered(ok.data().length)
            : Counts.WITHOUT_PARTITION;
      }
      case Answer.Dropped _ -> Counts.DROPPED;
      case Answer.ProcessingFailed _ -> {
        delivery.fail(record);
        yield Counts.FAILED;
      }
    };
  }
}
