package io.github.firehoselogs.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.transform.Transforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `ROUTES`, a JSON array of objects, each one with the log groups and streams it is for, and
/// with what is to be different for them:
///
/// ```
/// [{"logGroup":"/aws/rds/instance/*/general","transform":"mysql-general-log"}, "defaults"]
/// ```
///
/// `"defaults"` stands for the [default routes][DefaultRoutes], as does the bare word in place of
/// the array. What a route leaves out it takes from the variables.
final class RoutesReader {
  private static final String NAME = "ROUTES";
  private static final String DEFAULTS = "defaults";

  /// Fields of a route, and the variables whose place they take.
  private static final Map<String, String> VARIABLES = variables();

  private final Map<String, String> environment;
  private final Collection<String> problems;
  private final List<Routes.Row> rows = new ArrayList<>();

  RoutesReader(Map<String, String> environment, Collection<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("transform", "TRANSFORM");
    variables.put("pattern", "PATTERN");
    variables.put("unmatched", "UNMATCHED");
    variables.put("include", "INCLUDE");
    variables.put("exclude", "EXCLUDE");
    variables.put("redact", "REDACT");
    variables.put("partitionKeys", "PARTITION_KEYS");
    variables.put("partitionMode", "PARTITION_MODE");
    variables.put("timeZone", "TIME_ZONE");
    variables.put("eventsPerRecord", "EVENTS_PER_RECORD");
    return variables;
  }

  List<Routes.Row> read() {
    String text = environment.getOrDefault(NAME, "").strip();
    if (text.equals(DEFAULTS)) {
      addDefaults();
    } else {
      readArray(text);
    }
    return rows;
  }

  private void readArray(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        problem("", "expected a JSON array of routes, or " + DEFAULTS);
        return;
      }
      for (int number = 0; parser.nextToken() != JsonToken.END_ARRAY; number++) {
        readEntry(parser, "[" + number + "]");
      }
      if (parser.nextToken() != null) {
        problem("", "expected nothing behind the array, found more");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problem("", "not JSON at character " + (at == null ? "?" : at.getColumnNr()));
    } catch (IOException e) {
      problem("", "could not be read: " + e.getMessage());
    }
  }

  private void readEntry(JsonParser parser, String where) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().equals(DEFAULTS)) {
      addDefaults();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      add(fields(parser, where), where);
    } else {
      problem(where, "expected an object, or \"" + DEFAULTS + "\"");
      parser.skipChildren();
    }
  }

  private Map<String, String> fields(JsonParser parser, String where) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!isKnown(name)) {
        problem(where, "unknown field '" + name + "', known are " + known());
      } else if (value != JsonToken.VALUE_STRING) {
        problem(where + "." + name, "expected a string");
      } else if (fields.put(name, parser.getText()) != null) {
        problem(where + "." + name, "stands twice");
      }
      parser.skipChildren();
    }
    return fields;
  }

  private static boolean isKnown(String name) {
    return name.equals("logGroup") || name.equals("logStream") || VARIABLES.containsKey(name);
  }

  private static String known() {
    return "logGroup, logStream, " + String.join(", ", VARIABLES.keySet());
  }

  private void addDefaults() {
    DefaultRoutes.ROUTES.forEach(route ->
        add(
            Map.of(
                "logGroup", route.logGroup(),
                "logStream", route.logStream(),
                "transform", route.transform()),
            "." + DEFAULTS));
  }

  private void add(Map<String, String> fields, String where) {
    Map<String, String> values = new HashMap<>(environment);
    Map<String, String> labels = new HashMap<>();
    VARIABLES.forEach((field, variable) -> {
      String value = fields.get(field);
      if (value != null) {
        values.put(variable, value);
        labels.put(variable, NAME + where + "." + field);
      }
    });
    Variables variables = new Variables(values, labels, problems);
    Route route = RouteReader.read(variables);
    if (!fields.getOrDefault("pattern", "").isEmpty()
        && !Transforms.needsPattern(route.transformName())) {
      problem(
          where + ".pattern",
          "no transform reads it, expected \"transform\":\"pattern\" beside it, or"
              + " TRANSFORM=pattern");
    }
    rows.add(
        new Routes.Row(name(fields, "logGroup", where), name(fields, "logStream", where), route));
  }

  /// Returns the name in `field`, `*` if there is none. No group or stream is named with blanks at
  /// an end: such a route would never be taken.
  private String name(Map<String, String> fields, String field, String where) {
    String name = fields.getOrDefault(field, "*");
    if (name.isBlank()) {
      problem(where + "." + field, "expected a name, found none; leave it out for all");
    } else if (!name.strip().equals(name)) {
      problem(
          where + "." + field, "expected a name without blanks around it, found '" + name + "'");
    }
    return name;
  }

  private void problem(String where, String what) {
    problems.add(NAME + where + ": " + what);
  }
}
