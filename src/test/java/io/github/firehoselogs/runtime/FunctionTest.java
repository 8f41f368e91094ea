package io.github.firehoselogs.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.runtime.ForkedFunction;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import io.github.firehoselogs.tools.runtime.LoopbackStreams.Put;
import io.github.firehoselogs.tools.runtime.RuntimeApi;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the whole function from event to answer, in one process for all tests. Its response budget
/// is small, so that little input exceeds it.
class FunctionTest {
  private static final int MAX_RESPONSE_BYTES = 20_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RuntimeApi RUNTIME = new RuntimeApi();
  private static final LoopbackStreams STREAMS = new LoopbackStreams();

  @TempDir static Path folder = Path.of("");
  private static Supplier<ForkedFunction> function =
      () -> {
        throw new IllegalStateException("not started");
      };

  /// The answer for one record.
  private record Answered(String recordId, String result, String text) {}

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>(STREAMS.environment());
    environment.put("MAX_RESPONSE_BYTES", Integer.toString(MAX_RESPONSE_BYTES));
    ForkedFunction started = new ForkedFunction(RUNTIME, folder, environment);
    function = () -> started;
  }

  @AfterAll
  static void stop() {
    try (RUNTIME;
        STREAMS;
        ForkedFunction _ = function.get()) {
      assertEquals(List.of(), RUNTIME.surplus());
    }
  }

  @BeforeEach
  void acceptAll() {
    STREAMS.refuseWith("");
    STREAMS.taken();
  }

  @AfterEach
  void theProcessStillRuns() {
    assertTrue(function.get().isAlive(), () -> function.get().output());
  }

  @Test
  void everyRecordIsAnsweredOnceWithKeys() {
    Posted posted =
        RUNTIME.invoke(
            GivenEvent.directPut()
                .with("49578734086442259037", GivenEnvelope.of("first", "second"))
                .with("shardId-000:49578734086442259038", json(GivenEnvelope.controlMessage()))
                .with("é\"", GivenEnvelope.of("tab\t, nul \0, 😀\n").withLogStream("i-9/x"))
                .json());

    assertEquals(
        new Posted(
            "response",
            """
            {"records":[\
            {"recordId":"49578734086442259037","result":"Ok","data":"%s",\
            "metadata":{"partitionKeys":{"instanceId":"i-0123456789","year":"2023",\
            "month":"11","date":"14","hour":"22"}}},\
            {"recordId":"shardId-000:49578734086442259038","result":"Dropped"},\
            {"recordId":"é\\"","result":"Ok","data":"%s",\
            "metadata":{"partitionKeys":{"instanceId":"i-9/x","year":"2023",\
            "month":"11","date":"14","hour":"22"}}}]}\
            """
                .formatted(base64("first\nsecond\n"), base64("tab\t, nul \0, 😀\n\n"))),
        posted);
    assertEquals(List.of(), STREAMS.taken());
  }

  /// The managed runtime's own serializer would fail the whole event for the first of these.
  @Test
  void invalidBase64FailsItsRecordAlone() {
    List<Answered> answered =
        answer(
            GivenEvent.directPut()
                .withRawData("broken", "\"H4sI!!!\"")
                .with("good", GivenEnvelope.of("good"))
                .withRawData("null", "null")
                .withRawData("number", "17")
                .withRawData("object", "{\"a\":[1]}")
                .withRawRecord("{\"recordId\":\"missing\"}")
                .withRawData("empty", "\"\"")
                .with("text", "hello".getBytes(UTF_8))
                .with("last", GivenEnvelope.of("last")));

    assertEquals(
        List.of(
            failed("broken"),
            new Answered("good", "Ok", "good\n"),
            failed("null"),
            failed("number"),
            failed("object"),
            failed("missing"),
            failed("empty"),
            failed("text"),
            new Answered("last", "Ok", "last\n")),
        answered);
  }

  @Test
  void eventWithoutRecordsHasEmptyAnswer() {
    assertEquals(
        new Posted("response", "{\"records\":[]}"), RUNTIME.invoke(GivenEvent.directPut().json()));
  }

  /// The runtime answers with a text of its own; the function's message is in the log.
  @Test
  void invalidEventFailsOnlyItsInvocation() {
    assertEquals("error", RUNTIME.invoke("[17]").what());

    String output = outputSoFar();
    assertTrue(output.contains("event: expected a JSON object as Firehose sends it"), output);
  }

  @Test
  void kinesisRecordIsPutBackWithItsKey() {
    GivenEnvelope second = envelope("b", 60);

    List<Answered> answered =
        answer(GivenEvent.fromKinesis().with("a", envelope("a", 60)).with("b", second));

    assertEquals(new Answered("b", "Dropped", ""), answered.getLast());
    assertEquals("Ok", answered.getFirst().result());
    Put put = onlyOne(STREAMS.taken());
    assertEquals("PutRecords", put.action());
    assertEquals("logs", put.stream());
    assertEquals("key-b", put.kinesisPartitionKey());
    assertEquals(second.json(), gunzip(put.data()));
  }

  @Test
  void directPutRecordIsPutBackToFirehose() {
    GivenEnvelope second = envelope("b", 60);

    List<Answered> answered =
        answer(GivenEvent.directPut().with("a", envelope("a", 60)).with("b", second));

    assertEquals(new Answered("b", "Dropped", ""), answered.getLast());
    Put put = onlyOne(STREAMS.taken());
    assertEquals("PutRecordBatch", put.action());
    assertEquals("logs-to-s3", put.stream());
    assertEquals(second.json(), gunzip(put.data()));
  }

  @Test
  void remaindersSpreadOverTheShards() {
    Answered answered = onlyOne(answer(GivenEvent.fromKinesis().with("a", envelope("a", 300))));

    assertEquals("Ok", answered.result());
    List<Put> puts = STREAMS.taken();
    assertTrue(puts.size() >= 2, () -> "parts: " + puts.size());
    assertEquals(puts.size(), puts.stream().map(Put::kinesisPartitionKey).distinct().count());
    assertNotEquals("key-a", puts.getFirst().kinesisPartitionKey());
  }

  @Test
  void recordNotPutBackFailsAlone() {
    STREAMS.refuseWith("AccessDeniedException");

    List<Answered> answered =
        answer(
            GivenEvent.fromKinesis()
                .with("a", envelope("a", 60))
                .with("b-refused", envelope("b", 60))
                .with("c", GivenEnvelope.of("c")));

    assertEquals(
        List.of("Ok", "ProcessingFailed", "Ok"), answered.stream().map(Answered::result).toList());
    assertTrue(
        function
            .get()
            .output()
            .contains(
                "\"recordId\":\"b-refused\",\"result\":\"ProcessingFailed\","
                    + "\"reason\":\"NOT_PUT_BACK\",\"detail\":\"Kinesis stream logs "
                    + "(kinesis:PutRecords) answered AccessDeniedException: allow the function's "
                    + "role this action on the stream; the stream accepted 0 of 1 parts of the "
                    + "record\""),
        () -> function.get().output());
  }

  static Stream<Named<Supplier<GivenEvent>>> sources() {
    return Stream.of(
        Named.of("Direct PUT", GivenEvent::directPut),
        Named.of("Kinesis", GivenEvent::fromKinesis));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyLogEventIsDeliveredOnce(Supplier<GivenEvent> source) {
    List<String> expected = new ArrayList<>();
    GivenEvent event = source.get();
    for (int i = 0; i < 12; i++) {
      String name = "record-" + i;
      GivenEnvelope envelope = envelope(name, 1 + i * 17);
      event.with(name, envelope);
      expected.addAll(lines(name, 1 + i * 17));
    }
    List<String> delivered = new ArrayList<>();
    int invocations = 0;
    for (List<byte[]> round = List.of(new byte[0]); !round.isEmpty(); invocations++) {
      assertTrue(invocations < 60, "still not dry after 60 invocations");
      for (Answered answered : answer(event)) {
        assertNotEquals("ProcessingFailed", answered.result(), answered.recordId());
        answered.text().lines().forEach(delivered::add);
      }
      round = STREAMS.taken().stream().map(Put::data).toList();
      event = source.get();
      for (int i = 0; i < round.size(); i++) {
        event.with("round-" + invocations + "-" + i, round.get(i));
      }
    }

    assertTrue(invocations > 3, "nothing went round");
    assertEquals(expected.stream().sorted().toList(), delivered.stream().sorted().toList());
  }

  @Test
  void outputContainsNoTextOfRecords() {
    String marker = "tell-nobody";
    String huge = marker.repeat(MAX_RESPONSE_BYTES);
    GivenEnvelope whole = GivenEnvelope.of(marker).withLogStream("stream-" + marker);
    STREAMS.refuseWith("ValidationException");
    GivenEvent event =
        GivenEvent.directPut()
            .with("ok", whole)
            .with("huge", GivenEnvelope.of(huge))
            .with("bare", marker.getBytes(UTF_8))
            .with("truncated", json(whole.json().substring(0, whole.json().length() - 3)))
            .with("typed", json(whole.json().replace("DATA_MESSAGE", marker)))
            .with("untyped", json("{\"" + marker + "\":1}"))
            .with("token", json("{\"messageType\":" + marker + "}"))
            .with("bytes", json("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":" + marker))
            .with("escape", json(whole.json().replace(marker, marker + "\\x")))
            .withRawData("base64", "\"" + marker + "!\"")
            .with("a", envelope(marker, 60))
            .with("b", envelope(marker, 60));

    answer(event);
    RUNTIME.invoke("{\"records\":" + marker);
    RUNTIME.invoke(marker);

    String output = outputSoFar();
    assertTrue(output.contains("\"recordId\":\"escape\""), output);
    assertFalse(output.contains("tell-nobody"), output);
  }

  /// Returns the output so far. The runtime posts an error before it logs it, so this sends one
  /// more event to wait for both.
  private static String outputSoFar() {
    assertEquals(List.of(), answer(GivenEvent.directPut()));
    return function.get().output();
  }

  private static List<Answered> answer(GivenEvent event) {
    Posted posted = RUNTIME.invoke(event.json());
    assertEquals("response", posted.what(), posted::body);
    assertTrue(posted.body().getBytes(UTF_8).length <= MAX_RESPONSE_BYTES);
    try {
      List<Answered> answered = new ArrayList<>();
      for (JsonNode each : JSON.readTree(posted.body()).get("records")) {
        byte[] data = Base64.getDecoder().decode(each.path("data").asText());
        answered.add(
            new Answered(
                each.get("recordId").asText(),
                each.get("result").asText(),
                new String(data, UTF_8)));
      }
      return answered;
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer is not JSON", e);
    }
  }

  private static Answered failed(String recordId) {
    return new Answered(recordId, "ProcessingFailed", "");
  }

  private static <T> T onlyOne(List<T> list) {
    assertEquals(1, list.size(), list::toString);
    return list.getFirst();
  }

  /// Returns an envelope with `events` log events of 150 characters each, which do not compress
  /// well.
  private static GivenEnvelope envelope(String name, int events) {
    return GivenEnvelope.of(lines(name, events).toArray(String[]::new));
  }

  private static List<String> lines(String name, int events) {
    Random random = new Random(name.hashCode());
    return IntStream.range(0, events)
        .mapToObj(i ->
            (name
                    + " "
                    + i
                    + " "
                    + Stream.generate(() -> Long.toHexString(random.nextLong()))
                        .limit(10)
                        .reduce("", String::concat)
                    + "0".repeat(150))
                .substring(0, 150))
        .toList();
  }

  private static byte[] json(String json) {
    return GivenEnvelope.gzip(json);
  }

  private static String gunzip(byte[] gzip) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
