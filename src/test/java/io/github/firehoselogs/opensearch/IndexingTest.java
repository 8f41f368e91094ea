package io.github.firehoselogs.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.given.GivenSearch;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Only sleeping advances the clock.
@Timeout(60)
class IndexingTest {
  private static final double HALF = 0.5;
  private static final int BULK_BYTES = 200;

  private final GivenSearch search = new GivenSearch();
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private volatile Duration remaining = Duration.ofMinutes(4);

  private static OpenSearchSettings settings() {
    return new OpenSearchSettings(
        URI.create("https://search.example.com"),
        OpenSearchSettings.Service.ES,
        "eu-west-1",
        "geo",
        BULK_BYTES,
        true,
        "",
        false);
  }

  private Indexing index(SearchConnection connection, Consumer<Indexing> documents) {
    OpenSearch openSearch =
        new OpenSearch(
            settings(),
            connection,
            delay -> {
              pauses.add(delay);
              remaining = remaining.minus(delay);
            },
            () -> HALF);
    try (Indexing indexing = openSearch.begin(() -> remaining)) {
      documents.accept(indexing);
      indexing.end();
      return indexing;
    }
  }

  private static void add(Indexing indexing, int record, String index, String document) {
    byte[] line = (document + "\n").getBytes(UTF_8);
    indexing.add(record, index, "id-" + document.hashCode(), line, 0, line.length);
  }

