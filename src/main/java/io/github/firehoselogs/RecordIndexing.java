package io.github.firehoselogs;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.opensearch.Indexing;
import io.github.firehoselogs.opensearch.RecordDocuments;
import io.github.firehoselogs.opensearch.identity.DocumentIds;
import io.github.firehoselogs.route.Route;

/// Hands the output of log events to OpenSearch, record by record: one-pass indexing.
final class RecordIndexing {
  private final Indexing indexing;
  private final DocumentIds ids;
  private final boolean withIds;
  private int record;

  /// Without `withIds`, OpenSearch chooses the ids.
  RecordIndexing(Indexing indexing, boolean withIds) {
    this.indexing = indexing;
    this.ids = new DocumentIds();
    this.withIds = withIds;
  }

  /// Begins the record with this index in its event.
  void restart(int nextRecord) {
    record = nextRecord;
    ids.restart();
  }

  /// Indexes the output of `logEvent`, which begins at `from` in `output`. A class of a user may
  /// write anything, and a second line would be read as another action, so its output is checked.
  void add(Route route, LogEventView logEvent, Utf8Builder output, int from) {
    if (!route.transform().writesJsonLines() && !isJsonLine(output, from)) {
      indexing.refuse(record);
      return;
    }
    String index = route.indexName(logEvent, output, from);
    String id = withIds ? ids.idOf(logEvent) : "";
    indexing.add(record, index, id, output.array(), from, output.length());
  }

  /// Returns whether `output` is, from `from` on, one JSON object and a line feed.
  private static boolean isJsonLine(Utf8Builder output, int from) {
    byte[] json = output.array();
    int end = output.length() - 1;
    if (json[from] != '{' || json[end] != '\n') {
      return false;
    }
    for (int at = from; at < end; at++) {
      if (json[at] == '\n' || json[at] == '\r') {
        return false;
      }
    }
    return JsonScanner.skipValue(json, from, end) == end;
  }

  /// Returns what became of the documents of the record with this index.
  RecordDocuments of(int index) {
    return indexing.of(index);
  }
}
