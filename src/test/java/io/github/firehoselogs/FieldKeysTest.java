package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Partition keys and Iceberg tables that are read from lines. When a record is split, only bounds are known for the
/// size of a later part's entry. Random records are put back until all of their events are
/// delivered.
class FieldKeysTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_PASSES = 400;

  private final GivenStreams streams = new GivenStreams();

  /// The number of records that were put back and then read again.
  private int read;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyEventArrivesOnceWithItsKey(long seed) throws IOException {
    for (int run = 0; run < 40; run++) {
      Random random = new Random(1000 * seed + run);
      boolean exact = random.nextBoolean();
      int maxResponseBytes = 2600 + random.nextInt(4000);
      boolean rows = random.nextInt(3) == 0;
      FirehoseLogsHandler handler = handler(exact, rows, maxResponseBytes);
      int events = 1 + random.nextInt(40);
      Set<Integer> delivered = new TreeSet<>();
      GivenEvent event = GivenEvent.directPut().with("first", envelope(random, events));
      int passes = 0;
      while (delivered.size() < events) {
        assertTrue(++passes < MAX_PASSES, "seed " + seed + ", run " + run + ": " + delivered);
        FirehoseResponse response = handler.handleRequest(event.read(), new GivenContext());
        assertTrue(response.responseBytes() <= maxResponseBytes);
        for (Outcome outcome : response.records()) {
          deliver(outcome, exact || rows, delivered);
          assertEquals(
              rows && outcome instanceof Outcome.Ok, namesTable(outcome), outcome::recordId);
        }
        event = putBack();
      }
      assertEquals(List.of(), InputRecord.of(event.read()), "put back after the last event");
    }
  }

  private FirehoseLogsHandler handler(boolean exact, boolean rows, int maxResponseBytes) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TRANSFORM", "pattern");
    environment.put("PATTERN", "(?s)^(?<n>\\d+) (?<key>\\S*) (?<rest>.*)$");
    environment.put("PARTITION_KEYS", "key={field.key}");
    environment.put("PARTITION_MODE", exact ? "exact" : "first");
    environment.put("MAX_RESPONSE_BYTES", Integer.toString(maxResponseBytes));
    environment.put("MAX_ROUNDS", "1000");
    if (rows) {
      environment.put("EVENTS_PER_RECORD", "one");
      environment.put("ICEBERG_TABLE", "logs.t{field.key}");
    }
    return new FirehoseLogsHandler(GivenSettings.of(environment), streams.targets(), _ -> {});
  }

  /// Returns an envelope whose messages are a number, one of three keys and up to 1,400 bytes of
  /// text. Some of them fit into a response only alone.
  private static GivenEnvelope envelope(Random random, int events) {
    List<String> keys = List.of("a", "\"\\".repeat(60), "k".repeat(400));
    GivenEnvelope envelope = GivenEnvelope.of();
    for (int i = 0; i < events; i++) {
      String key = keys.get(random.nextInt(keys.size()));
      int bytes = random.nextInt(random.nextInt(4) == 0 ? 900 : 100);
      envelope =
          envelope.withEvent(GivenEnvelope.TIMESTAMP, i + " " + key + " " + "x".repeat(bytes));
    }
    return envelope;
  }

  private static void deliver(Outcome outcome, boolean exact, Set<Integer> delivered)
      throws IOException {
    if (outcome instanceof Outcome.Dropped) {
      return;
    }
    Outcome.Ok ok = (Outcome.Ok) outcome;
    boolean first = true;
    for (String line : new String(ok.data(), UTF_8).lines().toList()) {
      JsonNode fields = JSON.readTree(line);
      assertTrue(delivered.add(fields.get("n").asInt()), "delivered twice: " + fields.get("n"));
      if (first || exact) {
        assertEquals(fields.get("key").textValue(), ok.metadata().partitionKeys().get("key"));
      }
      first = false;
    }
  }

  /// Returns whether `outcome` names a table, which begins like the key of its only event.
  private static boolean namesTable(Outcome outcome) {
    if (!(outcome instanceof Outcome.Ok ok) || ok.metadata().icebergTable().isEmpty()) {
      return false;
    }
    String key = ok.metadata().partitionKeys().getOrDefault("key", "").replaceAll("[^a-z]", "_");
    String table = ok.metadata().icebergTable().get().table();
    assertTrue(table.startsWith(("t" + key).substring(0, 2)), table);
    return true;
  }

  private GivenEvent putBack() {
    GivenEvent event = GivenEvent.directPut();
    List<GivenStreams.Taken> taken = streams.taken();
    for (; read < taken.size(); read++) {
      event.with("r" + read, taken.get(read).data());
    }
    return event;
  }
}
