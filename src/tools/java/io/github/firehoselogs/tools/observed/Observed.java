package io.github.firehoselogs.tools.observed;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What was seen of a run: the log events of each route, the secrets of each preset, log events that
/// were not delivered, the invocations, and the function's own log.
public record Observed(
    List<RouteCounts> routes,
    Map<String, Long> redactions,
    Events events,
    Invocations invocations,
    FunctionLog log) {
  /// Log events that a filter removed, those in records that failed, and those in records that could
  /// not be delivered because they have no partition.
  public record Events(long filtered, long failed, long withoutPartition) {}

  /// Invocations in their order, records by how often they had been put back, the budget of a
  /// response, and the time in the function.
  public record Invocations(
      List<Bin> bins, SortedMap<Integer, Long> rounds, long budgetBytes, double seconds) {}

  /// Returns how many log events no transform could read.
  public long unmatched() {
    return routes.stream().mapToLong(RouteCounts::unmatched).sum();
  }
}
