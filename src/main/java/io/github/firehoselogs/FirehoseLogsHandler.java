package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.attempts.Sleeper;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.opensearch.Indexing;
import io.github.firehoselogs.opensearch.OpenSearch;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.opensearch.http.HttpConnection;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.report.ReportLines;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.workspace.BufferPool;
import io.github.firehoselogs.workspace.Workspace;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// The function that Amazon Data Firehose calls: transforms a batch of CloudWatch Logs envelopes,
/// and puts everything that does not fit into the response back into the stream.
///
/// One instance handles any number of invocations, concurrent ones included.
public final class FirehoseLogsHandler implements RequestHandler<FirehoseEvent, FirehoseResponse> {
  /// The maximum heap that remainders may take in one invocation: a quarter. Aggregation may need
  /// the same amount again, and calls with four full batches take about 80 MB.
  private static final long MAX_REMAINDER_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private final Settings settings;
  private final StreamTargets targets;
  private final Reingester reingester;
  private final Optional<OpenSearch> openSearch;
  private final ReportLines reportLines;
  private final BufferPool buffers;

  /// Whether this instance has handled an event. The second event loads the native inflater, so
  /// that the first answer does not wait for it.
  private final AtomicBoolean handledEvent = new AtomicBoolean();

  /// Creates the handler that Lambda calls, with settings from the environment, which it logs. Throws
  /// if any of them is invalid; the runtime then reports the message of the exception as the reason why the
  /// function failed to start.
  public FirehoseLogsHandler() {
    this(Settings.from(System.getenv()), new StreamTargets(), new ThreadSleep(), System.out);
    reportLines.start(settings.effective());
  }

  /// A handler with `settings` that finds its streams through `targets`, waits with `sleeper`, and
  /// prints the line of each invocation to `out`.
  public FirehoseLogsHandler(
      Settings settings, StreamTargets targets, Sleeper sleeper, PrintStream out) {
    this(settings, targets, connection(settings), sleeper, out);
  }

  /// A handler that indexes documents through `connection` if its settings have an OpenSearch
  /// endpoint.
  public FirehoseLogsHandler(
      Settings settings,
      StreamTargets targets,
      Optional<SearchConnection> connection,
      Sleeper sleeper,
      PrintStream out) {
    this.settings = settings;
    this.targets = targets;
    Jitter jitter = new Jitter();
    this.reingester =
        new Reingester(
            settings.reingestMaxAttempts(), settings.reingestBatchRecords(), sleeper, jitter);
    this.openSearch =
        connection.isEmpty() || settings.openSearch().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new OpenSearch(settings.openSearch().get(), connection.get(), sleeper, jitter));
    this.reportLines = new ReportLines(settings.metricsNamespace(), out);
    this.buffers = new BufferPool(settings);
    if (openSearch.isPresent() && !settings.openSearch().get().ids()) {
      reportLines.warn(
          "OPENSEARCH_IDS=false: documents have no ids, so a repeated request or record creates a"
              + " second document");
    }
  }

  private static Optional<SearchConnection> connection(Settings settings) {
    return settings.openSearch().isEmpty()
        ? Optional.empty()
        : Optional.of(new HttpConnection(settings.openSearch().get()));
  }

  /// A handler that prints nothing.
  public FirehoseLogsHandler(Settings settings, StreamTargets targets, Sleeper sleeper) {
    this(
        settings, targets, sleeper, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  private static final class ThreadSleep implements Sleeper {
    @Override
    public void sleep(Duration delay) throws InterruptedException {
      Thread.sleep(delay);
    }
  }

  /// Returns random numbers in `[0, 1)` from a secure generator. If a user enables SnapStart, any
  /// other generator would have the same state in all processes.
  private static final class Jitter implements DoubleSupplier {
    @Override
    public double getAsDouble() {
      return Generator.RANDOM.nextDouble();
    }

    /// Creates the generator when a call first has to wait, not at the start.
    private static final class Generator {
      static final SecureRandom RANDOM = new SecureRandom();
    }
  }

  /// Answers every record of `event` once, in its order. Never throws because of a record's content
  /// or a stream's answer.
  @Override
  public FirehoseResponse handleRequest(FirehoseEvent event, Context context) {
    if (handledEvent.getAndSet(true)) {
      EnvelopeDecoder.loadNativeInflater();
    }
    Invocation invocation = new Invocation(settings, event, targets, MAX_REMAINDER_BYTES);
    transformRecords(invocation, context);
    if (invocation.hasRemainders()) {
      invocation.putBack(reingester, new Deadline(new Remaining(context)));
    }
    FirehoseResponse response = invocation.response();
    report(invocation, response, context);
    return response;
  }

  private void transformRecords(Invocation invocation, Context context) {
    Workspace workspace = buffers.acquire();
    if (openSearch.isEmpty()) {
      invocation.transformRecords(workspace, Optional.empty());
    } else {
      try (Indexing indexing = openSearch.get().begin(new Remaining(context))) {
        invocation.transformRecords(workspace, Optional.of(indexing));
      }
    }
    buffers.release(workspace);
  }

  /// The remaining time of an invocation. This is a class because a lambda would be linked before
  /// the first answer.
  private record Remaining(Context context) implements Supplier<Duration> {
    @Override
    public Duration get() {
      return Duration.ofMillis(context.getRemainingTimeInMillis());
    }
  }

  /// Writes the report. A failure here must not lose the response: Firehose would send the whole
  /// event again, and its remainders would be put back twice.
  private void report(Invocation invocation, FirehoseResponse response, Context context) {
    try {
      reportLines.write(invocation.report(), response, context);
    } catch (RuntimeException | OutOfMemoryError e) {
      System.err.println("report: " + e.getClass().getName());
    }
  }
}
