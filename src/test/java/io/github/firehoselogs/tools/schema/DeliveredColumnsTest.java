package io.github.firehoselogs.tools.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A database reads what the local Firehose delivered, with the columns that the command `schema`
/// prints for Athena. Athena itself exists only on AWS; DuckDB reads the same objects.
class DeliveredColumnsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COLUMN = Pattern.compile("(?m)^  `(\\w+)` (\\S+) COMMENT '");
  private static final Pattern MAPPING = Pattern.compile("'mapping\\.(\\w+)' = '([^']+)'");
  private static final Pattern LOCATION =
      Pattern.compile("'storage.location.template' = 's3://logs/([^']+)'");
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "VARCHAR",
          "bigint", "BIGINT",
          "double", "DOUBLE",
          "boolean", "BOOLEAN",
          "array<string>", "VARCHAR[]");

  @AutoClose private static Connection database;

  @TempDir private Path folder;

  @BeforeAll
  static void openDatabase() throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:");
  }

  static List<String> transforms() {
    return Stream.concat(FormatSamples.formats().stream(), Stream.of("json", "splunk-hec"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void everyValueIsReadWithItsType(String transform) throws IOException, SQLException {
    Path out = folder.resolve("out");
    int messages = deliver(transform, out);
    String table = run(Map.of(), "schema", transform, "--for", "athena", "--bucket", "logs");
    List<Path> objects = objects(out);
    Map<String, String> columns = columns(table);
    Map<String, Long> expected = written(objects);
    columns.keySet().forEach(name -> expected.putIfAbsent(name, 0L));
    expected.keySet().removeIf(name -> !columns.containsKey(name) && !name.equals("*"));
    assertTrue(expected.getOrDefault("*", 0L) >= messages, expected::toString);
    assertEquals(expected, counts(out, columns));
    Pattern location = location(table);
    for (Path object : objects) {
      String prefix = out.relativize(object.getParent()) + "/";
      assertTrue(location.matcher(prefix).matches(), () -> prefix + " is not in " + location);
    }
  }

  @Test
  void wrongTypeIsNoticed() throws IOException {
    Path out = folder.resolve("out");
    deliver("syslog", out);
    assertThrows(SQLException.class, () -> counts(out, Map.of("hostname", "BIGINT")));
  }

  /// Runs the samples as one log, in which the first line of a sample starts a log event. Returns
  /// the number of samples; there are more log events if a later line is the first of another.
  private int deliver(String transform, Path out) throws IOException {
    List<String> messages = messages(transform);
    Path log = Files.writeString(folder.resolve("i-0a1b.log"), String.join("\n", messages));
    String starts =
        messages.stream()
            .map(message -> Pattern.quote(message.lines().findFirst().orElseThrow()))
            .collect(joining("|", "^(?:", ")$"));
    run(
        Map.of("TRANSFORM", transform),
        "local",
        "--entry=" + starts,
        "--gzip",
        "--out=" + out,
        log.toString());
    return messages.size();
  }

  private static List<String> messages(String transform) {
    boolean ofFormat = FormatSamples.formats().contains(transform);
    Stream<String> formats = ofFormat ? Stream.of(transform) : Stream.of("syslog", "lambda-log");
    return formats
        .flatMap(format -> FormatSamples.messages(format).stream())
        .filter(message -> !message.isBlank())
        .toList();
  }

  private static String run(Map<String, String> environment, String... arguments) {
    World world =
        new World(
            environment,
            InputStream.nullInputStream(),
            InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")),
            new Random(1),
            Path.of("template.yaml"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, UTF_8);
    int exitCode =
        FirehoseLogs.commandLine(new Home(Path.of("")), world, print, print).execute(arguments);
    assertEquals(0, exitCode, () -> out.toString(UTF_8));
    return out.toString(UTF_8);
  }

  private static List<Path> objects(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(each -> each.toString().endsWith(".log.gz")).toList();
    }
  }

  /// Returns the number of lines that have each name, and of all lines as `*`.
  private static Map<String, Long> written(List<Path> objects) throws IOException {
    Map<String, Long> names = new HashMap<>();
    for (Path object : objects) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(Files.newInputStream(object)), UTF_8))) {
        for (String line : lines.lines().toList()) {
          names.merge("*", 1L, Long::sum);
          JsonNode read = JSON.readTree(line);
          read.fieldNames().forEachRemaining(name -> names.merge(name, 1L, Long::sum));
        }
      }
    }
    return names;
  }

  /// Returns the JSON names of the columns of `table`, with their types in DuckDB. DuckDB cannot
  /// tell names apart that differ only in case: the second one is left out.
  private static Map<String, String> columns(String table) {
    Map<String, String> names = new HashMap<>();
    Matcher mapping = MAPPING.matcher(table);
    while (mapping.find()) {
      names.put(mapping.group(1), mapping.group(2));
    }
    Map<String, String> columns = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    Matcher column = COLUMN.matcher(table);
    while (column.find()) {
      String name = names.getOrDefault(column.group(1), column.group(1));
      if (seen.add(name.toLowerCase(Locale.ROOT))) {
        columns.put(name, TYPES.get(column.group(2)));
      }
    }
    return columns;
  }

  private static Pattern location(String table) {
    Matcher location = LOCATION.matcher(table);
    assertTrue(location.find(), table);
    return Pattern.compile(
        location
            .group(1)
            .replace("${datehour}", "\\d{4}/\\d\\d/\\d\\d/\\d\\d")
            .replaceAll("\\$\\{instanceid(_2)?}", "[^/]+"));
  }

  /// Returns the number of values in each column, and of lines as `*`.
  private static Map<String, Long> counts(Path out, Map<String, String> columns)
      throws SQLException {
    List<String> names = new ArrayList<>(columns.keySet());
    List<String> declared = new ArrayList<>();
    columns.forEach((name, type) -> declared.add("'" + name + "':'" + type + "'"));
    StringBuilder sql = new StringBuilder("SELECT count(*)");
    names.forEach(name -> sql.append(", count(\"").append(name).append("\")"));
    sql.append(" FROM read_json('").append(out).append("/AWSLogs/**/*.log.gz'");
    sql.append(", format='newline_delimited', columns={").append(String.join(",", declared));
    Map<String, Long> counts = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql.append("})").toString())) {
      assertTrue(result.next());
      counts.put("*", result.getLong(1));
      for (int i = 0; i < names.size(); i++) {
        counts.put(names.get(i), result.getLong(i + 2));
      }
    }
    return counts;
  }
}
