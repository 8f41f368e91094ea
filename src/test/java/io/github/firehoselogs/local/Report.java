package io.github.firehoselogs.local;

import io.github.firehoselogs.local.DeliveryFolder.Objects;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/// What a run did: the log events that were read, the records that CloudWatch Logs made of them,
/// what invocations came to, how many records were put back, and what the destination has.
record Report(long logEvents, long records, Counts counts, long putBack, Delivered delivered) {
  /// Rows of prefixes that are shown.
  private static final int MAX_PREFIXES = 20;

  /// Objects by prefix, and how many documents were refused by the type of the error.
  record Delivered(SortedMap<String, Objects> objects, SortedMap<String, Long> refused) {
    static Delivered of(Delivery delivery) {
      return new Delivered(delivery.objects(), delivery.refused());
    }
  }

  /// What is counted at every invocation. A record that came round counts every time that it is
  /// answered. `withoutPartition` were answered `Ok` and could not be delivered; `bytesIn` is
  /// gzipped data, `bytesOut` what was delivered.
  record Counts(
      long invocations,
      long delivered,
      long dropped,
      long failed,
      long withoutPartition,
      long bytesIn,
      long bytesOut) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
    static final Counts DROPPED = new Counts(0, 0, 1, 0, 0, 0, 0);
    static final Counts FAILED = new Counts(0, 0, 0, 1, 0, 0, 0);
    static final Counts WITHOUT_PARTITION = new Counts(0, 0, 0, 0, 1, 0, 0);

    /// Returns the count of one invocation with that many bytes of data.
    static Counts invocation(long bytesIn) {
      return new Counts(1, 0, 0, 0, 0, bytesIn, 0);
    }

    /// Returns the count of one record delivered with that many bytes of data.
    static Counts delivered(long bytesOut) {
      return new Counts(0, 1, 0, 0, 0, 0, bytesOut);
    }

    /// Returns the sum of both.
    Counts plus(Counts more) {
      return new Counts(
          invocations + more.invocations,
          delivered + more.delivered,
          dropped + more.dropped,
          failed + more.failed,
          withoutPartition + more.withoutPartition,
          bytesIn + more.bytesIn,
          bytesOut + more.bytesOut);
    }
  }

  /// Returns the report as a table for people.
  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "records", records, "envelopes that CloudWatch Logs sent");
    row(table, "events", logEvents, "log events in them");
    row(table, "delivered", counts.delivered, "records answered Ok");
    row(
        table,
        "dropped",
        counts.dropped,
        "records answered Dropped: put back as they were, or empty");
    row(table, "failed", counts.failed, "records answered ProcessingFailed");
    if (counts.withoutPartition > 0) {
      row(table, "no partition", counts.withoutPartition, "records answered Ok without its keys");
    }
    row(table, "put back", putBack, "records that went round again");
    row(table, "invocations", counts.invocations, "");
    row(table, "bytes in", counts.bytesIn, "gzipped");
    row(table, "bytes out", counts.bytesOut, "delivered");
    appendObjects(table);
    appendRefused(table);
    return table.toString();
  }

  /// Returns how many documents were refused.
  long refused() {
    return delivered.refused.values().stream().mapToLong(Long::longValue).sum();
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
