package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.reingest.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.StreamTargets;
import io.github.firehoselogs.report.ReportLines;
import io.github.firehoselogs.settings.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/// The function that Amazon Data Firehose calls: transforms a batch of CloudWatch Logs envelopes,
/// and puts back into the stream what does not fit into the response.
///
/// One object serves any number of invocations, several at once where the runtime does that.
public final class FirehoseLogsHandler implements RequestHandler<FirehoseEvent, FirehoseResponse> {
  /// What the records that go back may take of the heap in one invocation: a quarter. As much again
  /// is taken while they are packed together, and some 80 MB by the calls of four full batches.
  private static final long MAX_REMAINDER_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private final Settings settings;
  private final StreamTargets targets;
  private final Reingester reingester;
  private final ReportLines reportLines;
  private final Workspace.Shelf shelf;

  /// Whether an event came before. Loading the native inflater waits for a second one, so that the
  /// first answer need not wait for it.
  private final AtomicBoolean cameBefore = new AtomicBoolean();

  /// Reads the settings from the environment. Throws where any of them is wrong: the runtime then
  /// reports that the function could not start, with that message.
  public FirehoseLogsHandler() {
    this(Settings.from(System.getenv()), new StreamTargets(), new ThreadSleep(), System.out);
  }

  /// A handler with `settings` that finds its streams through `targets`, waits with `sleeper`, and
  /// prints the line of each invocation to `out`.
  public FirehoseLogsHandler(
      Settings settings, StreamTargets targets, Reingester.Sleeper sleeper, PrintStream out) {
    this.settings = settings;
    this.targets = targets;
    this.reingester =
        new Reingester(
            settings.reingestMaxAttempts(), settings.reingestBatchRecords(), sleeper, new Jitter());
    this.reportLines = new ReportLines(settings.metricsNamespace(), out);
    this.shelf = new Workspace.Shelf(settings);
  }

  /// A handler like the one above that prints nothing.
  public FirehoseLogsHandler(Settings settings, StreamTargets targets, Reingester.Sleeper sleeper) {
    this(
        settings, targets, sleeper, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  private static final class ThreadSleep implements Reingester.Sleeper {
    @Override
    public void sleep(Duration delay) throws InterruptedException {
      Thread.sleep(delay);
    }
  }

  /// Random numbers in `[0, 1)`. Not of a thread's generator, which every process restored from one
  /// snapshot would go on with alike.
  private static final class Jitter implements DoubleSupplier {
    @Override
    public double getAsDouble() {
      return Generator.RANDOM.nextDouble();
    }

    /// Made when something has to wait, and not at the start.
    private static final class Generator {
      static final SecureRandom RANDOM = new SecureRandom();
    }
  }

  /// Answers every record of `event` once, in its order. Never throws for what a record holds or a
  /// stream answers.
  @Override
  public FirehoseResponse handleRequest(FirehoseEvent event, Context context) {
    if (cameBefore.getAndSet(true)) {
      EnvelopeDecoder.loadNativeInflater();
    }
    Invocation invocation = new Invocation(settings, event, targets, MAX_REMAINDER_BYTES);
    Workspace workspace = shelf.take();
    invocation.transformRecords(workspace);
    shelf.giveBack(workspace);
    if (invocation.goesRound()) {
      invocation.putBack(
          reingester, new Deadline(() -> Duration.ofMillis(context.getRemainingTimeInMillis())));
    }
    FirehoseResponse response = invocation.response();
    report(invocation, response, context);
    return response;
  }

  /// An answer is not lost for want of its log lines: Firehose would send the whole event again, and
  /// what was put back would be there twice.
  private void report(Invocation invocation, FirehoseResponse response, Context context) {
    try {
      reportLines.write(invocation.report(), response, context);
    } catch (RuntimeException | OutOfMemoryError e) {
      System.err.println("report: " + e.getClass().getName());
    }
  }
}
