package io.github.firehoselogs.opensearch;

import java.util.Map;

/// What an invocation did in OpenSearch: the number of documents that were indexed now, that were
/// there already, that were refused for each error type, and that were left over; the number of
/// `_bulk` requests, and the bytes sent in them.
public record IndexingCounts(
    long indexed,
    long existing,
    Map<String, Integer> refused,
    long leftOver,
    long calls,
    long sentBytes) {
  /// The counts of an invocation that indexes nothing.
  public static final IndexingCounts NONE = new IndexingCounts(0, 0, Map.of(), 0, 0, 0);
}
