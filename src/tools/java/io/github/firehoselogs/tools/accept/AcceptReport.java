package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.tools.accept.arrival.Arrival;
import io.github.firehoselogs.tools.accept.arrival.Partitions;
import io.github.firehoselogs.tools.accept.metrics.Billed;
import io.github.firehoselogs.tools.accept.traffic.TestEvent;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Prints what a run found. Each line begins with `ok`, `BAD`, or `--` for what was not checked.
final class AcceptReport {
  /// How many examples are printed.
  private static final int EXAMPLES = 5;

  private final PrintStream out;
  private final Set<String> unchecked = new LinkedHashSet<>();
  private boolean good = true;

  AcceptReport(PrintStream out) {
    this.out = out;
  }

  /// Records something that could not be checked, in one line. The run fails if it is `essential`.
  void unchecked(String what, boolean essential) {
    unchecked.add(what);
    good &= !essential;
  }

  void print(Findings findings) {
    line(
        findings.missing().isEmpty(),
        String.format(
            Locale.ROOT,
            "%,d of %,d log events arrived once",
            findings.once(),
            findings.expected()));
    bad(findings.missing().size(), "missing", missing(findings.missing()));
    bad(
        findings.failed().size(),
        "under the error prefix",
        findings.failed().stream().map(each -> each.reason() + " in " + each.where()).toList());
    bad(findings.twice().size(), "found more than once", where(findings.twice()));
    bad(
        findings.unexpected().size(),
        "delivered although the settings exclude them",
        where(findings.unexpected()));
    line(
        !findings.latencies().isEmpty(),
        String.format(
            Locale.ROOT,
            "latency %.0f s (p50), %.0f s (p99), %.0f s (max)",
            findings.latency(0.5).toMillis() / 1e3,
            findings.latency(0.99).toMillis() / 1e3,
            findings.latency(1).toMillis() / 1e3));
    if (!findings.redacted().isEmpty()) {
      line(true, findings.redacted().size() + " secrets redacted");
    }
    bad(findings.leaked().size(), "delivered with their secret", where(findings.leaked()));
  }

  void print(Partitions partitions) {
    line(
        partitions.wrong().isEmpty(),
        String.format(
            Locale.ROOT,
            "%,d log events in their partition, %,d in that of their record",
            partitions.own(),
            partitions.ofRecord()));
    bad(partitions.wrong().size(), "in a wrong partition", where(partitions.wrong()));
  }

  void print(Billed billed, String namespace) {
    out.println();
    out.println("What AWS counted for the streams and the function in this time:");
    billed
        .metrics()
        .forEach((name, value) -> out.printf(Locale.ROOT, "   %-48s %,18.2f%n", name, value));
    out.println();
    billed.answers().forEach(each -> out.println("   " + each));
    if (billed.hasOthers(namespace)) {
      unchecked("the ratios, because other log groups wrote into the stream, too", false);
    }
  }

  /// Prints what was not checked and the result. Returns whether the run was good.
  boolean end() {
    out.println();
    unchecked.forEach(each -> out.println("--  not checked: " + each));
    out.println(good ? "accepted" : "not accepted");
    return good;
  }

  private void bad(int count, String what, List<String> examples) {
    if (count > 0) {
      line(false, String.format(Locale.ROOT, "%,d log events %s", count, what));
      examples.stream().distinct().limit(EXAMPLES).forEach(each -> out.println("      " + each));
    }
  }

  private void line(boolean right, String text) {
    good &= right;
    out.println((right ? "ok  " : "BAD ") + text);
  }

  private static List<String> missing(List<TestEvent> missing) {
    Map<String, Integer> byShape = new TreeMap<>();
    missing.forEach(each -> byShape.merge(each.shape().toString(), 1, Integer::sum));
    return byShape.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
        .toList();
  }

  private static List<String> where(List<Arrival> arrivals) {
    return arrivals.stream()
        .map(each -> "number %05d in %s".formatted(each.number(), each.where()))
        .toList();
  }
}
