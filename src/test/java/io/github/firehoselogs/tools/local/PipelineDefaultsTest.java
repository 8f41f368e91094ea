package io.github.firehoselogs.tools.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineDefaultsTest {
  private static final Destination SEARCH =
      new Destination.OpenSearch("i", IndexRotation.ONE_DAY, Optional.empty());

  private static final Destination.S3 FOLDER = new Destination.S3(Optional.empty(), false);
  private static final Destination DIRECT =
      new Destination.OpenSearchDirect(Optional.of(URI.create("http://localhost:9200/")), FOLDER);

  @Test
  void openSearchFillsInMissingSettings() {
    PipelineDefaults defaults = PipelineDefaults.of(SEARCH, Map.of("PATH", "/bin"));
    assertEquals(
        Map.of(
            "PATH", "/bin",
            "TRANSFORM", "mysql-general-log",
            "EVENTS_PER_RECORD", "one",
            "PARTITION_KEYS", ""),
        defaults.environment());
    assertEquals(
        "settings that you did not set: TRANSFORM=mysql-general-log EVENTS_PER_RECORD=one"
            + " PARTITION_KEYS=(empty)",
        defaults.text().strip());
    assertTrue(defaults.entryStart().isPresent());
  }

  @Test
  void directPipelineFillsInTheEndpoint() {
    PipelineDefaults defaults = PipelineDefaults.of(DIRECT, Map.of());
    assertEquals(
        Map.of(
            "TRANSFORM", "mysql-general-log",
            "OPENSEARCH_ENDPOINT", "http://localhost:9200/",
            "OPENSEARCH_INDEX", "mysql-general-{timestamp:yyyy-MM-dd}",
            "PARTITION_KEYS", ""),
        defaults.environment());
    assertTrue(defaults.entryStart().isPresent());
  }

  @Test
  void directPipelineNeedsOneEndpoint() {
    Map<String, String> set = Map.of("OPENSEARCH_ENDPOINT", "http://localhost:9201");
    Destination without = new Destination.OpenSearchDirect(Optional.empty(), FOLDER);
    assertEquals(
        "http://localhost:9201",
        PipelineDefaults.of(without, set).environment().get("OPENSEARCH_ENDPOINT"));
    assertEquals(
        "--node: missing, expected the address of an OpenSearch node, such as"
            + " http://localhost:9200",
        assertThrows(BadInputException.class, () -> PipelineDefaults.of(without, Map.of()))
            .getMessage());
    assertEquals(
        "--node: found 'http://localhost:9200/', but OPENSEARCH_ENDPOINT is set, too",
        assertThrows(BadInputException.class, () -> PipelineDefaults.of(DIRECT, set)).getMessage());
  }

  @Test
  void userSettingsAreKept() {
    Map<String, String> own =
        Map.of("TRANSFORM", "json", "EVENTS_PER_RECORD", "all", "PARTITION_KEYS", "a={owner}");
    PipelineDefaults defaults = PipelineDefaults.of(SEARCH, own);
    assertEquals(own, defaults.environment());
    assertEquals("", defaults.text());
    assertFalse(defaults.entryStart().isPresent());
  }

  @Test
  void routesKeepTheirTransforms() {
    PipelineDefaults defaults = PipelineDefaults.of(SEARCH, Map.of("ROUTES", "defaults"));
    assertFalse(defaults.environment().containsKey("TRANSFORM"));
  }

  @Test
  void s3FillsInNothing() {
    assertEquals(Map.of(), PipelineDefaults.of(FOLDER, Map.of()).environment());
  }
}
