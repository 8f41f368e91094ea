package io.github.firehoselogs;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.EntryOverhead;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Routes;
import java.util.Map;

/// The entry of one record in the response. `partitionKeys` are the keys of `firstEvent`, the first
/// event with output.
record RecordEntry(
    String recordId,
    int firstEvent,
    Map<String, String> partitionKeys,
    LogEvents logEvents,
    Routes routes)
    implements EntryOverhead {
  @Override
  public long bytes(int event) {
    if (event == firstEvent) {
      return bytesWith(partitionKeys);
    }
    PartitionKeys keys = keysAt(event);
    // Exact values would need the output of the event, which is not kept.
    return bytesWith(
        keys.readsEvents() ? keys.largestValues() : keys.valuesOf(logEvents.at(event)));
  }

  @Override
  public long minBytes(int event) {
    PartitionKeys keys = keysAt(event);
    return event != firstEvent && keys.readsEvents()
        ? bytesWith(keys.smallestValues())
        : bytes(event);
  }

  private PartitionKeys keysAt(int event) {
    LogEventView logEvent = logEvents.at(event);
    return routes.routeFor(logEvent.logGroup(), logEvent.logStream()).grouping().partitionKeys();
  }

  private long bytesWith(Map<String, String> keys) {
    return ResponseSize.ok(recordId, keys, 0);
  }
}
