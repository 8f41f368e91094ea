package io.github.firehoselogs.tools.cost;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.opensearch.http.HttpConnection;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.RunFailedException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The way of one-pass indexing: the function sends the documents itself.
final class OnePass {
  private final MeasuredPass function;
  private final MeasuredPass withoutWaiting =
      new MeasuredPass(Costs.DIRECT, Optional.of(new AcceptingSearch()));

  /// The way to `index` of `node`.
  OnePass(URI node, String index) {
    Map<String, String> settings = new TreeMap<>(Costs.DIRECT);
    settings.put("OPENSEARCH_ENDPOINT", node.toString());
    settings.put("OPENSEARCH_INDEX", index);
    HttpConnection connection =
        new HttpConnection(Settings.from(settings).openSearch().orElseThrow());
    function = new MeasuredPass(settings, Optional.of(connection));
  }

  /// Indexes `events` events.
  Way measure(int events) {
    byte[] sample = MeasuredPass.event(MysqlEvents.records(0));
    for (int i = 0; i < Ways.WARM_UP; i++) {
      withoutWaiting.answer(sample);
    }
    double millis = 0;
    double ownMillis = 0;
    int logBytes = 0;
    for (int i = 0; i < events; i++) {
      byte[] event = MeasuredPass.event(MysqlEvents.records(i));
      ownMillis += withoutWaiting.answer(event).millis();
      MeasuredPass.Result result = function.answer(event);
      millis += result.millis();
      logBytes = result.logBytes();
      checkDropped(result);
    }
    double dollars = dollars(millis / events, ownMillis / events, logBytes);
    return new Way(events * MysqlEvents.SIZE, events, millis, ownMillis, 0, 0, dollars, dollars);
  }

  private static void checkDropped(MeasuredPass.Result result) {
    for (Outcome outcome : result.answer().records()) {
      if (!(outcome instanceof Outcome.Dropped) || !result.puts().isEmpty()) {
        throw new RunFailedException("a record was not indexed: " + outcome);
      }
    }
  }

  /// Returns the price of a terabyte. Only the function's own time depends on its share of a
  /// processor.
  private static double dollars(double millis, double ownMillis, int logBytes) {
    double times = Costs.TERABYTE / MysqlEvents.TEXT_BYTES;
    double waiting = Math.max(0, millis - ownMillis);
    double seconds = (ownMillis * Prices.SHARE + waiting) / 1_000;
    return Prices.invocations(times, seconds, logBytes)
        + Prices.firehose(MysqlEvents.records(0), times);
  }
}
