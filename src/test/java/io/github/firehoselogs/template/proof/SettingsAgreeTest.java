package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import io.github.firehoselogs.template.check.Combinations;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the settings in the code, in the template and in docs/settings.md: names, defaults,
/// ranges and units.
class SettingsAgreeTest {
  private static final Pattern DOCUMENTED_ROW =
      Pattern.compile("(?m)^\\| ((?:`[A-Z_]+`(?:, )?)+) \\| (.*?) \\| (.*) \\|$");
  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");
  private static final Pattern RANGE = Pattern.compile("([0-9,]+) to ([0-9,]+)");
  private static final Pattern EXPECTED =
      Pattern.compile("expected (?:a whole number in )?(.*), found");

  /// Settings that the template chooses by other parameters, with the default of the parameter.
  private static final Map<String, String> CHOSEN =
      Map.of("TRANSFORM", "", "EVENTS_PER_RECORD", "", "OPENSEARCH_INDEX", "mysql-general");

  /// Follows from the kind of target: a domain or a collection.
  private static final String WITHOUT_PARAMETER = "OPENSEARCH_SERVICE";

  /// A variable of the runtime.
  private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";

  private record Documented(String defaultValue, String meaning) {}

  private final Template template = Template.ofProject();

  /// Records the variables that are read.
  private static final class AskedFor extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;
    private final TreeSet<String> names = new TreeSet<>();

    @Override
    public String getOrDefault(Object name, String otherwise) {
      names.add(name.toString());
      return super.getOrDefault(name, otherwise);
    }
  }

  private static Set<String> inCode() {
    AskedFor environment = new AskedFor();
    Settings.from(environment);
    return environment.names;
  }

  /// Returns the parameter of each variable: of those that it refers to, the one that names it, or
  /// else the last.
  private Map<String, String> inTemplate() {
    Map<String, String> parameters = new TreeMap<>();
    template
        .root()
        .at("Resources/TransformFunction/Properties/Environment/Variables")
        .fields()
        .forEach((name, value) -> parameters.put(name, parameter(name, value)));
    parameters.remove(OF_THE_JVM);
    return parameters;
  }

  private String parameter(String variable, Value value) {
    List<String> parameters = new ArrayList<>();
    value
        .leaves()
        .forEach((path, text) -> {
          if (path.equals("Ref") || path.endsWith("/Ref")) {
            parameters.add(text);
          }
          if (path.endsWith("Fn::Sub/0")) {
            PLACE.matcher(text).results().forEach(place -> parameters.add(place.group(1)));
          }
        });
    String last = parameters.isEmpty() ? "" : parameters.getLast();
    return parameters.stream().filter(each -> names(each, variable)).findFirst().orElse(last);
  }

  private boolean names(String parameter, String variable) {
    return template
        .root()
        .at("Parameters/" + parameter + "/Description")
        .text()
        .startsWith(variable + ". ");
  }

  private static Map<String, Documented> inDocs() throws IOException {
    Map<String, Documented> documented = new TreeMap<>();
    String docs = Files.readString(Path.of("docs/settings.md"), UTF_8);
    int start = docs.indexOf("\n## Variables\n");
    Matcher row = DOCUMENTED_ROW.matcher(docs.substring(start, docs.indexOf("\n## ", start + 1)));
    while (row.find()) {
      for (String name : row.group(1).replace("`", "").split(", ", -1)) {
        documented.put(name, new Documented(row.group(2).replaceAll("[` –]", ""), row.group(3)));
      }
    }
    return documented;
  }

  private Value parameter(String variable) {
    return template
        .section("Parameters")
        .getOrDefault(inTemplate().getOrDefault(variable, ""), Value.nothing());
  }

  @Test
  void namesAgree() throws IOException {
    assertEquals(inCode(), inTemplate().keySet());
    assertEquals(inCode(), inDocs().keySet());
  }

  @Test
  void defaultsAgree() throws IOException {
    Map<String, String> defaults = new LinkedHashMap<>();
    Map<String, Documented> docs = inDocs();
    for (String name : inTemplate().keySet()) {
      String value = parameter(name).at("Default").text();
      String documented = docs.getOrDefault(name, new Documented("?", "")).defaultValue;
      if (!name.equals(WITHOUT_PARAMETER)) {
        assertEquals(CHOSEN.getOrDefault(name, documented), value, name);
      }
      defaults.put(name, documented);
    }
    assertEquals(withoutRoutes(Settings.from(Map.of())), withoutRoutes(Settings.from(defaults)));
    GivenEnvelope sample = GivenEnvelope.of("a@example.com", "{\"b\":1}");
    assertEquals(
        Environment.textOf(Environment.answer(Map.of(), sample)),
        Environment.textOf(Environment.answer(defaults, sample)));
  }

  private static String withoutRoutes(Settings settings) {
    return settings.toString().replaceFirst("routes=[^,]*, ", "");
  }

  @Test
  void choicesAndRangesAgree() throws IOException {
    Map<String, Documented> docs = inDocs();
    for (String name :
        List.of(
            "UNMATCHED",
            "PARTITION_MODE",
            "EVENTS_PER_RECORD",
            "KINESIS_AGGREGATION",
            "OPENSEARCH_IDS",
            "ARCHIVE")) {
      List<String> choices =
          parameter(name).at("AllowedValues").items().stream()
              .map(Value::text)
              .filter(text -> !text.isEmpty())
              .toList();
      assertEquals(expected(name), String.join(" or ", choices), name);
    }
    int numbers = 0;
    for (String name : inCode()) {
      if (parameter(name).at("Type").text().equals("Number")) {
        numbers++;
        String range =
            parameter(name).at("MinValue").text() + ".." + parameter(name).at("MaxValue").text();
        assertEquals(expected(name), range, name);
        String meaning = docs.getOrDefault(name, new Documented("", "")).meaning;
        Matcher documented = RANGE.matcher(meaning);
        assertTrue(documented.find(), name + ": docs/settings.md has no range: " + meaning);
        assertEquals(range, documented.group().replace(",", "").replace(" to ", ".."), name);
      }
    }
    assertEquals(6, numbers);
  }

  /// Returns the expected values that the code's error message names.
  private static String expected(String name) {
    InvalidSettingsException refused =
        assertThrows(InvalidSettingsException.class, () -> Settings.from(Map.of(name, "?")));
    Matcher expected = EXPECTED.matcher(String.valueOf(refused.getMessage()));
    return expected.find() ? expected.group(1) : "";
  }

  @Test
  void unitsAgree() throws IOException {
    Map<String, Documented> docs = inDocs();
    for (String name : inCode()) {
      if (parameter(name).at("Type").text().equals("Number")) {
        String unit = name.substring(name.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        String description = parameter(name).at("Description").text().replace(name, "");
        assertTrue(description.toLowerCase(Locale.ROOT).contains(unit), description);
        assertTrue(docs.getOrDefault(name, new Documented("", "")).meaning.contains(unit), name);
      }
    }
  }

  @Test
  void descriptionsNameTheVariable() {
    inTemplate()
        .forEach((variable, parameter) ->
            assertTrue(
                variable.equals(WITHOUT_PARAMETER) || names(parameter, variable),
                variable + ": " + parameter));
  }

  @Test
  void functionStartsWithEveryCombination() {
    for (Combination each : Combinations.pairs()) {
      if (each.is("transform-chosen")) {
        Settings.from(Environment.of(Deployment.of(template, each)));
      }
    }
  }
}
