package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Changes entries with known values, and asserts that a format reads them correctly or not at all:
/// a typed field never has the value of another field.
///
/// ```
/// parts   # Time: …│# User@Host: …│# Query_time: 2.0 …│SET timestamp=1;│select 1;
/// change  swap, drop, double, or insert a part of another entry; cut the text anywhere
/// ```
final class EntryMutations {
  /// A line or a column of an entry, and its fields with their JSON values.
  record Part(String text, Map<String, String> values) {
    static Part of(String text) {
      return new Part(text, Map.of());
    }
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final LogFormat format;
  private final Random random;
  private final Set<String> typed;
  private final Map<String, JsonNodeType> types = new HashMap<>();
  private final String where;
  private int matched;

  /// Makes random changes from `seed`, and compares the fields named in `typed`.
  EntryMutations(LogFormat format, long seed, Set<String> typed) {
    this.format = format;
    this.random = new Random(seed);
    this.typed = typed;
    this.where = format.getClass().getSimpleName() + ", seed " + seed + ": ";
    System.out.println("mutations of " + where);
  }

  Random random() {
    return random;
  }

  /// Returns the number of messages that matched the format.
  int matched() {
    return matched;
  }

  /// Asserts that the unchanged `parts` match the format and are read correctly.
  void assertUnchanged(List<Part> parts, UnaryOperator<List<String>> join) {
    int before = matched;
    check(parts, join);
    assertEquals(before + 1, matched, where + join.apply(texts(parts)));
  }

  /// Asserts that one to three random changes of `parts`, some with parts of `other`, are read
  /// correctly or not at all.
  void assertChanged(List<Part> parts, List<Part> other, UnaryOperator<List<String>> join) {
    List<Part> changed = new ArrayList<>(parts);
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      change(changed, other);
    }
    check(changed, join);
  }

  /// Asserts that both halves of `parts`, cut at a random place, are read correctly or not at all.
  void assertCut(List<Part> parts, UnaryOperator<List<String>> join) {
    String whole = String.join("", join.apply(texts(parts)));
    int at = random.nextInt(whole.length() + 1);
    check(whole.substring(0, at), valuesOf(parts));
    check(whole.substring(at), valuesOf(parts));
  }

  /// Asserts that `message` has the same fields as `entry`.
  void assertSame(String entry, String message) {
    assertEquals(Lines.outputOf(format, entry), Lines.outputOf(format, message), where + message);
  }

  private void change(List<Part> parts, List<Part> other) {
    int at = random.nextInt(parts.size());
    switch (random.nextInt(5)) {
      case 0 -> parts.set(at, parts.set(random.nextInt(parts.size()), parts.get(at)));
      case 1 -> parts.add(at, parts.get(at));
      case 2 -> parts.add(at, other.get(random.nextInt(other.size())));
      case 3 -> parts.add(random.nextInt(parts.size()), parts.get(at));
      default -> {
        if (parts.size() > 1) {
          parts.remove(at);
        }
      }
    }
  }

  private void check(List<Part> parts, UnaryOperator<List<String>> join) {
    check(String.join("", join.apply(texts(parts))), valuesOf(parts));
  }

  private void check(String message, Map<String, Set<String>> values) {
    String output = Lines.outputOf(format, message);
    if (output.equals(Lines.UNMATCHED)) {
      return;
    }
    matched++;
    JsonNode line = read(output);
    line.properties()
        .forEach(field -> {
          String name = field.getKey();
          JsonNodeType type = field.getValue().getNodeType();
          String detail = where + name + " in " + message + " -> " + output;
          assertEquals(types.computeIfAbsent(name, _ -> type), type, detail);
          if (typed.contains(name)) {
            Set<String> own = values.getOrDefault(name, Set.of());
            assertTrue(own.contains(field.getValue().toString()), detail);
          }
        });
  }

  private static JsonNode read(String output) {
    try {
      return MAPPER.readTree(output);
    } catch (JsonProcessingException e) {
      throw new AssertionError(output, e);
    }
  }

  private static List<String> texts(List<Part> parts) {
    return parts.stream().map(Part::text).toList();
  }

  private static Map<String, Set<String>> valuesOf(List<Part> parts) {
    Map<String, Set<String>> values = new HashMap<>();
    for (Part part : parts) {
      part.values.forEach((name, value) ->
          values.computeIfAbsent(name, _ -> new HashSet<>()).add(read(value).toString()));
    }
    return values;
  }
}
