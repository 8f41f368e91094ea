package io.github.firehoselogs.tools.simulation.search;

/// What happened in OpenSearch: the number of bulk requests, of documents created, of documents that
/// were sent again although they were there, and of answers that refuse a document for good.
public record SearchCounts(long requests, long created, long existing, long refused) {
  /// The counts of a run without OpenSearch.
  public static final SearchCounts NONE = new SearchCounts(0, 0, 0, 0);

  /// Returns the sum of both.
  public SearchCounts plus(SearchCounts other) {
    return new SearchCounts(
        requests + other.requests,
        created + other.created,
        existing + other.existing,
        refused + other.refused);
  }
}
