package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.cost.MonthlyCost;
import io.github.firehoselogs.tools.observed.FailureAdvice;
import io.github.firehoselogs.tools.observed.RouteCounts;
import io.github.firehoselogs.tools.stream.Objects;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of the page. A section without a row is left out.
final class DetailSections {
  private static final int MAX_PREFIXES = 20;

  private final Html html;
  private final RunFacts facts;

  DetailSections(Html html, RunFacts facts) {
    this.html = html;
    this.facts = facts;
  }

  void addAll() {
    addFailures();
    addProblems();
    addRoutes();
    addRedactions();
    addRounds();
    addPrefixes();
    addRefused();
    addSample();
    facts.notes().cost().ifPresent(this::addCost);
    addSettings();
  }

  private void addFailures() {
    if (facts.destination().failures().isEmpty()) {
      return;
    }
    html.section(
        "Failures", "They are under errors/. Below each advice is the detail of the first record.");
    html.table("Records that failed, by reason", List.of("Reason", "#Records", "What to do"));
    facts
        .destination()
        .failures()
        .forEach((reason, failure) -> {
          html.markup("<tr>").name(reason).number(failure.records());
          html.markup("<td>").element("p", FailureAdvice.of(reason));
          html.element("p class=\"lead\"", failure.firstDetail()).markup("</td></tr>");
        });
    html.endTable().endSection();
  }

  private void addProblems() {
    if (!facts.notes().problems().isEmpty()) {
      html.section("Logs that could not be read", "The others were.");
      html.lines(facts.notes().problems()).endSection();
    }
  }

  private void addRoutes() {
    html.section("Transforms", "Each log event counts once, also if it was put back.");
    html.table(
        "Routes in the order of ROUTES", List.of("Transform", "Logs", "#Matched", "#Unmatched"));
    for (RouteCounts each : facts.observed().routes()) {
      html.markup("<tr>").name(each.transform());
      html.element("td", each.logs()).number(each.matched()).number(each.unmatched());
      html.markup("</tr>");
    }
    html.endTable();
    for (RouteCounts each : facts.observed().routes()) {
      if (each.unmatched() > 0) {
        html.element("h3", "The first lines that " + each.transform() + " could not read");
        html.element("p class=\"lead\"", each.effect()).lines(each.examples());
      }
    }
    html.endSection();
  }

  private void addRedactions() {
    Map<String, Long> redactions = facts.observed().redactions();
    if (redactions.isEmpty()) {
      return;
    }
    long most = redactions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    html.section("Redaction", "Secrets found. What two presets find counts for both.");
    html.table("Presets and patterns of REDACT", List.of("Preset or pattern", "#Found", ""));
    redactions.forEach((entry, count) -> {
      html.markup("<tr>").name(entry);
      html.number(count).bar(count, most).markup("</tr>");
    });
    html.endTable().endSection();
  }

  private void addRounds() {
    SortedMap<Integer, Long> rounds = facts.observed().invocations().rounds();
    if (facts.numbers().putBack() == 0) {
      return;
    }
    SortedMap<Integer, Long> grouped = new TreeMap<>();
    rounds.forEach(
        (number, count) -> grouped.merge(Integer.highestOneBit(number), count, Long::sum));
    long most = grouped.values().stream().mapToLong(Long::longValue).max().orElse(0);
    html.section(
        "Rounds",
        String.format(
            Locale.ROOT,
            "%,d records with %,d bytes were put back into the stream.",
            facts.numbers().putBack(),
            facts.numbers().putBackBytes()));
    html.table(
        "Records by how often they had been put back before",
        List.of("#Put back before", "#Records", ""));
    grouped.forEach((from, count) -> {
      html.markup("<tr>").element("td class=\"n\"", range(from)).number(count);
      html.bar(count, most).markup("</tr>");
    });
    html.endTable().endSection();
  }

  /// Returns the numbers from a power of two up to the next one.
  private static String range(int from) {
    return from < 2 ? from + "×" : String.format(Locale.ROOT, "%,d to %,d×", from, 2 * from - 1);
  }

  private void addPrefixes() {
    List<Map.Entry<String, Objects>> largest =
        facts.destination().objects().entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Objects> each) -> each.getValue().bytes())
                    .reversed())
            .limit(MAX_PREFIXES)
            .toList();
    if (largest.isEmpty()) {
      return;
    }
    long most = largest.getFirst().getValue().bytes();
    html.section("Largest prefixes", "Objects that were written, by prefix.");
    html.table("The largest first", List.of("Prefix", "#Objects", "#Bytes", ""));
    for (Map.Entry<String, Objects> each : largest) {
      html.markup("<tr>").name(each.getKey());
      html.number(each.getValue().count()).number(each.getValue().bytes());
      html.bar(each.getValue().bytes(), most).markup("</tr>");
    }
    html.endTable();
    addMore(facts.destination().objects().size() - MAX_PREFIXES, "prefixes");
    html.endSection();
  }

  private void addMore(int more, String what) {
    if (more > 0) {
      html.element("p class=\"meta\"", String.format(Locale.ROOT, "and %,d more %s", more, what));
    }
  }

  private void addRefused() {
    if (facts.destination().refused().isEmpty()) {
      return;
    }
    html.section("Refused documents", "OpenSearch does not have them.");
    html.table("By type of error", List.of("Error", "#Documents"));
    facts
        .destination()
        .refused()
        .forEach((error, count) ->
            html.markup("<tr>").element("td", error).number(count).markup("</tr>"));
    html.endTable().endSection();
  }

  private void addSample() {
    if (!facts.destination().sample().isEmpty()) {
      html.section("What came out", "The first lines that were delivered.");
      html.lines(facts.destination().sample()).endSection();
    }
  }

  private void addCost(MonthlyCost cost) {
    html.section(
        String.format(Locale.ROOT, "%,.1f GB of such log text in a month", cost.gb()),
        String.join(" ", MonthlyCost.ASSUMPTIONS));
    html.table("In dollars", List.of("Item", "Amount", "#$"));
    for (MonthlyCost.Item each : cost.items()) {
      html.markup("<tr>").element("td", each.name()).element("td", each.amount());
      html.element("td class=\"n\"", String.format(Locale.ROOT, "%,.2f", each.dollars()));
      html.markup("</tr>");
    }
    html.markup("<tr>").element("td", "Total").element("td", "");
    html.element("td class=\"n\"", String.format(Locale.ROOT, "%,.2f", cost.dollars()));
    html.markup("</tr>").endTable().endSection();
  }

  private void addSettings() {
    if (facts.notes().settings().isEmpty()) {
      return;
    }
    html.section("Settings", "Those that are not defaults.");
    html.table("Environment variables", List.of("Name", "Value"));
    facts
        .notes()
        .settings()
        .forEach((name, value) ->
            html.markup("<tr>")
                .name(name)
                .markup("<td>")
                .element("code", value)
                .markup("</td></tr>"));
    html.endTable().endSection();
  }
}
