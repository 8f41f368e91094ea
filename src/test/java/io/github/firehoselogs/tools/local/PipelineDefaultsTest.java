package io.github.firehoselogs.tools.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.delivery.IndexRotation;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineDefaultsTest {
  private static final Destination SEARCH =
      new Destination.OpenSearch("i", IndexRotation.ONE_DAY, Optional.empty());

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
    Destination s3 = new Destination.S3(Optional.empty(), false);
    assertEquals(Map.of(), PipelineDefaults.of(s3, Map.of()).environment());
  }
}
