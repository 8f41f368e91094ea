package io.github.firehoselogs.tools.report;

import io.github.firehoselogs.tools.terminal.VisibleText;
import java.util.List;
import java.util.Locale;

/// Writes HTML. Only [#markup] is written as it is; all other text is made visible and escaped.
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /// Appends markup, which must not contain text from elsewhere.
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  /// Appends text in one line.
  Html text(String text) {
    out.append(escaped(VisibleText.of(text)));
    return this;
  }

  /// Appends an element that contains text.
  Html element(String tag, String text) {
    return markup("<" + tag + ">").text(text).markup("</" + tag.replaceFirst(" .*", "") + ">");
  }

  /// Begins a section with a heading, and a sentence on what it shows.
  Html section(String heading, String sentence) {
    markup("\n<section>").element("h2", heading);
    return sentence.isEmpty() ? this : element("p class=\"lead\"", sentence);
  }

  Html endSection() {
    return markup("</section>");
  }

  /// Begins a table whose columns have these names; a name that begins with `#` is of numbers.
  Html table(String caption, List<String> columns) {
    markup("\n<table>").element("caption", caption).markup("<thead><tr>");
    for (String column : columns) {
      boolean number = column.startsWith("#");
      element(
          number ? "th scope=\"col\" class=\"n\"" : "th scope=\"col\"",
          number ? column.substring(1) : column);
    }
    return markup("</tr></thead><tbody>");
  }

  Html endTable() {
    return markup("</tbody></table>");
  }

  /// Appends a cell with a number.
  Html number(long number) {
    return markup("<td class=\"n\">" + String.format(Locale.ROOT, "%,d", number) + "</td>");
  }

  /// Appends a cell with a bar that is `part` of `whole` long.
  Html bar(long part, long whole) {
    double percent = whole <= 0 ? 0 : Math.min(100, 100.0 * part / whole);
    return markup(
        String.format(Locale.ROOT, "<td class=\"b\"><i style=\"width:%.1f%%\"></i></td>", percent));
  }

  /// Appends a cell with a name, which may break after `/` and `_`.
  Html name(String name) {
    String escaped = escaped(VisibleText.of(name));
    return markup("<td class=\"k\"><code>")
        .markup(escaped.replace("/", "/<wbr>").replace("_", "_<wbr>"))
        .markup("</code></td>");
  }

  /// Appends lines of log text.
  Html lines(List<String> lines) {
    markup("\n<pre>");
    for (String line : lines) {
      text(line).markup("\n");
    }
    return markup("</pre>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
