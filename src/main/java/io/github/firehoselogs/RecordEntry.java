package io.github.firehoselogs;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.EntryOverhead;
import io.github.firehoselogs.iceberg.TableName;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import java.util.Optional;

/// The entry of one record in the response. `metadata` is that of `firstEvent`, the first event with
/// output.
record RecordEntry(
    String recordId, int firstEvent, RecordMetadata metadata, LogEvents logEvents, Routes routes)
    implements EntryOverhead {
  @Override
  public long bytes(int event) {
    if (event == firstEvent) {
      return bytesWith(metadata);
    }
    Route.Grouping grouping = groupingAt(event);
    PartitionKeys keys = grouping.partitionKeys();
    // Exact values would need the output of the event, which is not kept.
    return bytesWith(
        new RecordMetadata(
            keys.readsEvents() ? keys.largestValues() : keys.valuesOf(logEvents.at(event)),
            grouping.tableName().isEmpty() ? Optional.empty() : Optional.of(TableName.LARGEST)));
  }

  @Override
  public long minBytes(int event) {
    Route.Grouping grouping = groupingAt(event);
    PartitionKeys keys = grouping.partitionKeys();
    if (event == firstEvent || (!keys.readsEvents() && grouping.tableName().isEmpty())) {
      return bytes(event);
    }
    return bytesWith(
        new RecordMetadata(
            keys.smallestValues(),
            grouping.tableName().isEmpty() ? Optional.empty() : Optional.of(TableName.SMALLEST)));
  }

  private Route.Grouping groupingAt(int event) {
    LogEventView logEvent = logEvents.at(event);
    Route route = routes.routeFor(logEvent.originalLogGroup(), logEvent.originalLogStream());
    route.redaction().applyToNames(logEvent);
    return route.grouping();
  }

  private long bytesWith(RecordMetadata of) {
    return ResponseSize.ok(recordId, of, 0);
  }
}
