package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.route.Unmatched;
import io.github.firehoselogs.tools.observed.Bin;
import io.github.firehoselogs.tools.observed.FunctionLog;
import io.github.firehoselogs.tools.observed.FunctionLog.Failure;
import io.github.firehoselogs.tools.observed.Observed;
import io.github.firehoselogs.tools.observed.RouteCounts;
import io.github.firehoselogs.tools.report.RunFacts.Notes;
import io.github.firehoselogs.tools.stream.Counts;
import io.github.firehoselogs.tools.stream.Objects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Facts of a run in which every text is the same one.
final class GivenFacts {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private GivenFacts() {}

  /// Returns facts with `bins` bars and as many prefixes, and with `text` in every place for text.
  static RunFacts of(String text, int bins) {
    return new RunFacts(
        new RunFacts.Heading("s3", List.of(text), START, START.plusMillis(1_500)),
        new RunFacts.Numbers(6_000, 5_000, 900, new Counts(bins, 800, 90, 10, 0, 1, 2), 90, 12_345),
        destination(text, bins),
        observed(text, bins),
        new Notes(Map.of(text, text), List.of(text), Optional.empty()));
  }

  private static RunFacts.Destination destination(String text, int count) {
    TreeMap<String, Objects> objects = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      objects.put(text + i + "/", new Objects(1, 1_000L + i));
    }
    return new RunFacts.Destination(
        objects,
        new TreeMap<>(Map.of(text, 3L)),
        new TreeMap<>(Map.of("UNMATCHED", new Failure(10, text))),
        Collections.nCopies(20, text));
  }

  private static Observed observed(String text, int count) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long millis = START.toEpochMilli() + i;
      bins.add(new Bin(1, millis, millis, 8 + i % 5, i % 3, i % 2, 5_000_000L + i));
    }
    return new Observed(
        List.of(new RouteCounts(text, text, Unmatched.KEEP, 5_000, 1_000, List.of(text))),
        Map.of(text, 12L),
        new Observed.Events(7, 8, 0),
        new Observed.Invocations(bins, new TreeMap<>(Map.of(0, 900L, 5, 90L)), 6_000_000, 1.5),
        new FunctionLog(new TreeMap<>(), new TreeMap<>()));
  }
}
