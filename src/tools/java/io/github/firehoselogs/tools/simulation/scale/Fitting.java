package io.github.firehoselogs.tools.simulation.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the function delivers of a batch and what it puts back, by the rules of the real one: what
/// has been put back most often first, as much as fits the response.
record Fitting(List<Portion> delivered, List<Portion> putBack) {
  /// The default of `MAX_RESPONSE_BYTES`.
  private static final double MAX_RESPONSE_BYTES = 6_000_000;

  static Fitting of(List<Portion> batch) {
    List<Portion> delivered = new ArrayList<>();
    List<Portion> putBack = new ArrayList<>();
    double room = MAX_RESPONSE_BYTES;
    List<Portion> sorted =
        batch.stream().sorted(Comparator.comparingInt(Portion::rounds).reversed()).toList();
    for (Portion each : sorted) {
      double kept = each.text() * each.content().keptShare();
      double perText = each.content().amounts().responseBytes();
      double fits = perText == 0 ? kept : Math.min(kept, room / perText);
      room -= fits * perText;
      split(each, fits / each.text(), delivered, putBack);
    }
    return new Fitting(delivered, putBack);
  }

  private static void split(
      Portion portion, double share, List<Portion> delivered, List<Portion> putBack) {
    if (share > 0) {
      delivered.add(portion.first(share));
    }
    if (share < 1) {
      putBack.add(portion.last(1 - share).putBack());
    }
  }
}
