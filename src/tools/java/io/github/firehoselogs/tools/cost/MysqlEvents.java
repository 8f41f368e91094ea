package io.github.firehoselogs.tools.cost;

import io.github.firehoselogs.tools.bench.BenchmarkEvent;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.List;

/// The *mysql* event of the benchmarks, as many times as needed. Its log group is different each
/// time, so that all documents have different ids.
final class MysqlEvents {
  private static final BenchmarkEvent EVENT = BenchmarkEvent.named("mysql");
  private static final String LOG_GROUP = "\"logGroup\":\"/app/web";

  /// The number of log events in each.
  static final int SIZE = EVENT.messages().stream().mapToInt(List::size).sum();

  /// The bytes of text in each.
  static final long TEXT_BYTES = Costs.textBytes(EVENT);

  private MysqlEvents() {}

  /// Returns the records of the event with this number.
  static List<byte[]> records(int number) {
    return EVENT.envelopes().stream()
        .map(each -> GivenEnvelope.gzip(each.replace(LOG_GROUP, LOG_GROUP + number)))
        .toList();
  }
}
