package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.cost.MonthlyCost;
import io.github.firehoselogs.tools.observed.FunctionLog.Failure;
import io.github.firehoselogs.tools.observed.Observed;
import io.github.firehoselogs.tools.stream.Counts;
import io.github.firehoselogs.tools.stream.Objects;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Everything that a report shows. Texts are not made visible yet.
public record RunFacts(
    Heading heading, Numbers numbers, Destination destination, Observed observed, Notes notes) {
  /// The pipeline, the logs as they were named, and the time of the run.
  public record Heading(String pipeline, List<String> logs, Instant started, Instant ended) {}

  /// Log events that were read and delivered, the records of the stream, and those put back.
  public record Numbers(
      long eventsIn,
      long eventsOut,
      long records,
      Counts counts,
      long putBack,
      long putBackBytes) {}

  /// Objects by prefix, refused documents by error type, failed records by reason, and the first
  /// lines of the output.
  public record Destination(
      SortedMap<String, Objects> objects,
      SortedMap<String, Long> refused,
      SortedMap<String, Failure> failures,
      List<String> sample) {}

  /// The settings that are not defaults, the logs that could not be read, and the price of a month
  /// if it was asked for.
  public record Notes(
      Map<String, String> settings, List<String> problems, Optional<MonthlyCost> cost) {}

  /// Returns whether nothing came out although something went in.
  public boolean isEmptyHanded() {
    return numbers.eventsIn > 0 && numbers.eventsOut == 0;
  }

  /// Returns in one sentence what became of the log events.
  public String verdict() {
    String out =
        String.format(
            Locale.ROOT,
            "%,d of %,d log events were delivered",
            numbers.eventsOut,
            numbers.eventsIn);
    StringBuilder reasons = new StringBuilder();
    add(reasons, observed.events().failed(), "in records that failed");
    add(reasons, observed.events().withoutPartition(), "in records without a partition");
    add(reasons, observed.events().filtered(), "filtered out");
    add(reasons, observed.unmatched(), "unmatched");
    return reasons.isEmpty() ? out : out + " (" + reasons + ")";
  }

  private static void add(StringBuilder reasons, long count, String what) {
    if (count > 0) {
      reasons
          .append(reasons.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }
}
