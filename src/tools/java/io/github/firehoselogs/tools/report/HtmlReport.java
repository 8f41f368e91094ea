package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.observed.Observed;
import io.github.firehoselogs.tools.report.RunFacts.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The report of a run as one page of HTML, which needs no script, no font and no network. Its
/// content security policy forbids them, whatever the logs contain.
public final class HtmlReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int MAX_LOGS = 8;

  private final RunFacts facts;
  private final Html html = new Html();

  private HtmlReport(RunFacts facts) {
    this.facts = facts;
  }

  /// Writes the page for `facts` to `file`.
  public static void write(RunFacts facts, Path file) throws IOException {
    Files.writeString(file, page(facts));
  }

  /// Returns the page for `facts`.
  static String page(RunFacts facts) {
    return new HtmlReport(facts).page();
  }

  private String page() {
    addHead();
    addHeader();
    addTiles();
    addInvocations();
    new DetailSections(html, facts).addAll();
    html.markup("\n<footer>")
        .text("Written by firehose-logs local. All log text in it is redacted as set by REDACT.")
        .markup("</footer></main></body></html>\n");
    return html.toString();
  }

  private void addHead() {
    html.markup(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        """);
    html.element("title", "Local run: " + facts.verdict());
    html.markup("<style>" + PageStyle.CSS + "</style></head><body><main>");
  }

  private void addHeader() {
    boolean bad = facts.isEmptyHanded() || !facts.destination().failures().isEmpty();
    html.markup("\n<header>").element("h1", "Local run, pipeline " + facts.heading().pipeline());
    html.element(bad ? "p class=\"verdict bad\"" : "p class=\"verdict\"", facts.verdict() + ".");
    Duration took = Duration.between(facts.heading().started(), facts.heading().ended());
    html.element(
        "p class=\"meta\"",
        time(facts.heading().started())
            + String.format(Locale.ROOT, ", %.1f s. Logs: ", took.toMillis() / 1e3)
            + logs());
    html.markup("</header>");
  }

  private String logs() {
    int more = facts.heading().logs().size() - MAX_LOGS;
    String first = String.join(", ", facts.heading().logs().stream().limit(MAX_LOGS).toList());
    return first + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private void addTiles() {
    Numbers numbers = facts.numbers();
    html.markup("\n<dl class=\"tiles\">");
    addTile("Events read", numbers.eventsIn(), false);
    addTile("Events delivered", numbers.eventsOut(), facts.isEmptyHanded());
    addTile("Records", numbers.records(), false);
    addTile("Invocations", numbers.counts().invocations(), false);
    addTile("Put back", numbers.putBack(), false);
    addTile("Failed", failed(), failed() > 0);
    html.markup("</dl>");
  }

  private long failed() {
    return facts.numbers().counts().failed() + facts.numbers().counts().withoutPartition();
  }

  private void addTile(String name, long number, boolean bad) {
    html.markup(bad ? "<div class=\"bad\">" : "<div>").element("dt", name);
    html.element("dd", String.format(Locale.ROOT, "%,d", number)).markup("</div>");
  }

  private void addInvocations() {
    Observed.Invocations invocations = facts.observed().invocations();
    if (invocations.bins().isEmpty()) {
      return;
    }
    Charts charts = new Charts(html, invocations);
    html.section("Records by result", "Each bar is one or more invocations, from left to right.");
    charts.addResults();
    html.endSection();
    long largest =
        invocations.bins().stream().mapToLong(bin -> bin.maxResponseBytes()).max().orElse(0);
    html.section(
        "Response sizes",
        String.format(
            Locale.ROOT,
            "The largest has %,d bytes, %.1f %% of the budget (MAX_RESPONSE_BYTES).",
            largest,
            100.0 * largest / invocations.budgetBytes()));
    charts.addSizes();
    charts.addNumbers();
    html.endSection();
  }
}
