package io.github.firehoselogs.warmup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/// Runs made-up events through handlers, read and answered as the runtime does it.
public final class WarmUp {
  /// As often as C2 needs to have compiled what events spend their time in (`exec:exec@start`). In
  /// two times, as what is compiled is dropped where the large events come to something new.
  private static final int TIMES = 2;

  private static final int ROUNDS = 75;

  /// Large events let the heap grow to what such an event takes.
  private static final int LARGE_ROUNDS = 10;

  /// The longest that C2 takes for a method of ours is a fifth of this.
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /// Ten seconds: more does not pay.
  private static final int MAX_LOOKS = 50;

  private final List<RequestHandler<FirehoseEvent, FirehoseResponse>> handlers;
  private final Duration most;
  private final Context context = new SilentContext();
  private final FirehoseSerializer serializer = new FirehoseSerializer();

  /// `handlers` see every event, for `most` at the most: what users have set may be slow. They must
  /// not call anyone.
  public WarmUp(List<RequestHandler<FirehoseEvent, FirehoseResponse>> handlers, Duration most) {
    this.handlers = handlers;
    this.most = most;
  }

  /// Runs all events many times, and a large one a few times.
  public void run() throws InterruptedException {
    long start = System.nanoTime();
    for (int time = 0; time < TIMES; time++) {
      run(WarmUpEvents.all(), ROUNDS, start);
      run(List.of(WarmUpEvents.large()), LARGE_ROUNDS, start);
      awaitCompilers();
    }
  }

  /// Waits until nothing is left to compile, as far as the compilers' time tells: what is left when
  /// the snapshot is taken would be compiled while a first event waits.
  private static void awaitCompilers() throws InterruptedException {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    if (compilers == null || !compilers.isCompilationTimeMonitoringSupported()) {
      return;
    }
    long before = -1;
    for (int i = 0; i < MAX_LOOKS && compilers.getTotalCompilationTime() > before; i++) {
      before = compilers.getTotalCompilationTime();
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private void run(List<byte[]> events, int rounds, long start) {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    for (int round = 0; round < rounds; round++) {
      for (byte[] event : events) {
        for (RequestHandler<FirehoseEvent, FirehoseResponse> handler : handlers) {
          if (System.nanoTime() - start >= most.toNanos()) {
            return;
          }
          response.reset();
          answer(event, handler, response);
        }
      }
    }
  }

  private void answer(
      byte[] json,
      RequestHandler<FirehoseEvent, FirehoseResponse> handler,
      ByteArrayOutputStream response) {
    FirehoseEvent event = serializer.fromJson(new ByteArrayInputStream(json), FirehoseEvent.class);
    serializer.toJson(handler.handleRequest(event, context), response, FirehoseResponse.class);
  }
}
