package io.github.firehoselogs.tools.cost;

import io.github.firehoselogs.tools.delivery.BulkClient;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of Firehose's own destination: one document in each record. Each event is put back into
/// the stream as a finished document, and is delivered in the second pass.
final class TwoPasses {
  private final MeasuredPass first = new MeasuredPass(Costs.MYSQL, Optional.empty());
  private final MeasuredPass second = new MeasuredPass(Costs.MYSQL, Optional.empty());
  private final List<byte[]> documents = new ArrayList<>();
  private double firstMillis;
  private double secondMillis;
  private int secondInvocations;
  private int secondLogBytes;

  /// Indexes `events` events in `node`.
  Way measure(URI node, String index, int events) throws IOException {
    MeasuredPass.Result last = warmUp();
    double putBackBytes = 0;
    try (BulkClient client = new BulkClient(node)) {
      BulkBodies bodies = new BulkBodies(client, index);
      for (int i = 0; i < events; i++) {
        last = first.answer(MeasuredPass.event(MysqlEvents.records(i)));
        firstMillis += last.millis();
        putBackBytes += Costs.bytes(last.puts());
        bodies.add(last.answer());
        documents.addAll(documentsIn(last.puts()));
        deliver(bodies, i == events - 1);
      }
      bodies.send();
      double millis = firstMillis + secondMillis;
      double[] dollars = dollars(events, last);
      return new Way(
          events * MysqlEvents.SIZE,
          events + secondInvocations,
          millis,
          millis,
          bodies.millis(),
          putBackBytes,
          dollars[0],
          dollars[1]);
    }
  }

  /// Runs both passes until they are warm.
  private MeasuredPass.Result warmUp() {
    byte[] event = MeasuredPass.event(MysqlEvents.records(0));
    MeasuredPass.Result result = first.answer(event);
    byte[] next = MeasuredPass.event(MeasuredPass.buffer(documentsIn(result.puts())));
    for (int i = 0; i < Ways.WARM_UP; i++) {
      result = first.answer(event);
      second.answer(next);
    }
    return result;
  }

  private static List<byte[]> documentsIn(List<byte[]> puts) {
    List<byte[]> found = new ArrayList<>();
    for (byte[] put : puts) {
      KinesisConsumer.read("key", put).forEach(each -> found.add(each.data()));
    }
    return found;
  }

  /// Passes full buffers to the function, or everything if it is the `last` time.
  private void deliver(BulkBodies bodies, boolean last) throws IOException {
    for (List<byte[]> buffer = MeasuredPass.buffer(documents);
        !buffer.isEmpty() && (last || buffer.size() < documents.size());
        buffer = MeasuredPass.buffer(documents)) {
      MeasuredPass.Result result = second.answer(MeasuredPass.event(buffer));
      secondMillis += result.millis();
      secondInvocations++;
      secondLogBytes = result.logBytes();
      bodies.add(result.answer());
      buffer.clear();
    }
  }

  /// Returns the price of a terabyte: if an aggregated record is billed as one, and if each document
  /// in it is billed.
  private double[] dollars(int events, MeasuredPass.Result last) {
    double times = Costs.TERABYTE / MysqlEvents.TEXT_BYTES;
    List<byte[]> records = MysqlEvents.records(0);
    double units =
        (Costs.gb(records, Costs.PUT_UNIT) + Costs.gb(last.puts(), Costs.PUT_UNIT))
            * 1e9
            / Costs.PUT_UNIT
            * times;
    double seconds = firstMillis / events / 1_000 * Prices.SHARE;
    double secondSeconds = secondMillis / secondInvocations / 1_000 * Prices.SHARE;
    double secondTimes = times * secondInvocations / events;
    double fixed =
        Prices.kinesis(units)
            + Prices.invocations(times, seconds, last.logBytes())
            + Prices.invocations(secondTimes, secondSeconds, secondLogBytes)
            + Prices.firehose(records, times);
    return new double[] {
      fixed + Prices.firehose(last.puts(), times),
      fixed + Prices.firehose(documentsIn(last.puts()), times)
    };
  }
}
