package io.github.firehoselogs.tools.simulation.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.tools.simulation.FaultKind;
import io.github.firehoselogs.tools.simulation.Ledger;
import io.github.firehoselogs.tools.simulation.model.FunctionCrash;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation;
import io.github.firehoselogs.tools.simulation.search.BulkRequest.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// OpenSearch as it answers bulk requests, with the faults of its scenario. Checks each request, and
/// that a request is not repeated before the delay that was asked for.
///
/// What goes wrong is drawn from the seed, the invocation and the content of the request, so it does
/// not depend on which of several requests comes first.
public final class SimulatedSearch implements SearchConnection {
  private static final List<FaultKind> OF_REQUESTS =
      List.of(
          FaultKind.BULK_SLOW,
          FaultKind.BULK_TIMEOUT_BEFORE_WRITE,
          FaultKind.BULK_TIMEOUT_AFTER_WRITE,
          FaultKind.BULK_THROTTLED,
          FaultKind.BULK_RETRY_AFTER,
          FaultKind.BULK_SERVER_ERROR,
          FaultKind.BULK_CONNECTION_REFUSED,
          FaultKind.BULK_GARBAGE_ANSWER,
          FaultKind.BULK_TRUNCATED_ANSWER,
          FaultKind.RESTART_IN_BULK,
          FaultKind.CRASH_WHILE_INDEXING);

  /// Answers with status 200 that are not those of a bulk request.
  private static final List<String> GARBAGE =
      List.of(
          "",
          "null",
          "<html><body>OK</body></html>",
          "{\"items\":7}",
          "{\"items\":[{\"create\":{\"status\":201",
          "{\"items\":[{}]}",
          "{\"errors\":false}");

  private static final List<Integer> SERVER_ERRORS = List.of(500, 502, 503, 504);
  private static final List<Integer> DENIALS = List.of(401, 403);
  private static final String ERROR = "{\"error\":{\"type\":\"some_exception\"}}";
  private static final int MAX_RETRY_AFTER_SECONDS = 20;
  private static final int MAX_RESTART_MILLIS = 30_000;

  /// A request that is being answered, with the hash of its content.
  private record Call(
      BulkRequest request, int content, Duration timeout, SplittableRandom random) {}

  private final SearchScenario scenario;
  private final SearchNode node;
  private final Consumer<FaultKind> faults;
  private final List<String> breaches = new ArrayList<>();

  /// The earliest time for another request with the same content, in this invocation.
  private final Map<Integer, Long> notBefore = new HashMap<>();

  private SimulatedInvocation invocation = new SimulatedInvocation(0, 0, Duration.ZERO);

  /// Records documents in `ledger`, and hands each fault to `faults`.
  public SimulatedSearch(SearchScenario scenario, Ledger ledger, Consumer<FaultKind> faults) {
    this.scenario = scenario;
    this.node = new SearchNode(scenario, ledger, faults);
    this.faults = faults;
  }

  /// Sets the invocation that makes the next requests.
  public synchronized void serve(SimulatedInvocation next) {
    invocation = next;
    notBefore.clear();
  }

  /// Returns the broken rules since the last call.
  public synchronized List<String> takeBreaches() {
    List<String> taken = List.copyOf(breaches);
    breaches.clear();
    return taken;
  }

