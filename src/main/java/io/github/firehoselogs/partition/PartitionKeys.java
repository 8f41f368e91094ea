package io.github.firehoselogs.partition;

import io.github.firehoselogs.cloudwatch.LogEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The dynamic partitioning keys of a record, each with the template of its value. Compiled once;
/// safe for use by several threads at once.
public final class PartitionKeys {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private final Map<String, Template> templates;

  private PartitionKeys(Map<String, Template> templates) {
    this.templates = templates;
  }

  /// Compiles `key=template, key=template, …`; a blank text means no keys. Times are those of
  /// `zone`.
  ///
  /// Throws [IllegalArgumentException] with one line that names the key, what is wrong with it, and
  /// what would be right.
  public static PartitionKeys compile(String text, ZoneId zone) {
    Map<String, Template> templates = new LinkedHashMap<>();
    for (String entry : splitOutsideBraces(text)) {
      int equals = entry.indexOf('=');
      String name = (equals < 0 ? entry : entry.substring(0, equals)).strip();
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "partition key '" + name + "': expected a name of letters, digits, '_', '.' or '-'");
      }
      if (equals < 0) {
        throw new IllegalArgumentException(
            "partition key '" + name + "': expected " + name + "=template");
      }
      Template template = Template.compile(name, entry.substring(equals + 1).strip(), zone);
      if (templates.put(name, template) != null) {
        throw new IllegalArgumentException("partition key '" + name + "': stands twice");
      }
    }
    return new PartitionKeys(Collections.unmodifiableMap(templates));
  }

  /// Returns the names of the keys, in the order they were given.
  public List<String> names() {
    return List.copyOf(templates.keySet());
  }

  /// Returns the keys of a record whose first event is `logEvent`, in the order they were given.
  /// Every value is safe for an S3 prefix.
  public Map<String, String> of(LogEvent logEvent) {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(templates.size());
    templates.forEach((name, template) -> values.put(name, template.evaluate(logEvent)));
    return Collections.unmodifiableMap(values);
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
            entries.add(text.substring(start, i));
            start = i + 1;
          }
        }
        default -> {
          // Part of an entry.
        }
      }
    }
    entries.add(text.substring(start));
    entries.removeIf(String::isBlank);
    return entries;
  }
}
