package io.github.firehoselogs.tools.observed;

import java.util.ArrayList;
import java.util.List;

/// The invocations of a run in their order. If there are many, several share a bin, so that the
/// memory is bounded.
final class Timeline {
  static final int MAX_BINS = 120;

  private final List<Bin> bins = new ArrayList<>();
  private long invocationsPerBin = 1;

  /// Adds the next invocation.
  void add(Bin invocation) {
    if (!bins.isEmpty() && bins.getLast().invocations() < invocationsPerBin) {
      bins.add(bins.removeLast().plus(invocation));
      return;
    }
    if (bins.size() == MAX_BINS) {
      joinPairs();
    }
    bins.add(invocation);
  }

  private void joinPairs() {
    List<Bin> joined = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += 2) {
      joined.add(bins.get(i).plus(bins.get(i + 1)));
    }
    bins.clear();
    bins.addAll(joined);
    invocationsPerBin *= 2;
  }

  List<Bin> bins() {
    return List.copyOf(bins);
  }
}
