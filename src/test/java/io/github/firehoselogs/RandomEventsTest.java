package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.tools.given.FrameReader;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares random events under random settings and refusals with a model of the contract: every id
/// once and in order, the size as counted and within the budget, every log event accounted for.
///
/// The test reads the function's output with the JDK's gzip and Jackson's tree model, not with the
/// function's own readers. The number at its start identifies a message.
class RandomEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILLS = List.of("x", "ü", "日", "😀", "\"\\");

  /// The content of a record: the messages that must be accounted for, or nothing readable.
  /// `mayFail` tells whether an event is larger than a response, or a stream refuses records.
  private record Sent(String recordId, Set<String> messages, boolean readable, boolean mayFail) {

    Sent orFailing(boolean more) {
      return new Sent(recordId, messages, readable, mayFail || more);
    }
  }

  /// The maximum size of an entry without data: an id of 56 digits, two keys, and the text around
  /// them.
  private static final int MAX_ENTRY_BYTES = 250;

  private int nextMessage;
  private int largestMessageBytes;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyLogEventIsAccountedFor(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 600; run++) {
      String where = "seed " + seed + ", run " + run;
      try {
        invoke(random);
      } catch (AssertionError | Exception e) {
        fail(where, e);
      }
    }
  }

  @Test
  void modelDetectsALostEvent() throws Exception {
    Sent sent = new Sent("1", Set.of("1", "2"), true, false);
    AssertionError lost =
        assertThrows(AssertionError.class, () -> checkAccount(sent, List.of("1")));
    assertEquals(
        "1: expected exactly [1, 2] in what it was answered and what goes round: [1] ==>"
            + " expected: <true> but was: <false>",
        lost.getMessage());
    assertThrows(AssertionError.class, () -> checkAccount(sent, List.of("1", "2", "2")));
    checkAccount(sent, List.of("2", "1"));
  }

  private void invoke(Random random) throws IOException {
    int maxResponseBytes = 1500 + random.nextInt(random.nextBoolean() ? 3000 : 60_000);
    boolean one = random.nextInt(4) == 0;
    boolean exact = random.nextInt(3) == 0;
    Map<String, String> environment = new HashMap<>();
    environment.put("MAX_RESPONSE_BYTES", Integer.toString(maxResponseBytes));
    environment.put("EVENTS_PER_RECORD", one ? "one" : "all");
    environment.put("PARTITION_MODE", exact ? "exact" : "first");
    environment.put("PARTITION_KEYS", "stream={logStream},hour={timestamp:HH}");
    environment.put("REINGEST_MAX_ATTEMPTS", "2");
    environment.put("REINGEST_BATCH_RECORDS", Integer.toString(1 + random.nextInt(5)));

    GivenEvent event = random.nextBoolean() ? GivenEvent.directPut() : GivenEvent.fromKinesis();
    List<Sent> sent = new ArrayList<>();
    int records = random.nextInt(8);
    int refusals = random.nextInt(5) == 0 ? random.nextInt(20) : 0;
    for (int i = 0; i < records; i++) {
      largestMessageBytes = 0;
      Sent record = anyRecord(random, "%056d".formatted(i), event);
      boolean tooLarge =
          largestMessageBytes * 4L / 3 + MAX_ENTRY_BYTES + 100L * records > maxResponseBytes;
      sent.add(record.orFailing(refusals > 0 || tooLarge));
    }
    GivenStreams streams = new GivenStreams().refuseNext(refusals);
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(GivenSettings.of(environment), streams.targets(), _ -> {});
    FirehoseResponse response = handler.handleRequest(event.read(), new GivenContext());

    ByteArrayOutputStream written = new ByteArrayOutputStream();
    new FirehoseSerializer().toJson(response, written, FirehoseResponse.class);
    assertEquals(written.size(), response.responseBytes(), "counted size");
    assertTrue(written.size() <= maxResponseBytes, () -> written.size() + " bytes");
    check(sent, JSON.readTree(written.toByteArray()).get("records"), streams, one, exact);
  }

  private static void check(
      List<Sent> sent, JsonNode answered, GivenStreams streams, boolean one, boolean exact)
      throws IOException {
    Map<String, List<String>> roundByMessage = new HashMap<>();
    for (GivenStreams.Taken taken : streams.taken()) {
      for (String message : messagesIn(taken.data())) {
        roundByMessage.computeIfAbsent(message, _ -> new ArrayList<>()).add(message);
      }
    }
    assertEquals(sent.size(), answered.size(), "answers");
    for (int i = 0; i < sent.size(); i++) {
      Sent record = sent.get(i);
      JsonNode answer = answered.get(i);
      assertEquals(record.recordId, answer.get("recordId").textValue());
      String result = answer.get("result").textValue();
      if (!record.readable) {
        assertEquals("ProcessingFailed", result, record.recordId);
      } else if (result.equals("ProcessingFailed")) {
        assertTrue(record.mayFail, () -> record.recordId + " failed without need");
      } else {
        List<String> found = delivered(answer, one, exact);
        for (String message : record.messages) {
          found.addAll(roundByMessage.getOrDefault(message, List.of()));
        }
        checkAccount(record, found);
      }
    }
  }

  private static void checkAccount(Sent record, List<String> found) {
    Set<String> once = new HashSet<>(found);
    assertTrue(
        once.equals(record.messages) && once.size() == found.size(),
        () ->
            record.recordId
                + ": expected exactly "
                + record.messages.stream().sorted().toList()
                + " in what it was answered and what goes round: "
                + found);
  }

  private static List<String> delivered(JsonNode answer, boolean one, boolean exact) {
    List<String> found = new ArrayList<>();
    if (answer.get("result").textValue().equals("Ok")) {
      String data = new String(Base64.getDecoder().decode(answer.get("data").textValue()), UTF_8);
      assertTrue(data.endsWith("\n"), "a line feed at the end");
      JsonNode keys = answer.get("metadata").get("partitionKeys");
      for (String line : data.lines().toList()) {
        found.add(numberOf(line));
        if (exact) {
          assertEquals(
              line.replaceFirst("\\d+ (\\d\\d) .*", "$1"),
              keys.get("hour").textValue(),
              "hour of " + line);
        }
      }
      assertTrue(!one || found.size() == 1, () -> "more than one event: " + found);
    }
    return found;
  }

  private static List<String> messagesIn(byte[] gzip) throws IOException {
    assertTrue(gzip.length <= 1_000_000, "size of a record put back");
    if (DocumentFrame.startsFrame(gzip)) {
      return List.of(numberOf(FrameReader.read(gzip).document()));
    }
    byte[] json = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    List<String> messages = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(json)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.get("messageType").textValue().equals("DATA_MESSAGE")) {
          document
              .get("logEvents")
              .forEach(event -> messages.add(numberOf(event.get("message").textValue())));
        }
      }
    }
    return messages;
  }

  private static String numberOf(String message) {
    return message.substring(0, message.indexOf(' '));
  }

  private Sent anyRecord(Random random, String id, GivenEvent event) {
    Set<String> messages = new HashSet<>();
    switch (random.nextInt(12)) {
      case 0 -> event.withRawData(id, List.of("null", "7", "\"?\"", "{}").get(random.nextInt(4)));
      case 1 -> event.with(id, "not an envelope".getBytes(UTF_8));
      case 2 -> {
        byte[] gzip = anyEnvelope(random, new HashSet<>()).gzip();
        event.with(id, Arrays.copyOf(gzip, 1 + random.nextInt(gzip.length - 1)));
      }
      case 3 -> {
        event.with(id, GivenEnvelope.gzip(GivenEnvelope.controlMessage()));
        return new Sent(id, messages, true, false);
      }
      case 4 -> {
        event.with(id, anyEnvelope(random, messages).json().getBytes(UTF_8));
        return new Sent(id, messages, true, false);
      }
      case 5 -> {
        event.with(id, Base64.getEncoder().encode(anyEnvelope(random, messages).gzip()));
        return new Sent(id, messages, true, false);
      }
      case 6 -> {
        GivenEnvelope first = anyEnvelope(random, messages);
        GivenEnvelope second = anyEnvelope(random, messages).withLogStream("other");
        event.with(id, GivenEnvelope.joined(first.gzip(), second.gzip()));
        return new Sent(id, messages, true, false);
      }
      default -> {
        event.with(id, anyEnvelope(random, messages).gzip());
        return new Sent(id, messages, true, false);
      }
    }
    return new Sent(id, messages, false, true);
  }

  /// Returns an envelope with 0 to 30 events over three hours, and adds the number of each to
  /// `messages`. A message is its number, its hour, and text.
  private GivenEnvelope anyEnvelope(Random random, Set<String> messages) {
    GivenEnvelope envelope = GivenEnvelope.of();
    int mostBytes = 1 + random.nextInt(600);
    for (int events = random.nextInt(30); events > 0; events--) {
      long timestamp = GivenEnvelope.TIMESTAMP + 3_600_000L * random.nextInt(3);
      String number = Integer.toString(nextMessage++);
      messages.add(number);
      int hour = Instant.ofEpochMilli(timestamp).atZone(ZoneOffset.UTC).getHour();
      String fill = FILLS.get(random.nextInt(FILLS.size())).repeat(random.nextInt(mostBytes));
      String message = "%s %02d %s".formatted(number, hour, fill);
      largestMessageBytes = Math.max(largestMessageBytes, message.getBytes(UTF_8).length);
      envelope = envelope.withEvent(timestamp, message);
    }
    return envelope;
  }
}