  public synchronized SearchCounts counts() {
    return node.counts();
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // It only decides which thread runs next.
  public SearchAnswer post(String pathAndQuery, byte[] body, int length, Duration timeout) {
    SearchAnswer answer = answer(pathAndQuery, body, length, timeout);
    // Lets requests alternate if they share one carrier thread.
    Thread.yield();
    return answer;
  }

  private synchronized SearchAnswer answer(
      String pathAndQuery, byte[] body, int length, Duration timeout) {
    if (invocation.crashed()) {
      throw new FunctionCrash();
    }
    node.countRequest();
    int content = contentOf(pathAndQuery, body, length);
    SplittableRandom random = randomOf(content);
    if (invocation.nowMillis() < notBefore.getOrDefault(content, 0L)) {
      breaches.add("a request was repeated before the delay that OpenSearch asked for");
    }
    if (node.isDown(invocation.nowMillis())) {
      return down(random);
    }
    try {
      BulkRequest request = BulkRequest.read(pathAndQuery, body, length);
      Call call = new Call(request, content, timeout, random);
      return length > scenario.maxBodyBytes() ? tooLarge(call) : answer(call);
    } catch (BulkRequest.MalformedException e) {
      breaches.add("a bulk request that OpenSearch refuses: " + e.getMessage());
      return answered(400, "");
    }
  }

  private SearchAnswer answer(Call call) {
    if (scenario.isDenied(invocation.nowMillis())) {
      return denied(call);
    }
    double at = call.random.nextDouble();
    for (FaultKind kind : OF_REQUESTS) {
      at -= scenario.rate(kind);
      if (at < 0) {
        faults.accept(kind);
        return fault(kind, call);
      }
    }
    pass(5 + call.random.nextInt(300), call);
    return taken(write(call));
  }

  private SearchAnswer denied(Call call) {
    faults.accept(FaultKind.BULK_DENIED);
    pass(call.random.nextInt(50), call);
    node.refuse(call.request.documents(), invocation);
    return answered(DENIALS.get(call.random.nextInt(DENIALS.size())), ERROR);
  }

  private SearchAnswer tooLarge(Call call) {
    faults.accept(FaultKind.BULK_TOO_LARGE);
    pass(call.random.nextInt(200), call);
    if (call.request.documents().size() == 1) {
      node.refuse(call.request.documents(), invocation);
    }
    return answered(413, ERROR);
  }

  /// Nobody listens, or a proxy answers for the nodes.
  private SearchAnswer down(SplittableRandom random) {
    faults.accept(FaultKind.SEARCH_DOWN);
    invocation.pass(random.nextInt(50));
    if (random.nextBoolean()) {
      return answered(503, ERROR);
    }
    throw unanswered(new ConnectException("Connection refused"));
  }

  private SearchAnswer fault(FaultKind kind, Call call) {
    switch (kind) {
      case BULK_SLOW -> {
        return slow(call);
      }
      case BULK_TIMEOUT_AFTER_WRITE, BULK_TIMEOUT_BEFORE_WRITE -> {
        if (kind == FaultKind.BULK_TIMEOUT_AFTER_WRITE) {
          write(call);
        }
        throw timedOut(call);
      }
      case CRASH_WHILE_INDEXING -> {
        invocation.crash();
        throw new FunctionCrash();
      }
      default -> pass(5 + call.random.nextInt(500), call);
    }
    return switch (kind) {
      case BULK_THROTTLED -> answered(429, ERROR);
      case BULK_RETRY_AFTER -> retryAfter(call);
      case BULK_SERVER_ERROR ->
          answered(SERVER_ERRORS.get(call.random.nextInt(SERVER_ERRORS.size())), ERROR);
      case BULK_GARBAGE_ANSWER -> garbage(call);
      case BULK_TRUNCATED_ANSWER -> truncated(call);
      case RESTART_IN_BULK -> throw restarted(call);
      default -> throw unanswered(new ConnectException("Connection refused"));
    };
  }

  /// Writes the documents, and answers if the request has enough time.
  private SearchAnswer slow(Call call) {
    List<BulkItem> items = write(call);
    if (scenario.slowMillis() >= call.timeout.toMillis()) {
      throw timedOut(call);
    }
    pass(scenario.slowMillis(), call);
    return taken(items);
  }

  private SearchAnswer retryAfter(Call call) {
    Duration delay = Duration.ofSeconds(1 + call.random.nextInt(MAX_RETRY_AFTER_SECONDS));
    invocation.askForPause(delay);
    notBefore.put(call.content, invocation.nowMillis() + delay.toMillis());
    return new SearchAnswer(429, delay, ERROR.getBytes(UTF_8));
  }

  /// The documents may have been written.
  private SearchAnswer garbage(Call call) {
    if (call.random.nextBoolean()) {
      write(call);
    }
    return answered(200, GARBAGE.get(call.random.nextInt(GARBAGE.size())));
  }

  /// Answers for some documents only. The others may have been written.
  private SearchAnswer truncated(Call call) {
    List<Document> documents = call.request.documents();
    int listed = call.random.nextInt(documents.size());
    int written = call.random.nextBoolean() ? documents.size() : listed;
    return taken(write(documents.subList(0, written), call).subList(0, listed));
  }

  /// The node restarts after it has written a part of the documents.
  private RuntimeException restarted(Call call) {
    List<Document> documents = call.request.documents();
    write(documents.subList(0, call.random.nextInt(documents.size() + 1)), call);
    node.restart(invocation.nowMillis(), call.random.nextInt(MAX_RESTART_MILLIS));
    return unanswered(new SocketException("Connection reset"));
  }

  private RuntimeException timedOut(Call call) {
    pass(call.timeout.toMillis(), call);
    return unanswered(new HttpTimeoutException("no complete answer"));
  }

  private List<BulkItem> write(Call call) {
    return write(call.request.documents(), call);
  }

  private List<BulkItem> write(List<Document> documents, Call call) {
    return node.create(call.request.index(), documents, invocation, call.random);
  }

  private void pass(long millis, Call call) {
    invocation.pass(Math.min(millis, call.timeout.toMillis()));
  }

  private static SearchAnswer taken(List<BulkItem> items) {
    return answered(200, BulkItem.json(items));
  }

  private static SearchAnswer answered(int status, String body) {
    return new SearchAnswer(status, Duration.ZERO, body.getBytes(UTF_8));
  }

  private static UncheckedIOException unanswered(IOException cause) {
    return new UncheckedIOException(cause);
  }

  private static int contentOf(String pathAndQuery, byte[] body, int length) {
    CRC32 hash = new CRC32();
    hash.update(pathAndQuery.getBytes(UTF_8));
    hash.update(body, 0, length);
    return (int) hash.getValue();
  }

  private SplittableRandom randomOf(int content) {
    long call = 1_000_003L * invocation.number() + invocation.countCall(content);
    return new SplittableRandom(scenario.seed() ^ (call << 32) ^ content);
  }
}
