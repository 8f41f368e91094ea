package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.SlowStream.Behaviour;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Streams that hang: in every case, putting back ends while the invocation still has time to
/// answer. The only tests here that measure real time; none of them waits by itself.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SlowAnswersOverHttpTest {
  private static final Duration REMAINING = Deadline.RESERVE.plusMillis(800);

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  /// Excludes the loading of the SDK's classes from the measured time.
  @BeforeAll
  static void makeACallOfEachService() {
    try (SlowStream stream = new SlowStream(new Behaviour.Answers("{}"));
        SdkProperties _ = SdkProperties.withServicesOn(stream.port())) {
      for (ServiceOverHttp service : ServiceOverHttp.values()) {
        service.target().put(List.of(record(0, 1)), Duration.ofSeconds(30));
      }
    }
  }

  static Stream<Arguments> hangingStreams() {
    return Stream.of(ServiceOverHttp.values())
        .flatMap(service ->
            Stream.of(
                    new Behaviour.NeverAnswers(),
                    new Behaviour.NeverReads(),
                    new Behaviour.Dribbles("HTTP/1.1 200 OK\r\nX-Dribble: "),
                    new Behaviour.Dribbles("HTTP/1.1 200 OK\r\n\r\n"),
                    new Behaviour.Dribbles("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"),
                    new Behaviour.Dribbles(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n{"),
                    new Behaviour.Dribbles("HTTP/1.1 500 Oh\r\nContent-Length: 9999\r\n\r\n{"))
                .map(behaviour -> Arguments.of(service, behaviour)));
  }

  @ParameterizedTest
  @MethodSource("hangingStreams")
  void hangingStreamEndsInTime(ServiceOverHttp service, Behaviour behaviour) {
    try (SlowStream stream = new SlowStream(behaviour);
        SdkProperties _ = SdkProperties.withServicesOn(stream.port())) {
      assertEndsInTime(service, largeBatch());
      assertEquals(1, stream.connections());
    }
  }

  /// The kernel accepts no more connections: connecting to the stream hangs, not the call.
  @ParameterizedTest
  @EnumSource
  void unreachableStreamEndsInTime(ServiceOverHttp service) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SdkProperties _ = SdkProperties.withServicesOn(server.getLocalPort())) {
      List<Socket> queued = fillQueue(server);
      assertEndsInTime(service, List.of(record(0, 10)));
      for (Socket each : queued) {
        each.close();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void hangingCallIsRetried(ServiceOverHttp service) {
    Behaviour hangs = new Behaviour.NeverAnswers();
    try (SlowStream stream =
            new SlowStream(hangs, hangs, new Behaviour.Answers(service.accepted(1)));
        SdkProperties _ = SdkProperties.withServicesOn(stream.port())) {
      Deadline halfASecondMore =
          new Deadline(() -> Deadline.RESERVE.plus(Deadline.MIN_CALL).plusMillis(100));

      AttemptResult<Remainder> reingestion =
          reingester().put(List.of(record(0, 10)), service.target(), halfASecondMore);

      assertEquals(new AttemptResult<>(List.of(), 1, 3, 0), reingestion);
      assertEquals(3, stream.connections());
      assertEquals(List.of(Duration.ofMillis(50), Duration.ofMillis(100)), pauses);
      assertFalse(Thread.interrupted(), "the thread is left interrupted");
    }
  }

  private void assertEndsInTime(ServiceOverHttp service, List<Remainder> batch) {
    StreamTarget target = service.target();
    long start = System.nanoTime();
    Deadline deadline = new Deadline(() -> REMAINING.minusNanos(System.nanoTime() - start));

    AttemptResult<Remainder> reingestion =
        assertTimeoutPreemptively(
            REMAINING,
            () -> {
              AttemptResult<Remainder> ended = reingester().put(batch, target, deadline);
              assertFalse(Thread.interrupted(), "the thread is left interrupted");
              return ended;
            });

    assertEquals(0, reingestion.accepted());
    assertEquals(1, reingestion.attempts());
    assertEquals(batch, reingestion.notAccepted().stream().map(NotAccepted::element).toList());
    String reason = reingestion.notAccepted().getFirst().reason();
    assertTrue(
        reason.endsWith(", and the invocation has no time left for another attempt"), () -> reason);
  }

  private Reingester reingester() {
    return new Reingester(20, 500, pauses::add, () -> 0.5);
  }

  /// Nearly the 4 MB that both services take, more than sockets buffer.
  private static List<Remainder> largeBatch() {
    return IntStream.range(0, 4).mapToObj(i -> record(i, 990_000)).toList();
  }

  private static Remainder record(int number, int bytes) {
    return new Remainder(number, new byte[bytes], "key-" + number);
  }

  private static List<Socket> fillQueue(ServerSocket server) {
    List<Socket> queued = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 100);
      } catch (IOException _) {
        return queued;
      }
    }
    return queued;
  }
}
