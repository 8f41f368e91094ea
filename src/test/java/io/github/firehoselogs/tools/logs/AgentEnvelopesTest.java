package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentEnvelopesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void envelopeHasCloudWatchLogsForm() throws IOException {
    String envelope = envelopes("2026-01-02T03:04:05Z said \"hi\"\n").getFirst().toString();
    assertEquals(
        """
        {"messageType":"DATA_MESSAGE","owner":"123456789012","logGroup":"/local/logs",\
        "logStream":"i-1","subscriptionFilters":["local"],"logEvents":[{\
        "id":"%s",\
        "timestamp":1767323045000,"message":"2026-01-02T03:04:05Z said \\"hi\\""}]}\
        """
            .formatted(EnvelopeJson.id("i-1", 1)),
        envelope);
  }

  @ParameterizedTest(name = "{0} lines of {1} characters: {2} batches, {3}")
  @CsvSource({
    "9999,  1,      1, below the events of a batch",
    "10000, 1,      1, the events of a batch",
    "10001, 1,      2, above them",
    "2,     524262, 1, 1 MiB with 26 bytes for each event",
    "2,     524263, 2, above it",
    "1,    1048550, 1, one event fills a batch"
  })
  void batchIsFull(int lines, int characters, int batches, String why) throws IOException {
    String log = ("x".repeat(characters) + "\n").repeat(lines);
    assertEquals(batches, envelopes(log).size(), why);
  }

  @ParameterizedTest(name = "{0}: {1} batches, {2}")
  @CsvSource({
    "10:00:05, 1, five seconds later",
    "10:00:06, 2, the agent has sent the batch by then",
    "09:59:55, 1, a little out of order",
    "09:59:54, 2, too far back"
  })
  void agentSendsEveryFiveSeconds(String time, int batches, String why) throws IOException {
    String log = "2026-01-02T10:00:00Z one\n2026-01-02T" + time + "Z two\n";
    assertEquals(batches, envelopes(log).size(), why);
  }

  @Test
  void everyLineIsInOneEnvelopeInOrder() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 25_000; i++) {
      lines.add("line " + i);
    }
    assertEquals(lines, messages(envelopes(String.join("\n", lines))));
  }

  @Test
  void idsHave56DigitsAndAreUnique() throws IOException {
    Set<String> ids = new HashSet<>();
    for (JsonNode envelope : envelopes("one\ntwo\nthree\n")) {
      envelope.path("logEvents").forEach(event -> ids.add(event.path("id").asText()));
    }
    assertEquals(3, ids.size());
    assertTrue(ids.stream().allMatch(id -> id.matches("\\d{56}")));
  }

  @Test
  void oversizedBatchIsHalved() throws IOException {
    List<String> lines = randomLines(100, 100);
    assertEquals(lines, messages(envelopes(String.join("\n", lines), 2_000)));
  }

  @Test
  void oversizedEventIsCut() throws IOException {
    String line = randomLines(1, 10_000).getFirst();
    List<JsonNode> envelopes = envelopes(line, 2_000);
    assertTrue(envelopes.size() > 1);
    assertEquals(line, String.join("", messages(envelopes)));
  }

  private static List<String> randomLines(int count, int characters) {
    Random random = new Random(42);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      random.ints(characters, ' ', '~').forEach(line::appendCodePoint);
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<JsonNode> envelopes(String log) throws IOException {
    return envelopes(log, AgentEnvelopes.MAX_RECORD_BYTES);
  }

  private static List<JsonNode> envelopes(String log, int maxRecordBytes) throws IOException {
    LogLines lines = new LogLines(new ByteArrayInputStream(log.getBytes(UTF_8)));
    List<JsonNode> found = new ArrayList<>();
    LogOrigin origin = new LogOrigin(LogOrigin.DEFAULT_LOG_GROUP, "i-1");
    try (AgentEnvelopes envelopes =
        new AgentEnvelopes(origin, lines, InstantSource.fixed(NOW), maxRecordBytes)) {
      Optional<byte[]> envelope = envelopes.next();
      while (envelope.isPresent()) {
        assertTrue(envelope.get().length <= maxRecordBytes);
        found.add(read(envelope.get()));
        envelope = envelopes.next();
      }
      assertEquals(messages(found).size(), envelopes.events());
    }
    return found;
  }

  private static JsonNode read(byte[] envelope) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(envelope))) {
      return JSON.readTree(gzip);
    }
  }

  private static List<String> messages(List<JsonNode> envelopes) {
    List<String> messages = new ArrayList<>();
    for (JsonNode envelope : envelopes) {
      envelope.path("logEvents").forEach(event -> messages.add(event.path("message").asText()));
    }
    return messages;
  }
}
