package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.api.Output;
import io.github.firehoselogs.document.DocumentEncoder;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSearch;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// One-pass indexing: the answer to Firehose for what OpenSearch answered.
class IndexedEventsTest {
  private final GivenStreams streams = new GivenStreams();
  private final GivenSearch search = new GivenSearch();
  private final GivenContext context = new GivenContext();

  private FirehoseResponse handle(Map<String, String> environment, GivenEvent event) {
    return handle(environment, event, search);
  }

  private FirehoseResponse handle(
      Map<String, String> environment, GivenEvent event, SearchConnection connection) {
    Map<String, String> all = new HashMap<>();
    all.put("OPENSEARCH_ENDPOINT", "https://search.example.com");
    all.put("OPENSEARCH_INDEX", "logs");
    all.put("TRANSFORM", "pattern");
    all.put("PATTERN", "(?s)(?P<text>.*)");
    all.put("PARTITION_KEYS", "");
    all.putAll(environment);
    if (environment.containsKey("TRANSFORM")) {
      all.remove("PATTERN");
    }
    return new FirehoseLogsHandler(
            GivenSettings.of(all),
            streams.targets(),
            Optional.of(connection),
            _ -> {},
            context.out())
        .handleRequest(event.read(), context);
  }

  private static List<String> results(FirehoseResponse response) {
    return response.records().stream().map(IndexedEventsTest::result).toList();
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok ok -> "Ok " + new String(ok.data(), UTF_8).strip().replace("\n", "+");
      case Outcome.Dropped _ -> "Dropped";
      case Outcome.ProcessingFailed failed -> failed.reason() + ": " + failed.detail();
    };
  }

  @Test
  void indexedRecordIsDropped() {
    FirehoseResponse response =
        handle(
            Map.of(),
            GivenEvent.directPut()
                .with("1", GivenEnvelope.of("a", "b"))
                .with("2", GivenEnvelope.gzip(GivenEnvelope.controlMessage()))
                .with("3", GivenEnvelope.of("c")));
    assertEquals(List.of("Dropped", "Dropped", "Dropped"), results(response));
    assertEquals(
        List.of("{\"text\":\"a\"}", "{\"text\":\"b\"}", "{\"text\":\"c\"}"),
        search.documents("logs"));
    assertEquals(1, search.calls().size());
    assertEquals(0, streams.calls());
    String line = context.logged().getLast();
    assertTrue(line.contains("\"DocumentsIndexed\":3,\"BulkCalls\":1"), line);
  }

  @Test
  void archiveDeliversWhatIsIndexed() {
    FirehoseResponse response =
        handle(Map.of("ARCHIVE", "true"), GivenEvent.directPut().with("1", GivenEnvelope.of("a")));
    assertEquals(List.of("Ok {\"text\":\"a\"}"), results(response));
    assertEquals(List.of("{\"text\":\"a\"}"), search.documents("logs"));
  }

  @Test
  void sameBatchTwiceIsIndexedOnce() {
    GivenEvent event = GivenEvent.directPut().with("1", GivenEnvelope.of("a", "b", "b"));
    handle(Map.of(), event);
    assertEquals(List.of("Dropped"), results(handle(Map.of(), event)));
    assertEquals(3, search.documents("logs").size());
    String line = context.logged().getLast();
    assertTrue(line.contains("\"DocumentsAlreadyIndexed\":3"), line);
  }

  @Test
  void refusedDocumentFailsItsRecordAlone() {
    search.judge(document -> document.contains("bad") ? "400 mapper_parsing_exception" : "");
    FirehoseResponse response =
        handle(
            Map.of("ARCHIVE", "true"),
            GivenEvent.directPut()
                .with("1", GivenEnvelope.of("a", "bad", "c"))
                .with("2", GivenEnvelope.of("d")));
    assertEquals(
        List.of(
            "NOT_INDEXED: OpenSearch refused 1 of 3 documents: mapper_parsing_exception (1)",
            "Ok {\"text\":\"d\"}"),
        results(response));
    assertEquals(3, search.documents("logs").size());
    String line = context.logged().getLast();
    assertTrue(
        line.contains("\"DocumentsRefused.mapper_parsing_exception\":1,\"DocumentsRefused\":1"),
        line);
  }

  /// The whole record, because parts of it would have other ids.
  @Test
  void leftOverRecordIsPutBackUnchanged() throws UnreadableEnvelopeException {
    search.judge(
        document -> document.contains("busy") ? "429 es_rejected_execution_exception" : "");
    byte[] data = GivenEnvelope.of("a", "busy", "c").gzip();
    FirehoseResponse response =
        handle(
            Map.of("ARCHIVE", "true"),
            GivenEvent.fromKinesis().with("1", data).with("2", GivenEnvelope.of("d")));
    assertEquals(List.of("Dropped", "Ok {\"text\":\"d\"}"), results(response));
    GivenStreams.Taken taken = streams.taken().getFirst();
    assertEquals(1, streams.taken().size());
    assertEquals("key-1", taken.kinesisPartitionKey());
    EncodedEnvelope putBack = EncodedEnvelope.of(taken.data());
    assertEquals(1, putBack.rounds());

    search.judge(_ -> "");
    assertEquals(
        List.of("Ok {\"text\":\"a\"}+{\"text\":\"busy\"}+{\"text\":\"c\"}"),
        results(
            handle(Map.of("ARCHIVE", "true"), GivenEvent.fromKinesis().with("9", taken.data()))));
    assertEquals(4, search.documents("logs").size());
  }

  @Test
  void recordThatCannotBePutBackFails() {
    streams.refuseNext(1_000);
    FirehoseResponse response =
        handle(
            Map.of("REINGEST_MAX_ATTEMPTS", "2"),
            GivenEvent.directPut().with("1", GivenEnvelope.of("a")),
            down());
    assertTrue(
        results(response).getFirst().startsWith("NOT_PUT_BACK: Firehose stream"),
        () -> results(response).toString());
  }

  @Test
  void outageEndsInTheErrorPrefix() throws UnreadableEnvelopeException {
    byte[] data = EncodedEnvelope.of(GivenEnvelope.of("a").gzip()).withRounds(16);
    FirehoseResponse response = handle(Map.of(), GivenEvent.directPut().with("1", data), down());
    assertEquals(
        List.of(
            "TOO_MANY_ROUNDS: put back 16 times, MAX_ROUNDS=16; OpenSearch search.example.com"
                + " (es:ESHttpPost) failed (connection refused) on the last of 8 attempts; 1 of 1"
                + " documents are not indexed"),
        results(response));
  }

  private static SearchConnection down() {
    return (_, _, _, _) -> {
      throw new UncheckedIOException(new ConnectException("Connection refused"));
    };
  }

  /// An error of the connection must not look like an indexed record.
  @Test
  void errorOfTheConnectionLosesNothing() {
    byte[] data = GivenEnvelope.of("a").gzip();
    FirehoseResponse response =
        handle(
            Map.of(),
            GivenEvent.directPut().with("1", data),
            (_, _, _, _) -> {
              throw new NoClassDefFoundError();
            });
    assertEquals(List.of("Dropped"), results(response));
    assertEquals(1, streams.taken().size());
  }

  @Test
  void oversizedRecordIsIndexedOnceAndArchivedInParts() {
    String[] messages = new String[60];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = i + "x".repeat(100);
    }
    Map<String, String> archive = Map.of("ARCHIVE", "true", "MAX_RESPONSE_BYTES", "3000");
    List<byte[]> waiting = new ArrayList<>(List.of(GivenEnvelope.of(messages).gzip()));
    List<String> archived = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      int before = streams.taken().size();
      FirehoseResponse response =
          handle(archive, GivenEvent.directPut().with("r" + i, waiting.get(i)));
      archived.addAll(
          new String(((Outcome.Ok) response.records().getFirst()).data(), UTF_8).lines().toList());
      streams.taken().stream().skip(before).forEach(each -> waiting.add(each.data()));
    }
    assertEquals(60, search.documents("logs").size());
    assertEquals(60, archived.size());
    assertEquals(Set.copyOf(search.documents("logs")), new HashSet<>(archived));
  }

  @Test
  void indexComesFromRouteTimeAndField() {
    handle(
        Map.of(
            "TRANSFORM", "json",
            "OPENSEARCH_INDEX", "{logStream}-{field.app|none}-{timestamp:yyyy.MM}",
            "ROUTES", "[{\"logGroup\":\"/db/*\",\"openSearchIndex\":\"db\"}]"),
        GivenEvent.directPut()
            .with("1", GivenEnvelope.of("{\"app\":\"Shop\"}", "text").withLogStream("_I"))
            .with("2", new GivenEnvelope("/db/1", "s", GivenEnvelope.of("x").logEvents())));
    // Requests to different indexes run in parallel.
    assertEquals(Set.of("i-shop-2023.11", "i-none-2023.11", "db"), Set.copyOf(search.indexes()));
  }

  @Test
  void documentWithoutIdIsPossible() {
    handle(
        Map.of("OPENSEARCH_SERVICE", "aoss", "OPENSEARCH_IDS", "false"),
        GivenEvent.directPut().with("1", GivenEnvelope.of("a")));
    handle(
        Map.of("OPENSEARCH_SERVICE", "aoss", "OPENSEARCH_IDS", "false"),
        GivenEvent.directPut().with("1", GivenEnvelope.of("a")));
    assertEquals(2, search.documents("logs").size());
    assertEquals(
        "{\"level\":\"WARN\",\"message\":\"OPENSEARCH_IDS=false: documents have no ids, so a"
            + " repeated request or record creates a second document\"}\n",
        context.logged().getFirst());
  }

  /// Writes the message as it is.
  public static final class Raw implements LogEventTransform {
    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      output.append(logEvent.message()).append("\n");
      return true;
    }
  }

  @Test
  void linesOfAUserCannotEscape() {
    FirehoseResponse response =
        handle(
            Map.of("TRANSFORM", Raw.class.getName()),
            GivenEvent.directPut()
                .with("ok", GivenEnvelope.of("{\"a\":1}"))
                .with("two", GivenEnvelope.of("{}\n{\"delete\":{\"_id\":\"1\"}}"))
                .with("pretty", GivenEnvelope.of("{\"a\":\n1}"))
                .with("array", GivenEnvelope.of("[1]"))
                .with("cut", GivenEnvelope.of("{\"a\":"))
                .with("empty", GivenEnvelope.of("")));
    assertEquals(List.of("{\"a\":1}"), search.documents("logs"));
    List<String> results = results(response);
    assertEquals("Dropped", results.getFirst());
    for (String each : results.subList(1, results.size())) {
      assertEquals(
          "NOT_INDEXED: OpenSearch refused 1 of 1 documents: not_one_json_object (1)", each);
    }
  }

  /// A frame no longer names its log event, so it has neither an id nor an index.
  @Test
  void finishedDocumentStaysWithFirehose() {
    byte[] json = "{\"a\":1}\n".getBytes(UTF_8);
    byte[] frame;
    try (DocumentEncoder encoder = new DocumentEncoder()) {
      frame = encoder.encode(RecordMetadata.NONE, json, 0, json.length, 1);
    }
    List<String> results = results(handle(Map.of(), GivenEvent.directPut().with("1", frame)));
    assertTrue(
        results.getFirst().startsWith("NOT_INDEXED: a finished document"), results::toString);
  }

  /// Batches are repeated, documents are refused for a while, calls fail: in the end every event is
  /// in the index once.
  @Test
  void everyEventIsIndexedOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      indexRandomly(random, "seed " + seed + ", run " + run);
    }
  }

  private void indexRandomly(Random random, String run) {
    GivenSearch faulty = new GivenSearch();
    faulty.judge(_ -> random.nextInt(4) == 0 ? "503 unavailable_shards_exception" : "");
    SearchConnection connection =
        (path, body, length, timeout) -> {
          synchronized (random) {
            if (random.nextInt(3) == 0) {
              throw new UncheckedIOException(new ConnectException("refused"));
            }
            SearchAnswer answer = faulty.post(path, body, length, timeout);
            if (random.nextInt(4) == 0) {
              throw new UncheckedIOException(new IOException("answer lost"));
            }
            return answer;
          }
        };
    int events = 0;
    List<byte[]> waiting = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String[] messages = new String[1 + random.nextInt(5)];
      for (int m = 0; m < messages.length; m++) {
        messages[m] = "event " + events++;
      }
      waiting.add(GivenEnvelope.of(messages).gzip());
    }
    int putBack = streams.taken().size();
    while (!waiting.isEmpty()) {
      GivenEvent event = GivenEvent.directPut();
      for (int i = 0; i < waiting.size(); i++) {
        event.with("r" + i, waiting.get(i));
      }
      handle(Map.of("MAX_ROUNDS", "1000"), event, connection);
      // Firehose did not hear the answer: it sends the batch again.
      boolean unheard = random.nextInt(4) == 0;
      List<byte[]> next = new ArrayList<>(unheard ? waiting : List.of());
      streams.taken().stream().skip(putBack).forEach(each -> next.add(each.data()));
      putBack = streams.taken().size();
      waiting = next;
    }
    assertEquals(events, faulty.documents("logs").size(), run);
    assertEquals(events, new HashSet<>(faulty.documents("logs")).size(), run);
  }

  @Test
  void failureDetailHasNoLogText() {
    search.judge(_ -> "400 mapper_parsing_exception");
    handle(Map.of(), GivenEvent.directPut().with("1", GivenEnvelope.of("s3cret")));
    assertTrue(context.logged().stream().noneMatch(each -> each.contains("s3cret")));
  }
}
