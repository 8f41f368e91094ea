package io.github.firehoselogs.tools.cost;

/// The result of one way to OpenSearch, in sums of all invocations. `ownMillis` is the time of the
/// function without waiting for OpenSearch, and `deliveryMillis` that of `_bulk` requests outside
/// the function. `dollars` is for a terabyte of text; `maxDollars` if AWS bills each document in an
/// aggregated record.
record Way(
    int events,
    int invocations,
    double functionMillis,
    double ownMillis,
    double deliveryMillis,
    double putBackBytes,
    double dollars,
    double maxDollars) {
  double documentsPerSecond() {
    return events / (functionMillis + deliveryMillis) * 1_000;
  }

  double invocationsPerMillion() {
    return invocations * 1e6 / events;
  }

  /// Returns `millis`, a sum, in microseconds for each event.
  double microsPerEvent(double millis) {
    return millis * 1_000 / events;
  }
}
