package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.github.firehoselogs.transform.Transform;
import io.github.firehoselogs.transform.TransformSetting;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Asserts that a field has the same JSON type in all lines of a transform, the declared one.
class FieldTypesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 11;
  private static final int RANDOM_LINES = 5000;

  private static final TransformSettings SETTINGS =
      new TransformSettings(
          Map.of(TransformSetting.PATTERN, "(?s)^(?<first>\\S+)( (?<second>\\S+))?(?<rest>.*)$"));

  /// Fields with content that users define. The event of Splunk's collector is a string or an
  /// object.
  private static final Set<String> USERS_OWN = Set.of("json", "splunk-hec.event");

  private static final String[] SCALARS = {
    "1",
    "-2.5",
    "1e400",
    "123456789012345678901234567890",
    "true",
    "null",
    "\"text\"",
    "\"2024-06-10\"",
    "\"\\ud83d\"",
    "[]",
    "{}"
  };

  private static final String[] NAMES = {
    "a",
    "b",
    "a.b",
    "\\u0061",
    "",
    ".",
    "a..b",
    " ",
    "message",
    "json",
    "event",
    "time",
    "type",
    "status",
    "requestId",
    "record",
    "metrics",
    "level",
    "timestamp"
  };

  static List<String> transforms() {
    return Transforms.names().stream().filter(each -> !each.equals("message")).toList();
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void neverChange(String name) throws JsonProcessingException {
    Transform transform = Transforms.named(name, SETTINGS);
    SchemaCheck declared = new SchemaCheck(transform.schema());
    Map<String, Seen> types = new TreeMap<>();
    for (String message : messages()) {
      String output = Lines.output(transform, message);
      if (!output.equals(Lines.UNMATCHED)) {
        JsonNode line = JSON.readTree(output);
        declared.assertFits(line, "seed " + SEED + ": " + message);
        add(line, "", name, message, types);
      }
    }
  }

  private static List<String> messages() {
    Random random = new Random(SEED);
    List<String> samples = SampleLines.messages();
    List<String> messages = new ArrayList<>(samples);
    for (int i = 0; i < RANDOM_LINES; i++) {
      messages.add(
          switch (random.nextInt(3)) {
            case 0 -> object(random, 0);
            case 1 -> "<34>1 2003-10-11T22:14:15Z h app - - - " + object(random, 0);
            default -> Lines.mutant(samples, random);
          });
    }
    return messages;
  }

  private static String object(Random random, int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(4); i >= 0; i--) {
      object.append('"').append(NAMES[random.nextInt(NAMES.length)]).append("\":");
      object.append(value(random, depth)).append(i > 0 ? "," : "");
    }
    return object.append('}').toString();
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth < 3 ? 4 : 2)) {
      case 2 -> object(random, depth + 1);
      case 3 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
      default -> SCALARS[random.nextInt(SCALARS.length)];
    };
  }

  /// Adds the types of the fields of `object`. An array has the type of its elements, as in an
  /// index.
  private static void add(
      JsonNode object, String path, String transform, String message, Map<String, Seen> types) {
    for (var field : object.properties()) {
      String name = path + field.getKey();
      JsonNode value = field.getValue();
      if (USERS_OWN.contains(transform + "." + name)) {
        continue;
      }
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        Seen now = new Seen(each.getNodeType(), message);
        Seen before = types.computeIfAbsent(name, _ -> now);
        assertEquals(
            before.type,
            now.type,
            () -> "seed " + SEED + ", " + name + " of\n" + before.message + "\nand\n" + message);
        if (each.isObject() && !USERS_OWN.contains(name)) {
          add(each, name + ".", transform, message, types);
        }
      }
    }
  }

  private record Seen(JsonNodeType type, String message) {}
}
