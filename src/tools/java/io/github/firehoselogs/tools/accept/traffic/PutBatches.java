package io.github.firehoselogs.tools.accept.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Splits log events into calls of PutLogEvents, each for one log stream.
///
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
final class PutBatches {
  static final int MAX_EVENTS = 10_000;
  static final int MAX_BYTES = 1_048_576;

  /// CloudWatch Logs adds this to each event.
  static final int EVENT_BYTES = 26;

  static final Duration MAX_SPAN = Duration.ofHours(24);

  private PutBatches() {}

  /// Returns the events of one log stream in order of time, as many in each batch as a call permits.
  static List<List<TestEvent>> of(List<TestEvent> events) {
    List<List<TestEvent>> batches = new ArrayList<>();
    List<TestEvent> batch = new ArrayList<>();
    int bytes = 0;
    for (TestEvent each :
        events.stream().sorted(Comparator.comparingLong(TestEvent::timestamp)).toList()) {
      int more = each.bytes() + EVENT_BYTES;
      if (!batch.isEmpty() && (bytes + more > MAX_BYTES || isFull(batch, each))) {
        batches.add(batch);
        batch = new ArrayList<>();
        bytes = 0;
      }
      batch.add(each);
      bytes += more;
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static boolean isFull(List<TestEvent> batch, TestEvent next) {
    long span = next.timestamp() - batch.getFirst().timestamp();
    return batch.size() == MAX_EVENTS || span > MAX_SPAN.toMillis();
  }
}
