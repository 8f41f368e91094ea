package io.github.firehoselogs.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.transform.TransformSetting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `ROUTES`, a JSON array of routes. Each names log groups and streams, and the settings that
/// differ for them:
///
/// ```
/// [{"logGroup":"/aws/rds/instance/*/general","transform":"mysql-general-log"}, "defaults"]
/// ```
///
/// `"defaults"` inserts the [default routes][DefaultRoutes]. `ROUTES=defaults`, without an array,
/// means only these. A setting that a route does not name comes from its environment variable.
final class RouteTableReader {
  private static final String NAME = "ROUTES";
  private static final String DEFAULTS = "defaults";

  /// The fields of a route, and the environment variable that each overrides.
  private static final Map<String, String> VARIABLES = variables();

  private final Map<String, String> environment;
  private final Collection<String> problems;
  private final List<Routes.Row> rows = new ArrayList<>();

  RouteTableReader(Map<String, String> environment, Collection<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("transform", "TRANSFORM");
    for (TransformSetting each : TransformSetting.values()) {
      variables.put(each.routeField(), each.variable());
    }
    variables.put("unmatched", "UNMATCHED");
    variables.put("include", "INCLUDE");
    variables.put("exclude", "EXCLUDE");
    variables.put("redact", "REDACT");
    variables.put("addFields", "ADD_FIELDS");
    variables.put("partitionKeys", "PARTITION_KEYS");
    variables.put("partitionMode", "PARTITION_MODE");
    variables.put("timeZone", "TIME_ZONE");
    variables.put("eventsPerRecord", "EVENTS_PER_RECORD");
    variables.put("icebergTable", "ICEBERG_TABLE");
    variables.put("openSearchIndex", "OPENSEARCH_INDEX");
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
        problem("", "expected nothing after the array, found more");
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problem("", "not JSON at character " + (at == null ? "?" : at.getColumnNr()));
    } catch (IOException e) {
      problem("", "could not be read: " + e.getMessage());
    }
  }

  private void readEntry(JsonParser parser, String path) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().equals(DEFAULTS)) {
      addDefaults();
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      add(fields(parser, path), path);
    } else {
      problem(path, "expected an object, or \"" + DEFAULTS + "\"");
      parser.skipChildren();
    }
  }

  private Map<String, String> fields(JsonParser parser, String path) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (!isKnown(name)) {
        problem(path, "unknown field '" + name + "', expected " + known());
      } else if (value != JsonToken.VALUE_STRING) {
        problem(path + "." + name, "expected a string");
      } else if (fields.put(name, parser.getText()) != null) {
        problem(path + "." + name, "appears twice");
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

  private void add(Map<String, String> fields, String path) {
    Map<String, String> values = new HashMap<>(environment);
    Map<String, String> labels = new HashMap<>();
    VARIABLES.forEach((field, variable) -> {
      String value = fields.get(field);
      if (value != null) {
        values.put(variable, value);
        labels.put(variable, NAME + path + "." + field);
      }
    });
    Variables variables = new Variables(values, labels, problems);
    Route route = RouteSettingsReader.read(variables);
    for (TransformSetting each : TransformSetting.values()) {
      boolean isSet = fields.containsKey(each.routeField()) && !variables.valueOf(each).isEmpty();
      if (isSet && !each.transformName().equals(route.transformName())) {
        problem(path + "." + each.routeField(), unused(each.transformName()));
      }
    }
    rows.add(
        new Routes.Row(name(fields, "logGroup", path), name(fields, "logStream", path), route));
  }

  private static String unused(String transform) {
    return "unused, expected \"transform\":\""
        + transform
        + "\" in the same route, or TRANSFORM="
        + transform;
  }

  /// Returns the name in `field`, `*` if there is no such field. Names with leading or trailing
  /// spaces are refused: no log group or stream has one, so the route would never match.
  private String name(Map<String, String> fields, String field, String path) {
    String name = fields.getOrDefault(field, "*");
    if (name.isBlank()) {
      problem(
          path + "." + field, "expected a name, found a blank one; omit the field to match all");
    } else if (!name.strip().equals(name)) {
      problem(
          path + "." + field,
          "expected a name without leading or trailing spaces, found '" + name + "'");
    }
    return name;
  }

  private void problem(String path, String message) {
    problems.add(NAME + path + ": " + message);
  }
}
