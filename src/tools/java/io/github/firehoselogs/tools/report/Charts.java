package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.observed.Bin;
import io.github.firehoselogs.tools.observed.Observed.Invocations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The bars of the invocations, as SVG that fits any width. It has no text, which would shrink with
/// it: labels are HTML beside it.
final class Charts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int HEIGHT = 100;
  private static final int BAR_WIDTH = 10;
  private static final double GAP = 1.5;

  private final Html html;
  private final List<Bin> bins;
  private final long budgetBytes;

  Charts(Html html, Invocations invocations) {
    this.html = html;
    this.bins = invocations.bins();
    this.budgetBytes = invocations.budgetBytes();
  }

  /// Appends the records of each bin by result, and a legend.
  void addResults() {
    long most = bins.stream().mapToLong(Bin::records).max().orElse(1);
    begin(
        String.format(Locale.ROOT, "%,d records", most),
        "Records by result in the order of the invocations");
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double y = HEIGHT;
      html.markup("<g>").element("title", described(i) + ": " + results(bin));
      y = addBar(i, y, scaled(bin.delivered(), most), "delivered");
      y = addBar(i, y, scaled(bin.dropped(), most), "dropped");
      addBar(i, y, scaled(bin.failed(), most), "failed");
      html.markup("</g>");
    }
    end();
    html.markup("<ul class=\"legend\">");
    addLegend("delivered", "Ok: delivered");
    addLegend("dropped", "Dropped: put back unchanged, or empty");
    addLegend("failed", "ProcessingFailed");
    html.markup("</ul>");
  }

  /// Appends the largest response of each bin, and the budget as a line.
  void addSizes() {
    long largest = bins.stream().mapToLong(Bin::maxResponseBytes).max().orElse(0);
    long top = Math.max(largest, budgetBytes) / 25 * 26 + 1;
    begin(
        String.format(Locale.ROOT, "- - budget: %,d bytes", budgetBytes),
        "The largest response of each bar, and the budget");
    for (int i = 0; i < bins.size(); i++) {
      long bytes = bins.get(i).maxResponseBytes();
      html.markup("<g>")
          .element("title", described(i) + String.format(Locale.ROOT, ": %,d bytes", bytes));
      addBar(i, HEIGHT, Math.max(0.7, scaled(bytes, top)), "delivered");
      html.markup("</g>");
    }
    double y = HEIGHT - scaled(budgetBytes, top);
    html.markup(line("budget", y));
    end();
  }

  /// Appends the numbers of both as a table.
  void addNumbers() {
    html.markup("\n<details>").element("summary", "The same as a table");
    html.table(
        "Each row is a bar. Times are UTC.",
        List.of("Invocations", "#Ok", "#Dropped", "#Failed", "#Largest response"));
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      html.markup("<tr>").element("td", described(i));
      html.number(bin.delivered()).number(bin.dropped()).number(bin.failed());
      html.number(bin.maxResponseBytes()).markup("</tr>\n");
    }
    html.endTable().markup("</details>");
  }

  private void begin(String top, String description) {
    html.markup("\n<figure><div class=\"axis\">").element("span", top).markup("</div>");
    html.markup(
        String.format(
            Locale.ROOT,
            "<svg role=\"img\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">",
            Math.max(8, bins.size()) * BAR_WIDTH,
            HEIGHT));
    html.element("title", description);
    for (int y : new int[] {0, HEIGHT / 2, HEIGHT}) {
      html.markup(line("grid", y));
    }
  }

  private String line(String type, double y) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"0\" x2=\"%d\" y1=\"%.2f\" y2=\"%.2f\"/>",
        type,
        Math.max(8, bins.size()) * BAR_WIDTH,
        y,
        y);
  }

  private void end() {
    html.markup("</svg><div class=\"axis\">");
    for (String label : labels()) {
      html.element("span", label);
    }
    html.markup("</div></figure>");
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    if (!bins.isEmpty()) {
      long count = bins.stream().mapToLong(Bin::invocations).sum();
      labels.add("invocation 1, " + clock(bins.getFirst().fromMillis()));
      if (bins.size() > 1) {
        labels.add(
            String.format(Locale.ROOT, "%,d, ", count) + clock(bins.getLast().toMillis()) + " UTC");
      }
    }
    return labels;
  }

  /// Appends a bar that ends at `bottom`, and returns its top.
  private double addBar(int index, double bottom, double height, String type) {
    if (height > 0) {
      html.markup(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.2f\" width=\"%.1f\" height=\"%.2f\"/>",
              type,
              index * BAR_WIDTH + GAP / 2,
              bottom - height,
              BAR_WIDTH - GAP,
              height));
    }
    return bottom - height;
  }

  private void addLegend(String type, String text) {
    html.markup(
        "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\""
            + type
            + "\" width=\"10\" height=\"10\" rx=\"2\"/></svg>");
    html.text(text).markup("</li>");
  }

  /// Returns the numbers and the times of the invocations in a bin.
  private String described(int index) {
    long before = bins.stream().limit(index).mapToLong(Bin::invocations).sum();
    Bin bin = bins.get(index);
    String numbers =
        bin.invocations() == 1
            ? String.format(Locale.ROOT, "%,d", before + 1)
            : String.format(Locale.ROOT, "%,d to %,d", before + 1, before + bin.invocations());
    return numbers + ", " + clock(bin.fromMillis());
  }

  private static String results(Bin bin) {
    return String.format(
        Locale.ROOT,
        "%,d delivered, %,d dropped, %,d failed",
        bin.delivered(),
        bin.dropped(),
        bin.failed());
  }

  private static double scaled(long value, long most) {
    return most <= 0 ? 0 : (double) value / most * HEIGHT;
  }

  private static String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis));
  }
}
