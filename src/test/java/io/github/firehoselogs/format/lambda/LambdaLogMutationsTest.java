package io.github.firehoselogs.format.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.ColumnMutations;
import io.github.firehoselogs.format.ColumnMutations.Kind;
import io.github.firehoselogs.format.ColumnMutations.Mutant;
import io.github.firehoselogs.format.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Asserts that lines of functions with an additional, missing or moved part are read correctly or
/// not at all.
///
/// A foreign level or id that was inserted in the place of its field is that field, because the
/// text after it may begin with anything.
class LambdaLogMutationsTest {
  private static final long SEED = 20_141_113;
  private static final int RUNS = 40_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPED = List.of("timestamp", "level", "requestId");

  private static final List<String> FOREIGN =
      List.of(
          "",
          "-",
          "x",
          "7",
          "undefined",
          "WARN",
          "[WARN]",
          "crit",
          "2001-01-01T00:00:00.000Z",
          "2001-01-01 00:00:00",
          "11111111-2222-3333-4444-555555555555",
          "START",
          "{\"a\":1}");

  private final Random random = new Random(SEED);

  /// The columns of a line, the separator between them, and its fields.
  private record Line(List<String> columns, String separator, Map<String, String> fields) {
    String text() {
      return String.join(separator, columns);
    }
  }

  @Test
  void mutantsAreCorrectOrUnmatched() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    int matched = 0;
    for (int run = 0; run < RUNS; run++) {
      Line line = line();
      Mutant mutant = mutations.next(line.columns());
      String output = Lines.through("lambda-log", mutant.line(line.separator()));
      if (!output.equals(Lines.UNMATCHED)) {
        String inserted = mutant.kind() == Kind.INSERT ? mutant.columns().get(mutant.at()) : "";
        assertRight(line, inserted, JSON.readTree(output), where(run, mutant + " -> " + output));
        matched++;
      }
    }
    assertTrue(matched > RUNS / 20, "nearly everything was unmatched: " + matched);
  }

  @Test
  void cutLinesAreCorrectOrUnmatched() throws IOException {
    for (int run = 0; run < RUNS / 4; run++) {
      Line line = line();
      String text = line.text();
      int at = random.nextInt(text.length() + 1);
      for (String part : List.of(text.substring(0, at), text.substring(at))) {
        String output = Lines.through("lambda-log", part);
        if (!output.equals(Lines.UNMATCHED)) {
          assertRight(line, "", JSON.readTree(output), where(run, part + " -> " + output));
        }
      }
    }
  }

  @Test
  void membersInAnyOrderAreCorrect() throws IOException {
    for (int run = 0; run < RUNS / 4; run++) {
      List<String> members = new ArrayList<>(members());
      Collections.shuffle(members, random);
      String output = Lines.through("lambda-log", "{" + String.join(",", members) + "}");
      JsonNode fields = JSON.readTree(output);
      assertEquals(TYPED, names(fields).subList(0, 3), where(run, output));
      for (String name : TYPED) {
        assertTrue(members.contains("\"" + name + "\":" + fields.get(name)), where(run, output));
      }
    }
  }

  @Test
  void brokenObjectsAreUnmatched() {
    for (int run = 0; run < RUNS / 4; run++) {
      List<String> members = new ArrayList<>(members());
      String line = "{" + String.join(",", members) + "}";
      String cut = line.substring(0, random.nextInt(line.length()));
      assertEquals(Lines.UNMATCHED, Lines.through("lambda-log", cut), where(run, cut));
      int column = random.nextInt(4);
      members.add(random.nextInt(5), members.get(column));
      String twice = "{" + String.join(",", members) + "}";
      assertEquals(Lines.UNMATCHED, Lines.through("lambda-log", twice), where(run, twice));
    }
  }

  @Test
  void unchangedLinesMatch() throws IOException {
    for (int run = 0; run < RUNS / 10; run++) {
      Line line = line();
      String output = Lines.through("lambda-log", line.text());
      assertNotEquals(Lines.UNMATCHED, output, where(run, line.text()));
      JsonNode fields = JSON.readTree(output);
      for (String name : TYPED) {
        String expected = line.fields().getOrDefault(name, "");
        assertEquals(expected, fields.path(name).asText(), where(run, line.text()));
      }
      assertEquals(line.fields().get("message"), fields.path("message").asText(), line.text());
    }
  }

  private static List<String> names(JsonNode fields) {
    List<String> names = new ArrayList<>();
    fields.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void assertRight(Line line, String inserted, JsonNode fields, String where) {
    for (String name : TYPED) {
      Set<String> allowed = new HashSet<>();
      allowed.add(line.fields().getOrDefault(name, ""));
      if (!name.equals("timestamp")) {
        allowed.add(inserted.replaceAll("[\\[\\]]", ""));
      }
      ColumnMutations.assertIn(allowed, fields.path(name), where);
    }
  }

  private Line line() {
    String time = "2023-11-14T22:%02d:%02d.123Z".formatted(random.nextInt(60), random.nextInt(60));
    String id = random.nextInt(4) == 0 ? "" : "8e2bd1a0-4a3e-4d0a-9f3c-" + hex(12);
    String level = any("INFO", "ERROR", "DEBUG", "TRACE", "FATAL");
    String text = any("x", "order 7 done", "a\n\tb\n", "Invoke Error \t{\"a\":1}", "{ a: 1 }");
    String message = text.stripTrailing();
    return switch (random.nextInt(4)) {
      case 0 -> python(time, id, any("INFO", "WARNING", "CRITICAL"), text);
      case 1 ->
          new Line(
              List.of("2023-11-14 22:13:20", full(id), "ERROR", text),
              " ",
              Map.of(
                  "timestamp",
                  "2023-11-14 22:13:20",
                  "level",
                  "ERROR",
                  "requestId",
                  full(id),
                  "message",
                  message));
      default ->
          new Line(
              List.of(time, id.isEmpty() ? any("undefined", "") : id, level, text),
              "\t",
              Map.of("timestamp", time, "level", level, "requestId", id, "message", message));
    };
  }

  private static Line python(String time, String id, String level, String text) {
    return new Line(
        List.of("[" + level + "]", time, id, text),
        "\t",
        Map.of(
            "timestamp", time, "level", level, "requestId", id, "message", text.stripTrailing()));
  }

  private static String full(String id) {
    return id.isEmpty() ? "8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c" : id;
  }

  private List<String> members() {
    return List.of(
        "\"timestamp\":\"2023-11-14T22:13:20.%03dZ\"".formatted(random.nextInt(1000)),
        "\"level\":\"" + any("INFO", "ERROR", "Information") + "\"",
        "\"requestId\":\"8e2bd1a0-4a3e-4d0a-9f3c-" + hex(12) + "\"",
        "\"message\":" + any("\"x\"", "{\"level\":7}", "\"{\\\"level\\\":7}\"", "[1]", "null"),
        any("\"logger\":\"root\"", "\"time\":7", "\"type\":\"function\"", "\"record\":{}"));
  }

  private String hex(int digits) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }

  private static String where(int run, String line) {
    return "seed " + SEED + ", run " + run + ": " + line;
  }
}
