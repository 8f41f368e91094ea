package io.github.firehoselogs;

import static io.github.firehoselogs.tools.given.GivenEnvelope.TIMESTAMP;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirehoseLogsHandlerTest {
  private final GivenStreams streams = new GivenStreams();
  private final GivenContext context = new GivenContext();

  @Test
  void messagesAndKeysOfAnEnvelope() {
    Outcome.Ok ok =
        ok(handle(Map.of(), GivenEvent.directPut().with("1", GivenEnvelope.of("a", "b"))), 0);
    assertEquals("a\nb\n", new String(ok.data(), UTF_8));
    assertEquals(
        "{instanceId=i-0123456789, year=2023, month=11, date=14, hour=22}",
        ok.metadata().partitionKeys().toString());
    assertEquals(0, streams.calls());
  }

  @Test
  void oneBadRecordFailsAlone() {
    byte[] cut = Arrays.copyOf(GivenEnvelope.of("lost").gzip(), 60);
    FirehoseResponse response =
        handle(
            Map.of(),
            GivenEvent.directPut()
                .withRawData("base64", "\"?\"")
                .withRawData("null", "null")
                .with("cut", cut)
                .with("control", GivenEnvelope.gzip(GivenEnvelope.controlMessage()))
                .with(
                    "latin1", GivenEnvelope.gzip(GivenEnvelope.of("é").json().getBytes(ISO_8859_1)))
                .with("good", GivenEnvelope.of("kept"))
                .withRawRecord("null"));
    assertEquals(
        List.of(
            "ProcessingFailed base64 DATA_NOT_BASE64",
            "ProcessingFailed null DATA_NOT_BASE64",
            "ProcessingFailed cut ENVELOPE_UNREADABLE",
            "Dropped control",
            "ProcessingFailed latin1 ENVELOPE_UNREADABLE",
            "Ok good kept\n",
            "ProcessingFailed  DATA_NOT_BASE64"),
        results(response));
  }

  @Test
  void duplicateIdsAreEachAnswered() {
    GivenEnvelope envelope = GivenEnvelope.of("x");
    assertEquals(
        List.of("Ok 1 x\n", "Ok 1 x\n"),
        results(handle(Map.of(), GivenEvent.directPut().with("1", envelope).with("1", envelope))));
  }

  @Test
  void oversizedRecordIsSplit() {
    GivenEvent event = GivenEvent.directPut().with("1", GivenEnvelope.of(lines(100, 90)));
    Map<String, String> settings = Map.of("MAX_RESPONSE_BYTES", "4000");
    FirehoseResponse response = handle(settings, event);
    Outcome.Ok ok = ok(response, 0);
    assertTrue(response.responseBytes() <= 4000 && response.responseBytes() > 4000 - 124);
    // 3,937 bytes for a part, minus 222 around the data: 30 events of 91 bytes, which are 121.3
    // bytes each in base64.
    assertEquals(3, streams.taken().size());
    List<String> again = new ArrayList<>();
    for (GivenStreams.Taken part : streams.taken()) {
      FirehoseResponse next = handle(settings, GivenEvent.directPut().with("2", part.data()));
      again.add(new String(ok(next, 0).data(), UTF_8));
      assertEquals("logs-to-s3", part.stream());
    }
    assertEquals(3, streams.taken().size(), "one further pass suffices");
    assertEquals(
        String.join("\n", lines(100, 90)) + "\n",
        new String(ok.data(), UTF_8) + String.join("", again));
  }

  @Test
  void oversizedEventFailsItsRecord() {
    FirehoseResponse response =
        handle(
            Map.of("MAX_RESPONSE_BYTES", "2000"),
            GivenEvent.directPut().with("1", GivenEnvelope.of("a", "x".repeat(2000), "b")));
    assertEquals(List.of("ProcessingFailed 1 EVENT_TOO_LARGE"), results(response));
    assertEquals(0, streams.calls());
  }

  @Test
  void recordWithoutRoomIsPutBack() throws Exception {
    byte[] large = GivenEnvelope.of(lines(12, 99)).gzip();
    FirehoseResponse response =
        handle(
            Map.of("MAX_RESPONSE_BYTES", "2500"),
            GivenEvent.fromKinesis()
                .with("1", large)
                .with("2", large)
                .with("3", GivenEnvelope.of("small")));
    assertInstanceOf(Outcome.Ok.class, response.records().get(0));
    assertEquals(List.of("Dropped 2", "Ok 3 small\n"), results(response).subList(1, 3));
    GivenStreams.Taken taken = streams.taken().getFirst();
    assertEquals("key-2", taken.kinesisPartitionKey());
    assertEquals("logs", taken.stream());
    assertEquals(1, EncodedEnvelope.of(taken.data()).rounds());
    assertArrayEquals(EncodedEnvelope.of(large).withRounds(1), taken.data());
  }

  @Test
  void highestRoundsAreFittedFirst() throws Exception {
    byte[] large = GivenEnvelope.of(lines(12, 99)).gzip();
    FirehoseResponse response =
        handle(
            Map.of("MAX_RESPONSE_BYTES", "2500"),
            GivenEvent.directPut()
                .with("new", large)
                .with("twice", EncodedEnvelope.of(large).withRounds(2))
                .with("once", EncodedEnvelope.of(large).withRounds(1)));
    assertEquals("Dropped new", results(response).get(0));
    assertInstanceOf(Outcome.Ok.class, response.records().get(1));
    assertEquals("Dropped once", results(response).get(2));
    assertEquals(
        List.of(2, 1), // the record that was put back before is fitted before the new one
        List.of(
            EncodedEnvelope.of(streams.taken().get(0).data()).rounds(),
            EncodedEnvelope.of(streams.taken().get(1).data()).rounds()));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 17, 65_535})
  void recordFailsAfterMaxRounds(int rounds) throws Exception {
    byte[] large = GivenEnvelope.of(lines(50, 99)).gzip();
    byte[] travelled = EncodedEnvelope.of(large).withRounds(rounds);
    FirehoseResponse response =
        handle(Map.of("MAX_RESPONSE_BYTES", "2500"), GivenEvent.directPut().with("1", travelled));
    assertEquals(List.of("ProcessingFailed 1 TOO_MANY_ROUNDS"), results(response));
    assertEquals(0, streams.calls());
  }

  @Test
  void recordWithRoundsIsDelivered() throws Exception {
    byte[] travelled = EncodedEnvelope.of(GivenEnvelope.of("a").gzip()).withRounds(16);
    assertEquals(
        List.of("Ok 1 a\n"),
        results(handle(Map.of(), GivenEvent.directPut().with("1", travelled))));
  }

  @Test
  void oneEventPerRecord() throws Exception {
    Map<String, String> settings = Map.of("EVENTS_PER_RECORD", "one");
    FirehoseResponse response =
        handle(settings, GivenEvent.fromKinesis().with("1", GivenEnvelope.of("a", "b", "c")));
    assertEquals(List.of("Ok 1 a\n"), results(response));
    List<String> rest = new ArrayList<>();
    for (GivenStreams.Taken part : streams.taken()) {
      rest.addAll(results(handle(settings, GivenEvent.fromKinesis().with("2", part.data()))));
      assertEquals(1, EncodedEnvelope.of(part.data()).rounds());
    }
    assertEquals(List.of("Ok 2 b\n", "Ok 2 c\n"), rest);
    assertEquals(1, keys(), "one aggregated record");
  }

  @Test
  void unaggregatedEventsSpreadOverShards() {
    handle(
        Map.of("EVENTS_PER_RECORD", "one", "KINESIS_AGGREGATION", "false"),
        GivenEvent.fromKinesis().with("1", GivenEnvelope.of("a", "b", "c")));
    assertEquals(2, keys());
  }

  private long keys() {
    return streams.taken().stream().map(GivenStreams.Taken::kinesisPartitionKey).distinct().count();
  }

  @Test
  void exactPartitionsSeparateHours() {
    Map<String, String> settings =
        Map.of("PARTITION_MODE", "exact", "PARTITION_KEYS", "h={timestamp:HH}");
    long hour = 3_600_000;
    GivenEnvelope envelope =
        GivenEnvelope.of()
            .withEvent(TIMESTAMP, "22a")
            .withEvent(TIMESTAMP + hour, "23a")
            .withEvent(TIMESTAMP, "22b")
            .withEvent(TIMESTAMP + 2 * hour, "00a")
            .withEvent(TIMESTAMP + hour, "23b");
    FirehoseResponse response = handle(settings, GivenEvent.directPut().with("1", envelope));
    assertEquals(List.of("Ok 1 22a\n22b\n"), results(response));
    List<String> rest = new ArrayList<>();
    for (GivenStreams.Taken part : streams.taken()) {
      FirehoseResponse next = handle(settings, GivenEvent.directPut().with("2", part.data()));
      rest.add(ok(next, 0).metadata().partitionKeys() + " " + results(next).getFirst());
    }
    assertEquals(List.of("{h=23} Ok 2 23a\n23b\n", "{h=00} Ok 2 00a\n"), rest);
  }

  @Test
  void onlyRecordsNotPutBackFail() {
    streams.refuseNext(1000);
    FirehoseResponse response =
        handle(
            Map.of("EVENTS_PER_RECORD", "one", "REINGEST_MAX_ATTEMPTS", "3"),
            GivenEvent.directPut()
                .with("1", GivenEnvelope.of("a", "b"))
                .with("2", GivenEnvelope.of("c")));
    assertEquals(List.of("ProcessingFailed 1 NOT_PUT_BACK", "Ok 2 c\n"), results(response));
    assertEquals(3, streams.calls());
    Outcome.ProcessingFailed failed = (Outcome.ProcessingFailed) response.records().getFirst();
    assertEquals(
        "Firehose stream logs-to-s3 (firehose:PutRecordBatch) answered ServiceUnavailableException"
            + " on the last of 3 attempts; the stream accepted 0 of 1 parts of the record",
        failed.detail());
  }

  @Test
  void recordFailsIfAnyPartWasRefused() {
    streams.refuseNext(1);
    FirehoseResponse response =
        handle(
            Map.of("EVENTS_PER_RECORD", "one", "REINGEST_MAX_ATTEMPTS", "1"),
            GivenEvent.directPut().with("1", GivenEnvelope.of("a", "b", "c")));
    assertEquals(List.of("ProcessingFailed 1 NOT_PUT_BACK"), results(response));
    assertTrue(
        context.logged().getFirst().contains("the stream accepted 1 of 2 parts of the record"));
    assertFalse(context.logged().getLast().contains("LogEventsOut"));
  }

  @Test
  void withoutStreamOnlyRemaindersFail() {
    String record = "{\"recordId\":\"%s\",\"data\":\"%s\"}";
    GivenEvent event =
        GivenEvent.directPut()
            .withRawRecord(record.formatted("1", base64(GivenEnvelope.of("a", "b").gzip())))
            .withRawRecord(record.formatted("2", base64(GivenEnvelope.of("c").gzip())));
    FirehoseEvent read = event.read();
    read.setDeliveryStreamArn(null);
    FirehoseResponse response =
        handler(Map.of("EVENTS_PER_RECORD", "one")).handleRequest(read, context);
    assertEquals(List.of("ProcessingFailed 1 NOT_PUT_BACK", "Ok 2 c\n"), results(response));
  }

  @Test
  void incompressiblePartsFitTheStream() {
    Random random = new Random(11);
    String[] noise = new String[40];
    for (int i = 0; i < noise.length; i++) {
      byte[] bytes = new byte[60_000];
      random.nextBytes(bytes);
      noise[i] = i + base64(bytes);
    }
    FirehoseResponse response =
        handle(
            Map.of("MAX_RESPONSE_BYTES", "1000000"),
            GivenEvent.directPut().with("1", GivenEnvelope.of(noise).json().getBytes(UTF_8)));
    assertTrue(streams.taken().size() >= 2);
    long events = ok(response, 0).data().length;
    for (GivenStreams.Taken part : streams.taken()) {
      assertTrue(part.data().length <= 1_024_000, () -> part.data().length + " bytes");
      events +=
          results(handle(Map.of(), GivenEvent.directPut().with("2", part.data())))
                  .getFirst()
                  .length()
              - 5;
    }
    assertEquals(String.join("\n", noise).length() + 1, events);
  }

  @Test
  void concurrentInvocationsDoNotMix() throws Exception {
    FirehoseLogsHandler handler = handler(Map.of());
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String message = "m" + i;
        calls.add(() ->
            results(
                handler.handleRequest(
                    GivenEvent.directPut().with("1", GivenEnvelope.of(message)).read(),
                    new GivenContext())));
      }
      List<Future<List<String>>> answers = threads.invokeAll(calls);
      for (int i = 0; i < 400; i++) {
        assertEquals(List.of("Ok 1 m" + i + "\n"), answers.get(i).get());
      }
    }
  }

  @Test
  void recordContentIsNotLogged() {
    GivenEvent event = GivenEvent.directPut().with("good", GivenEnvelope.of("secret"));
    for (String bad :
        List.of(
            "{\"messageType\":\"secret\"}",
            "{secret}",
            "secret",
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[secret]}",
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"secret\\x\"}]}")) {
      event.with("plain", bad.getBytes(UTF_8)).with("gzip", GivenEnvelope.gzip(bad));
    }
    event.withRawData("raw", "\"secret!\"");
    assertEquals(12, handle(Map.of(), event).records().size());
    assertEquals(12, context.logged().size());
    assertFalse(String.join("", context.logged()).contains("secret"));
  }

  private FirehoseLogsHandler handler(Map<String, String> settings) {
    return new FirehoseLogsHandler(
        GivenSettings.of(settings), streams.targets(), _ -> {}, context.out());
  }

  private FirehoseResponse handle(Map<String, String> settings, GivenEvent event) {
    return handler(settings).handleRequest(event.read(), context);
  }

  private static String[] lines(int count, int length) {
    String[] lines = new String[count];
    for (int i = 0; i < count; i++) {
      lines[i] = "%04d".formatted(i) + "x".repeat(length - 4);
    }
    return lines;
  }

  private static Outcome.Ok ok(FirehoseResponse response, int index) {
    return assertInstanceOf(Outcome.Ok.class, response.records().get(index));
  }

  private static List<String> results(FirehoseResponse response) {
    return response.records().stream()
        .map(outcome ->
            switch (outcome) {
              case Outcome.Ok ok -> "Ok " + ok.recordId() + " " + new String(ok.data(), UTF_8);
              case Outcome.Dropped dropped -> "Dropped " + dropped.recordId();
              case Outcome.ProcessingFailed failed ->
                  "ProcessingFailed " + failed.recordId() + " " + failed.reason();
            })
        .toList();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
