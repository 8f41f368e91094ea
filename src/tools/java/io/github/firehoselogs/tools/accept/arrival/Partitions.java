package io.github.firehoselogs.tools.accept.arrival;

import io.github.firehoselogs.tools.accept.traffic.Expected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether each log event is in an object of its partition. With `PARTITION_MODE=first`, it may also
/// be in that of the first event of its record, which is before it in the object.
public record Partitions(int own, int ofRecord, List<Arrival> wrong) {
  /// Compares the objects of `arrivals` with the prefix that each log event has to have.
  public static Partitions of(
      Prefix prefix,
      boolean first,
      Map<Integer, Expected> expected,
      Map<Integer, Instant> accepted,
      List<Arrival> arrivals) {
    int own = 0;
    int ofRecord = 0;
    List<Arrival> wrong = new ArrayList<>();
    Set<String> started = new HashSet<>();
    List<Arrival> inOrder =
        arrivals.stream()
            .sorted(Comparator.comparing(Arrival::where).thenComparingInt(Arrival::place))
            .toList();
    for (Arrival each : inOrder) {
      Instant from = accepted.getOrDefault(each.number(), each.at());
      if (expected.get(each.number()) instanceof Expected.Delivered delivered
          && isIn(each, prefix.of(delivered.partitionKeys(), from, each.at()))) {
        own++;
        started.add(each.where());
      } else if (first && started.contains(each.where())) {
        ofRecord++;
      } else {
        wrong.add(each);
      }
    }
    return new Partitions(own, ofRecord, wrong);
  }

  private static boolean isIn(Arrival arrival, Set<String> prefixes) {
    return prefixes.stream().anyMatch(arrival.where()::startsWith);
  }
}