  @Test
  void requestNamesOneIndexAndThePipeline() {
    Indexing indexing =
        index(
            search,
            all -> {
              add(all, 0, "logs-a", "{\"a\":1}");
              add(all, 0, "logs-b", "{\"b\":1}");
              add(all, 1, "logs-a", "{\"a\":2}");
            });
    String query = "/_bulk?filter_path=items.*.status,items.*.error.type&pipeline=geo";
    assertEquals(
        List.of("/logs-a" + query, "/logs-b" + query),
        search.calls().stream().map(GivenSearch.Call::path).sorted().toList());
    assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), search.documents("logs-a"));
    assertEquals(new IndexingCounts(3, 0, Map.of(), 0, 2, 132), indexing.counts());
    assertFalse(indexing.of(0).hasLeftOver());
    assertFalse(indexing.of(0).hasRefused());
  }

  @Test
  void requestsStayWithinTheirSize() {
    String document = "{\"a\":\"" + "x".repeat(60) + "\"}";
    index(
        search,
        all -> {
          for (int i = 0; i < 10; i++) {
            add(all, 0, "logs", document.replace("xx", "x" + i));
          }
          add(all, 0, "logs", "{\"a\":\"" + "y".repeat(5 * BULK_BYTES) + "\"}");
        });
    assertEquals(11, search.calls().stream().mapToInt(each -> each.documents().size()).sum());
    for (GivenSearch.Call each : search.calls()) {
      assertTrue(each.documents().size() <= 2, each::toString);
    }
  }

  /// The names of indexes come from log events.
  @Test
  void anyNumberOfIndexesIsPossible() {
    Indexing indexing =
        index(
            search,
            all -> {
              for (int i = 0; i < 5_000; i++) {
                add(all, i, "logs-" + i % 2_500, "{\"number\":" + i + "}");
              }
            });
    assertEquals(5_000, indexing.counts().indexed());
    assertEquals(2_500, search.indexes().size());
  }

  @Test
  void onlyRefusedDocumentsAreSentAgain() {
    AtomicInteger answers = new AtomicInteger();
    search.judge(document ->
        document.contains("busy") && answers.getAndIncrement() < 2
            ? "429 es_rejected_execution_exception"
            : "");
    Indexing indexing =
        index(
            search,
            all -> {
              add(all, 0, "logs", "{\"a\":1}");
              add(all, 0, "logs", "{\"a\":\"busy\"}");
            });
    assertEquals(
        List.of(2, 1, 1), search.calls().stream().map(each -> each.documents().size()).toList());
    assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), pauses);
    assertEquals(2, indexing.counts().indexed());
    assertEquals(3, indexing.counts().calls());
  }

  @Test
  void documentThatIsThereCountsAsIndexed() {
    index(search, all -> add(all, 0, "logs", "{\"a\":1}"));
    Indexing again = index(search, all -> add(all, 0, "logs", "{\"a\":1}"));
    assertEquals(0, again.counts().indexed());
    assertEquals(1, again.counts().existing());
    assertFalse(again.of(0).hasRefused());
    assertEquals(1, search.documents("logs").size());
  }

  @Test
  void refusalsAreCountedByTypeForEachRecord() {
    search.judge(document -> document.contains("bad") ? "400 mapper_parsing_exception" : "");
    Indexing indexing =
        index(
            search,
            all -> {
              add(all, 0, "logs", "{\"a\":1}");
              add(all, 1, "logs", "{\"a\":\"bad\"}");
              add(all, 1, "logs", "{\"a\":2}");
              all.refuse(1);
            });
    assertFalse(indexing.of(0).hasRefused());
    assertEquals(
        "OpenSearch refused 2 of 3 documents: mapper_parsing_exception (1), not_one_json_object"
            + " (1)",
        indexing.of(1).refusedDetail());
    assertEquals(
        Map.of("mapper_parsing_exception", 1, "not_one_json_object", 1),
        indexing.counts().refused());
    assertEquals(1, search.calls().size());
  }

  @Test
  void refusedCallNamesTheRemedy() {
    search.then(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"secret\"}}");
    Indexing indexing = index(search, all -> add(all, 0, "logs", "{\"a\":1}"));
    assertEquals(
        "OpenSearch refused 1 of 1 documents: HTTP 403 (1); OpenSearch search.example.com"
            + " (es:ESHttpPost) answered HTTP 403 (security_exception): map the function's role in"
            + " OpenSearch, and allow it es:ESHttpPost",
        indexing.of(0).refusedDetail());
    assertEquals(List.of(), pauses);
  }

  @Test
  void retryAfterIsHonoured() {
    search.then(_ -> new SearchAnswer(429, Duration.ofSeconds(7), new byte[0]));
    Indexing indexing = index(search, all -> add(all, 0, "logs", "{\"a\":1}"));
    assertEquals(List.of(Duration.ofSeconds(7)), pauses);
    assertEquals(1, indexing.counts().indexed());
  }

  /// A service that asks for more than there is left is not asked again.
  @Test
  void tooLongRetryAfterLeavesDocumentsOver() {
    search.then(_ -> new SearchAnswer(503, Duration.ofHours(1), new byte[0]));
    Indexing indexing = index(search, all -> add(all, 0, "logs", "{\"a\":1}"));
    assertEquals(
        "OpenSearch search.example.com (es:ESHttpPost) answered HTTP 503, and the invocation has no"
            + " time left for another attempt; 1 of 1 documents are not indexed",
        indexing.of(0).leftOverDetail());
    assertEquals(List.of(), pauses);
  }

  @Test
  void oversizedRequestIsHalved() {
    search.then(413, "");
    Indexing indexing =
        index(
            search,
            all -> {
              add(all, 0, "logs", "{\"a\":1}");
              add(all, 0, "logs", "{\"a\":2}");
            });
    assertEquals(
        List.of(2, 1, 1), search.calls().stream().map(each -> each.documents().size()).toList());
    assertEquals(2, indexing.counts().indexed());
  }

  @Test
  void unreadableAnswerIsAskedAgain() {
    search.then(200, "<html>");
    assertEquals(1, index(search, all -> add(all, 0, "logs", "{\"a\":1}")).counts().indexed());
    assertEquals(2, search.calls().size());
  }

  /// Without this, each of the other batches would use up its attempts as well.
  @Test
  void outageEndsTheCalls() {
    AtomicInteger calls = new AtomicInteger();
    SearchConnection down =
        (_, _, _, _) -> {
          calls.incrementAndGet();
          throw new UncheckedIOException(new ConnectException("Connection refused"));
        };
    Indexing indexing =
        index(
            down,
            all -> {
              for (int i = 0; i < 500; i++) {
                add(all, i, "logs", "{\"number\":" + i + "}");
              }
            });
    assertEquals(500, indexing.counts().leftOver());
    assertTrue(calls.get() <= 8 * (Indexing.MAX_PARALLEL_REQUESTS + 1), () -> "calls: " + calls);
    assertEquals(
        "OpenSearch search.example.com (es:ESHttpPost) failed (connection refused) on the last of 8"
            + " attempts; 1 of 1 documents are not indexed",
        indexing.of(499).leftOverDetail());
  }

  /// A block of one index must not keep the documents of others back.
  @Test
  void blockedIndexDoesNotStopOthers() {
    // Enough, because the clock adds up the pauses of requests that run in parallel.
    remaining = Duration.ofHours(2);
    search.judge(document -> document.contains("blocked") ? "403 cluster_block_exception" : "");
    Indexing indexing =
        index(
            search,
            all -> {
              for (int i = 0; i < 20; i++) {
                add(all, 0, "full", "{\"blocked\":" + i + "}");
                add(all, 1, "free", "{\"number\":" + i + "}");
              }
            });
    assertEquals(20, search.documents("free").size());
    assertTrue(indexing.of(0).hasLeftOver());
    assertFalse(indexing.of(1).hasLeftOver());
  }

  @Test
  void threeRequestsAreInFlight() {
    CountDownLatch three = new CountDownLatch(Indexing.MAX_PARALLEL_REQUESTS);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SearchConnection waiting =
        (path, body, length, timeout) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          try {
            three.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          now.decrementAndGet();
          return search.post(path, body, length, timeout);
        };
    Indexing indexing =
        index(
            waiting,
            all -> {
              for (int i = 0; i < 300; i++) {
                add(all, 0, "logs", "{\"number\":" + i + "}");
              }
            });
    assertEquals(300, indexing.counts().indexed());
    assertEquals(Indexing.MAX_PARALLEL_REQUESTS, most.get());
  }

  /// A quarter of the invocation, at most 75 s, is kept for putting records back.
  @Test
  void timeToPutBackIsLeft() {
    SearchConnection slow =
        (_, _, _, timeout) -> {
          remaining = remaining.minus(timeout);
          throw new UncheckedIOException(new HttpTimeoutException("no complete answer"));
        };
    Indexing indexing = index(slow, all -> add(all, 0, "logs", "{\"a\":1}"));
    assertTrue(indexing.of(0).hasLeftOver());
    assertTrue(remaining.compareTo(Duration.ofSeconds(60)) >= 0, () -> "left: " + remaining);
  }
}
