package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.reingest.Deadline;
import io.github.firehoselogs.reingest.Reingester;
import io.github.firehoselogs.reingest.StreamTargets;
import io.github.firehoselogs.report.ReportLines;
import io.github.firehoselogs.settings.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// The function that Amazon Data Firehose calls: transforms a batch of CloudWatch Logs envelopes,
/// and puts back into the stream what does not fit into the response.
///
/// One object serves any number of invocations, several at once where the runtime does that.
public final class FirehoseLogsHandler implements RequestHandler<FirehoseEvent, FirehoseResponse> {
  private final Settings settings;
  private final StreamTargets targets;
  private final Reingester reingester;
  private final ReportLines reportLines;

  /// Whether an event came before. Loading the native inflater waits for a second one, so that the
  /// first answer need not wait for it.
  private final AtomicBoolean cameBefore = new AtomicBoolean();

  /// Reads the settings from the environment. Throws where any of them is wrong: the runtime then
  /// reports that the function could not start, with that message.
  public FirehoseLogsHandler() {
    this(Settings.from(System.getenv()), new StreamTargets(), Thread::sleep, System.out);
  }

  /// A handler with `settings` that finds its streams through `targets`, waits with `sleeper`, and
  /// prints its metrics to `metrics`.
  public FirehoseLogsHandler(
      Settings settings, StreamTargets targets, Reingester.Sleeper sleeper, PrintStream metrics) {
    this.settings = settings;
    this.targets = targets;
    this.reingester =
        new Reingester(
            settings.reingestMaxAttempts(),
            settings.reingestBatchRecords(),
            sleeper,
            () -> ThreadLocalRandom.current().nextDouble());
    this.reportLines = new ReportLines(settings.metricsNamespace(), metrics);
  }

  /// A handler like the one above, without metrics.
  public FirehoseLogsHandler(Settings settings, StreamTargets targets, Reingester.Sleeper sleeper) {
    this(
        settings, targets, sleeper, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /// Answers every record of `event` once, in its order. Never throws for what a record holds or a
  /// stream answers.
  @Override
  public FirehoseResponse handleRequest(FirehoseEvent event, Context context) {
    if (cameBefore.getAndSet(true)) {
      EnvelopeDecoder.loadNativeInflater();
    }
    Invocation invocation =
        new Invocation(
            settings,
            InputRecord.of(event),
            targets.of(
                Optional.ofNullable(event.getSourceKinesisStreamArn()),
                Optional.ofNullable(event.getDeliveryStreamArn())));
    invocation.transformRecords();
    invocation.putBack(
        reingester, new Deadline(() -> Duration.ofMillis(context.getRemainingTimeInMillis())));
    FirehoseResponse response = invocation.response();
    reportLines.write(invocation.report(), response, context);
    return response;
  }
}
