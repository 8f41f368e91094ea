package io.github.firehoselogs.route;

import io.github.firehoselogs.added.AddedFields;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.iceberg.TableName;
import io.github.firehoselogs.json.JsonFields;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.opensearch.identity.IndexName;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.transform.Transform;
import java.util.Map;
import java.util.Optional;

/// The processing steps for the log events of some log groups (filter, redact, transform and
/// add fields, in this order), and how events are grouped into records.
public record Route(
    MessageFilter filter,
    Redaction redaction,
    String transformName,
    Transform transform,
    Unmatched unmatched,
    AddedFields added,
    Grouping grouping) {
  private static final JsonName MESSAGE = JsonName.of("message");

  /// How events are grouped into delivered records, the partition keys and the Iceberg table of such
  /// a record, and the index of an event if the function indexes it itself.
  public record Grouping(
      PartitionKeys partitionKeys,
      Optional<TableName> tableName,
      Optional<IndexName> indexName,
      PartitionMode partitionMode,
      EventsPerRecord eventsPerRecord) {}

  /// The events that may share a record.
  public enum PartitionMode {
    /// All of them; the first one decides the keys.
    FIRST,
    /// Events with equal partition keys.
    EXACT
  }

  /// The number of log events in one delivered record.
  public enum EventsPerRecord {
    /// As many as fit.
    ALL,
    /// One, for destinations that accept one document per record.
    ONE
  }

  /// Appends the output for `logEvent` to `output`, or nothing if the event is left out. After the
  /// call, the message of `logEvent` is redacted until the view moves to another event.
  public RouteResult apply(LogEventView logEvent, Utf8Builder output) {
    if (!filter.isNone() && !filter.passes(logEvent.messageText())) {
      return RouteResult.FILTERED;
    }
    redaction.apply(logEvent);
    int from = output.length();
    if (transform.transform(logEvent, output)) {
      add(logEvent, output, from);
      return RouteResult.TRANSFORMED;
    }
    output.truncate(from);
    return switch (unmatched) {
      case KEEP -> {
        keep(logEvent.messageText(), output);
        add(logEvent, output, from);
        yield RouteResult.UNMATCHED_KEPT;
      }
      case DROP -> RouteResult.UNMATCHED_DROPPED;
      case FAIL -> RouteResult.UNMATCHED_FAILED;
    };
  }

  /// Adds fields to the line at `from` in `output`, if there is one.
  private void add(LogEventView logEvent, Utf8Builder output, int from) {
    if (!added.isEmpty()) {
      added.addTo(
          output,
          transform.objectForAddedFields(output, from),
          logEvent,
          name -> field(logEvent, output, from, name),
          redaction::redact);
    }
  }

  private static void keep(Utf8Builder message, Utf8Builder output) {
    JsonLine line = new JsonLine(output);
    line.text(MESSAGE, message.array(), 0, message.length());
    line.end();
  }

  /// Returns the partition keys of a record whose first event is `logEvent`, which [#apply] has
  /// processed. Its output begins at `from` in `output`.
  public Map<String, String> partitionKeys(LogEventView logEvent, Utf8Builder output, int from) {
    PartitionKeys keys = grouping.partitionKeys;
    return keys.readsEvents()
        ? keys.valuesOf(logEvent, name -> field(logEvent, output, from, name))
        : keys.valuesOf(logEvent);
  }

  /// Returns the metadata of a record whose first event is `logEvent`, which [#apply] has processed.
  /// Its output begins at `from` in `output`.
  public RecordMetadata metadata(LogEventView logEvent, Utf8Builder output, int from) {
    Map<String, String> keys = partitionKeys(logEvent, output, from);
    if (grouping.tableName.isEmpty()) {
      return new RecordMetadata(keys, Optional.empty());
    }
    IcebergTable table =
        grouping.tableName.get().of(logEvent, name -> field(logEvent, output, from, name));
    return new RecordMetadata(keys, Optional.of(table));
  }

  /// Returns the name of the index for `logEvent`, which [#apply] has processed. Its output begins
  /// at `from` in `output`.
  public String indexName(LogEventView logEvent, Utf8Builder output, int from) {
    IndexName template = grouping.indexName.orElseThrow();
    return template.of(logEvent, name -> field(logEvent, output, from, name));
  }

  /// Returns the field `name` of the line that the transform wrote. If the line has no such field,
  /// returns that of a JSON message.
  private Optional<String> field(LogEventView logEvent, Utf8Builder output, int from, String name) {
    Optional<String> parsed =
        transform.parsesFields()
            ? JsonFields.scalar(output.array(), from, output.length(), name)
            : Optional.empty();
    return parsed.or(() -> logEvent.messageField(name));
  }
}
