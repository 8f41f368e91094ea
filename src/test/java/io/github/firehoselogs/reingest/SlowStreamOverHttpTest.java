package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.firehoselogs.attempts.AttemptPolicy;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.Backoff;
import io.github.firehoselogs.attempts.CallTimeout;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.ServiceOverHttp.Sent;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A stream that is slow but works: it has written the records by the time the call times out. With
/// 14 s per call and 120 s left, each record may arrive twice, not eleven times.
///
/// All times are a twentieth of that; `-Dslow.scale=1` uses the full times (a minute).
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SlowStreamOverHttpTest {
  private static final double SCALE = Double.parseDouble(System.getProperty("slow.scale", "0.05"));
  private static final Duration CALL = scaled(14);
  private static final Duration LEFT = Deadline.RESERVE.plus(scaled(120));

  private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
  private final CountDownLatch never = new CountDownLatch(1);

  /// Excludes the loading of the SDK's classes from the measured time.
  @BeforeAll
  static void makeACallOfEachService() {
    for (ServiceOverHttp service : ServiceOverHttp.values()) {
      new SlowStreamOverHttpTest().arrivalsOf(service, 1, Duration.ZERO, Duration.ofMinutes(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRecordArrivesAtMostTwice(ServiceOverHttp service) {
    AttemptResult<Remainder> reingestion = arrivalsOf(service, 8, CALL, scaled(10));

    assertEquals(List.of(), reingestion.notAccepted());
    assertEquals(8, reingestion.accepted());
    assertEquals(8, arrivals.size());
    assertTrue(arrivals.values().stream().allMatch(times -> times <= 2), arrivals::toString);
  }

  private AttemptResult<Remainder> arrivalsOf(
      ServiceOverHttp service, int records, Duration call, Duration firstTimeout) {
    HttpServer server = slowServer(service, call);
    try (SdkProperties _ = SdkProperties.withServicesOn(server.getAddress().getPort())) {
      long start = System.nanoTime();
      Deadline deadline = new Deadline(() -> LEFT.minusNanos(System.nanoTime() - start));
      return new Reingester(
              2,
              new AttemptPolicy(
                  20, Backoff.DEFAULT, new CallTimeout(firstTimeout), _ -> {}, () -> 0))
          .put(remainders(records), service.target(), deadline);
    } finally {
      server.stop(0);
    }
  }

  private static List<Remainder> remainders(int records) {
    return IntStream.range(0, records)
        .mapToObj(i -> new Remainder(i, ("record-" + i).getBytes(UTF_8), "key-" + i))
        .toList();
  }

  private HttpServer slowServer(ServiceOverHttp service, Duration call) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> serve(exchange, service, call));
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(HttpExchange exchange, ServiceOverHttp service, Duration call)
      throws IOException {
    try (exchange) {
      List<Sent> sent = ServiceOverHttp.sent(exchange.getRequestBody().readAllBytes());
      sent.forEach(each -> arrivals.merge(each.text(), 1, Integer::sum));
      var _ = never.await(call.toMillis(), TimeUnit.MILLISECONDS);
      byte[] answer = service.accepted(sent.size()).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration scaled(int seconds) {
    return Duration.ofMillis((long) (1000 * SCALE * seconds));
  }
}
