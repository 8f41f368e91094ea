package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.cost.MonthlyCost;
import io.github.firehoselogs.tools.observed.FailureAdvice;
import io.github.firehoselogs.tools.observed.Observed;
import io.github.firehoselogs.tools.observed.RouteCounts;
import io.github.firehoselogs.tools.terminal.VisibleText;
import java.util.Locale;
import java.util.Map;

/// The sections of the summary on a terminal, each with numbers on the left.
public final class TextSections {
  private static final int MAX_EXAMPLE_CHARS = 120;
  private static final String INDENT = " ".repeat(14);

  private final StringBuilder text = new StringBuilder();
  private final RunFacts facts;

  private TextSections(RunFacts facts) {
    this.facts = facts;
  }

  /// Returns the sections for these facts. A section without a row is left out.
  public static String of(RunFacts facts) {
    TextSections sections = new TextSections(facts);
    sections.addEvents();
    sections.addRoutes();
    sections.addRedactions();
    sections.addFailures();
    sections.addPutBack();
    facts.notes().cost().ifPresent(sections::addCost);
    sections.addSettings();
    return sections.text.toString();
  }

  private void addEvents() {
    Observed observed = facts.observed();
    title("events", "log events");
    row(facts.numbers().eventsIn(), "read");
    row(facts.numbers().eventsOut(), "delivered");
    optionalRow(observed.unmatched(), "unmatched: their transform could not read them");
    optionalRow(observed.events().filtered(), "filtered out by INCLUDE or EXCLUDE");
    optionalRow(observed.events().failed(), "in records that failed");
    optionalRow(observed.events().withoutPartition(), "in records without a partition");
  }

  private void addRoutes() {
    text.append(
        String.format(Locale.ROOT, "%n%12s %15s  %s%n", "matched", "unmatched", "transform"));
    for (RouteCounts each : facts.observed().routes()) {
      if (each.isEmpty()) {
        continue;
      }
      text.append(
          String.format(
              Locale.ROOT,
              "%,12d %,15d  %s (%s)%n",
              each.matched(),
              each.unmatched(),
              each.transform(),
              each.logs()));
      if (each.unmatched() > 0) {
        text.append(String.format(Locale.ROOT, "%28s  %s, the first:%n", "", each.effect()));
        each.examples()
            .forEach(example ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%28s  | %s%n",
                        "",
                        VisibleText.shortened(example, MAX_EXAMPLE_CHARS))));
      }
    }
  }

  private void addRedactions() {
    Map<String, Long> redactions = facts.observed().redactions();
    if (!redactions.isEmpty()) {
      title("redacted", "preset or pattern");
      redactions.forEach((entry, count) -> row(count, entry));
    }
  }

  private void addFailures() {
    if (!facts.destination().failures().isEmpty()) {
      title("failed", "reason of the records");
    }
    facts
        .destination()
        .failures()
        .forEach((reason, failure) -> {
          row(failure.records(), reason + ": " + failure.firstDetail());
          text.append(String.format(Locale.ROOT, "%s%s%n", INDENT, FailureAdvice.of(reason)));
        });
  }

  private void addPutBack() {
    if (facts.numbers().putBack() > 0) {
      title("put back", "");
      row(facts.numbers().putBack(), "records");
      row(facts.numbers().putBackBytes(), "bytes");
    }
  }

  private void addCost(MonthlyCost cost) {
    title("$", String.format(Locale.ROOT, "for %,.1f GB of such log text in a month", cost.gb()));
    for (MonthlyCost.Item each : cost.items()) {
      text.append(
          String.format(
              Locale.ROOT, "%,12.2f  %s: %s%n", each.dollars(), each.name(), each.amount()));
    }
    text.append(String.format(Locale.ROOT, "%,12.2f  total%n", cost.dollars()));
    MonthlyCost.ASSUMPTIONS.forEach(
        each -> text.append(String.format(Locale.ROOT, "%s%s%n", INDENT, each)));
  }

  private void addSettings() {
    if (!facts.notes().settings().isEmpty()) {
      title("settings", "that are not defaults");
      facts
          .notes()
          .settings()
          .forEach((name, value) ->
              text.append(String.format(Locale.ROOT, "%s%s=%s%n", INDENT, name, value)));
    }
  }

  private void title(String numbers, String what) {
    text.append(String.format(Locale.ROOT, "%n%12s  %s", numbers, what).stripTrailing())
        .append(System.lineSeparator());
  }

  private void row(long count, String what) {
    text.append(String.format(Locale.ROOT, "%,12d  %s%n", count, what));
  }

  private void optionalRow(long count, String what) {
    if (count > 0) {
      row(count, what);
    }
  }
}
