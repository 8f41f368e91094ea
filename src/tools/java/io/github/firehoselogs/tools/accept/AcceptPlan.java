package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.tools.accept.account.Deployed;
import io.github.firehoselogs.tools.accept.account.Place;
import io.github.firehoselogs.tools.accept.account.Stack;
import io.github.firehoselogs.tools.accept.traffic.Run;
import io.github.firehoselogs.tools.accept.traffic.TestEvent;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Says before a run what it creates and about what it costs.
final class AcceptPlan {
  /// CloudWatch Logs, and Firehose with dynamic partitioning, in dollars per GB.
  private static final double LOGS_GB = 0.50;

  private static final double FIREHOSE_GB = 0.029 + 0.02;

  /// Requests to S3 and CloudWatch, objects, invocations.
  private static final double REQUESTS = 0.01;

  private AcceptPlan() {}

  static void print(Run run, Deployed deployed, List<TestEvent> events, PrintStream out) {
    Stack stack = deployed.stack();
    double gb = events.stream().mapToLong(TestEvent::bytes).sum() / 1e9;
    out.printf(Locale.ROOT, "stack %s in %s, run %s%n", stack.name(), stack.region(), run.id());
    out.printf("creates the log group %s, subscribed to the stack's stream%n", run.logGroup());
    out.printf(
        Locale.ROOT,
        "sends %,d log events, %.1f MB, for about $%.2f%n",
        events.size(),
        gb * 1e3,
        gb * (LOGS_GB + FIREHOSE_GB) + REQUESTS);
    out.println(
        deployed.place() instanceof Place.Index index
            ? "leaves its documents in " + index.pattern() + ", with " + run.marker() + " in each"
            : "removes the log group and its own objects at the end");
  }
}
