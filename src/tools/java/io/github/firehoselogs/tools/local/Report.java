package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.stream.Counts;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.Objects;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The result of a run: the log events that were read, the records that CloudWatch Logs made of
/// them, the counters of the invocations, the records that were put back, the destination's content,
/// and what the function indexed itself.
record Report(
    long logEvents,
    long records,
    Counts counts,
    long putBack,
    Delivered delivered,
    Optional<IndexedDocuments> indexed) {
  /// The maximum number of prefixes in the table.
  private static final int MAX_PREFIXES = 20;

  /// Objects by prefix, and refused documents by error type.
  record Delivered(SortedMap<String, Objects> objects, SortedMap<String, Long> refused) {
    static Delivered of(Delivery delivery) {
      return new Delivered(delivery.objects(), delivery.refused());
    }
  }

  /// A report on a pipeline that delivers.
  Report(long logEvents, long records, Counts counts, long putBack, Delivered delivered) {
    this(logEvents, records, counts, putBack, delivered, Optional.empty());
  }

  /// Returns the report as a table for people.
  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "records", records, "envelopes that CloudWatch Logs sent");
    row(table, "events", logEvents, "log events in them");
    row(table, "delivered", counts.delivered(), "records answered Ok");
    row(
        table,
        "dropped",
        counts.dropped(),
        "records answered Dropped: put back unchanged, or empty");
    row(table, "failed", counts.failed(), "records answered ProcessingFailed");
    if (counts.withoutPartition() > 0) {
      row(table, "no partition", counts.withoutPartition(), "records answered Ok without its keys");
    }
    row(table, "put back", putBack, "records that were put back");
    row(table, "invocations", counts.invocations(), "");
    indexed.ifPresent(documents -> {
      row(table, "indexed", documents.indexed(), "documents that the function indexed");
      row(table, "there already", documents.existing(), "documents that were indexed before");
      row(table, "left over", documents.leftOver(), "documents not taken in time, and put back");
    });
    row(table, "bytes in", counts.bytesIn(), "gzipped");
    row(table, "bytes out", counts.bytesOut(), "delivered");
    appendObjects(table);
    appendRefused(table);
    return table.toString();
  }

  /// Returns this report with the documents that the function indexed itself.
  Report with(IndexedDocuments documents) {
    return new Report(
        logEvents,
        records,
        counts,
        putBack,
        new Delivered(delivered.objects, documents.refused()),
        Optional.of(documents));
  }

  /// Returns how many documents were refused.
  long refused() {
    return delivered.refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Returns whether OpenSearch has all documents that it was to have.
  boolean isComplete() {
    return refused() == 0 && (indexed.isEmpty() || indexed.get().failedRecords() == 0);
  }

  private void appendRefused(StringBuilder table) {
    if (!delivered.refused.isEmpty()) {
      table.append(String.format(Locale.ROOT, "%n%12s  error of the documents%n", "refused"));
    }
    delivered.refused.forEach(
        (type, count) -> table.append(String.format(Locale.ROOT, "%,12d  %s%n", count, type)));
  }

  private void appendObjects(StringBuilder table) {
    SortedMap<String, Objects> objects = delivered.objects;
    table.append(String.format(Locale.ROOT, "%n%12s %15s  %s%n", "objects", "bytes", "prefix"));
    objects.entrySet().stream().limit(MAX_PREFIXES).forEach(entry -> appendRow(table, entry));
    if (objects.size() > MAX_PREFIXES) {
      int more = objects.size() - MAX_PREFIXES;
      table.append(String.format(Locale.ROOT, "%28s  and %,d more%n", "", more));
    }
  }

  private static void appendRow(StringBuilder table, Map.Entry<String, Objects> entry) {
    Objects found = entry.getValue();
    table.append(
        String.format(
            Locale.ROOT, "%,12d %,15d  %s%n", found.count(), found.bytes(), entry.getKey()));
  }

  private static void row(StringBuilder table, String name, long count, String what) {
    String row = String.format(Locale.ROOT, "%-12s %,15d  %s", name, count, what);
    table.append(row.stripTrailing()).append(System.lineSeparator());
  }
}
