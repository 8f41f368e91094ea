package io.github.firehoselogs.placeholder;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses a list of named templates, `name=template, name=template, …`. Commas inside braces belong
/// to a template.
public final class NamedTemplates {
  private final String kind;
  private final String punctuation;

  /// A parser of names that consist of letters, digits and `punctuation`. `kind` names them in
  /// messages.
  public NamedTemplates(String kind, String punctuation) {
    this.kind = kind;
    this.punctuation = punctuation;
  }

  /// Returns the templates in `text` by their names, in order; a blank text has none. Times are in
  /// `zone`.
  ///
  /// Throws [IllegalArgumentException] with one line that gives the name, the problem and the
  /// expected form.
  public Map<String, Template> parse(String text, ZoneId zone) {
    Map<String, Template> templates = new LinkedHashMap<>();
    for (String entry : splitOutsideBraces(text)) {
      int equals = entry.indexOf('=');
      String name = (equals < 0 ? entry : entry.substring(0, equals)).strip();
      if (!isName(name)) {
        throw invalid(name, "expected a name of letters, digits" + listed());
      }
      if (equals < 0) {
        throw invalid(name, "expected " + name + "=template");
      }
      Template template = template(name, entry.substring(equals + 1).strip(), zone);
      if (templates.put(name, template) != null) {
        throw invalid(name, "appears twice");
      }
    }
    return templates;
  }

  private Template template(String name, String text, ZoneId zone) {
    try {
      return Template.compile(text, zone);
    } catch (IllegalArgumentException e) {
      throw invalid(name, String.valueOf(e.getMessage()));
    }
  }

  /// Returns the exception for a problem of the name or template `name`.
  public IllegalArgumentException invalid(String name, String problem) {
    return new IllegalArgumentException(kind + " '" + name + "': " + problem);
  }

  /// Returns the punctuation as the end of a list: `, '_', '.' or '-'`.
  private String listed() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < punctuation.length(); i++) {
      boolean isLast = i == punctuation.length() - 1;
      list.append(isLast ? " or '" : ", '").append(punctuation.charAt(i)).append('\'');
    }
    return list.toString();
  }

  private boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
      if (!letterOrDigit && punctuation.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static List<String> splitOutsideBraces(String text) {
    List<String> entries = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '{' -> depth++;
        case '}' -> depth--;
        case ',' -> {
          if (depth <= 0) {
            addUnlessBlank(text.substring(start, i), entries);
            start = i + 1;
          }
        }
        default -> {
          // Part of an entry.
        }
      }
    }
    addUnlessBlank(text.substring(start), entries);
    return entries;
  }

  private static void addUnlessBlank(String entry, List<String> entries) {
    if (!entry.isBlank()) {
      entries.add(entry);
    }
  }
}
