package io.github.firehoselogs.searchnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The MySQL pipeline of the README, from a log file through the local Firehose into a real node.
class LocalPipelineTest {
  private static final Path LOG = Path.of("events/logs/mysql-general.log");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private static Path folder;

  @AutoClose private static ForkedSearchNode node;
  @AutoClose private static SearchClient client;

  @BeforeAll
  static void startNode() {
    node = new ForkedSearchNode(folder);
    client = new SearchClient(node.uri());
  }

  @Test
  void everyEntryIsFoundOnce() throws IOException {
    Run run = run("", Map.of());
    assertEquals(0, run.exitCode, run::toString);
    assertFalse(run.output.contains("refused"), run.output);
    String index = "mysql-general-2026-11-22";
    client.refresh(index);
    List<Map<String, String>> documents = new ArrayList<>(client.documents(index));
    // The header of the server's first start is before the first entry, so it is an event alone.
    assertTrue(documents.removeIf(each -> each.containsKey("message")));
    assertEquals(sorted(entries()), sorted(documents));
    assertEquals(1, client.documentsWith(index, "Statement", "second line").size());
    assertFalse(client.hasIndex("stolen"));
  }

  @Test
  void refusedDocumentsEndTheRunWithOne() {
    client.createIndex(
        "numbers-2026-11-22", "{\"properties\":{\"Perform\":{\"type\":\"long\"}}}", 100);
    Run run = run("numbers", Map.of());
    assertEquals(1, run.exitCode, run::toString);
    assertTrue(run.output.contains("24  mapper_parsing_exception"), run.output);
  }

  @Test
  void manyEventsARecordAreRefusedAsAWhole() {
    Run run = run("many", Map.of("EVENTS_PER_RECORD", "all"));
    assertEquals(1, run.exitCode, run::toString);
    assertTrue(run.output.contains("HTTP 400, illegal_argument_exception"), run.output);
  }

  @Test
  void functionIndexesEveryEntryOnce() throws IOException {
    Run run = runDirect("direct", Map.of());
    assertEquals(0, run.exitCode, run::toString);
    assertTrue(run.output.contains(row("indexed", 25)), run.output);
    assertTrue(run.output.contains(row("there already", 0)), run.output);
    client.refresh("direct");
    List<Map<String, String>> documents = new ArrayList<>(client.documents("direct"));
    assertTrue(documents.removeIf(each -> each.containsKey("message")));
    assertEquals(sorted(entries()), sorted(documents));

    Run again = runDirect("direct", Map.of("ARCHIVE", "true"));
    assertTrue(again.output.contains(row("there already", 25)), again.output);
    assertTrue(again.output.contains("  archive/"), again.output);
    client.refresh("direct");
    assertEquals(25, client.count("direct"));
  }

  private static String row(String name, int count) {
    return "%-12s %,15d  ".formatted(name, count);
  }

  @Test
  void documentsRefusedToTheFunctionAreCounted() {
    client.createIndex("direct-numbers", "{\"properties\":{\"Perform\":{\"type\":\"long\"}}}", 100);
    Run run = runDirect("direct-numbers", Map.of());
    assertEquals(1, run.exitCode, run::toString);
    assertTrue(run.output.contains("24  mapper_parsing_exception"), run.output);
  }

  private record Run(int exitCode, String output) {}

  /// Runs with this index and these settings of the function.
  private static Run run(String index, Map<String, String> settings) {
    return run(settings, "--pipeline=opensearch", "--index=" + index);
  }

  /// Runs with a function that indexes documents itself.
  private static Run runDirect(String index, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("OPENSEARCH_INDEX", index);
    return run(all, "--pipeline=opensearch-direct");
  }

  private static Run run(Map<String, String> settings, String... options) {
    List<String> arguments = new ArrayList<>(List.of("local"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--node=" + node.uri(), "--out=" + folder.resolve("out")));
    LocalFirehose.World world =
        new LocalFirehose.World(
            settings,
            InputStream.nullInputStream(),
            InstantSource.fixed(NOW),
            new Random(1),
            Path.of("template.yaml"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, UTF_8);
    int exitCode =
        FirehoseLogs.commandLine(new Home(Path.of("")), world, print, print)
            .execute(arguments.toArray(String[]::new));
    return new Run(exitCode, out.toString(UTF_8));
  }

  /// Returns the entries of the log, read with a pattern of this test's own.
  private static List<Map<String, String>> entries() throws IOException {
    String log = Files.readString(LOG).replaceAll("(?m)^(/rdsdbbin.*|Tcp port.*|Time   .*)\n", "");
    Matcher matcher =
        Pattern.compile(
                "(?ms)^(2025-\\S+Z)\\t *(\\d+) ([A-Z][a-z]+(?:"
                    + " [A-Za-z]+)?)\\t(.*?)(?=\\n2025-|\\n?\\z)")
            .matcher(log);
    return matcher.results().map(LocalPipelineTest::document).toList();
  }

  private static Map<String, String> document(MatchResult found) {
    return Map.of(
        "Time", found.group(1),
        "PID", found.group(2),
        "Perform", found.group(3),
        "Statement", found.group(4));
  }

  private static List<String> sorted(List<Map<String, String>> documents) {
    return documents.stream()
        .map(each ->
            each.get("Time") + each.get("PID") + each.get("Perform") + each.get("Statement"))
        .sorted()
        .toList();
  }
}
