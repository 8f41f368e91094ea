package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.accept.account.Cleanup;
import io.github.firehoselogs.tools.accept.account.Deployed;
import io.github.firehoselogs.tools.accept.account.MissingPermissionException;
import io.github.firehoselogs.tools.accept.account.Place;
import io.github.firehoselogs.tools.accept.account.Stack;
import io.github.firehoselogs.tools.accept.arrival.ArrivalReader;
import io.github.firehoselogs.tools.accept.arrival.BucketReader;
import io.github.firehoselogs.tools.accept.arrival.ErrorReader;
import io.github.firehoselogs.tools.accept.arrival.Failure;
import io.github.firehoselogs.tools.accept.arrival.IndexReader;
import io.github.firehoselogs.tools.accept.arrival.Objects;
import io.github.firehoselogs.tools.accept.arrival.Partitions;
import io.github.firehoselogs.tools.accept.arrival.Prefix;
import io.github.firehoselogs.tools.accept.metrics.Billed;
import io.github.firehoselogs.tools.accept.metrics.StreamMetrics;
import io.github.firehoselogs.tools.accept.traffic.Expectation;
import io.github.firehoselogs.tools.accept.traffic.Expected;
import io.github.firehoselogs.tools.accept.traffic.LogSender;
import io.github.firehoselogs.tools.accept.traffic.Run;
import io.github.firehoselogs.tools.accept.traffic.TestEvent;
import io.github.firehoselogs.tools.accept.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One acceptance run of a stack.
public final class Accept {
  private static final Duration POLL = Duration.ofSeconds(10);

  /// After the last log event, for those that arrive a second time.
  private static final Duration SETTLE = Duration.ofSeconds(60);

  /// How long CloudWatch may take for its metrics.
  private static final Duration METRICS = Duration.ofMinutes(6);

  private static final Duration METRICS_POLL = Duration.ofSeconds(60);

  private final AcceptRequest request;
  private final Surroundings around;
  private final Cleanup cleanup;
  private final AcceptReport report;
  private final Deployed deployed;
  private final Run run;

  private Accept(AcceptRequest request, Surroundings around, Cleanup cleanup) {
    this.request = request;
    this.around = around;
    this.cleanup = cleanup;
    report = new AcceptReport(around.out());
    Stack stack = Stack.read(around.account().stacks(), request.stack());
    deployed = Deployed.of(stack, around.template(), request.endpoint());
    run = Run.of(around.random().nextInt(), stack.name(), around.clock().instant());
  }

  /// Sends log events through the stack, prints what arrives, and removes what it created, also if
  /// the process is stopped. Returns whether all was right.
  public static boolean run(AcceptRequest request, Surroundings around)
      throws InterruptedException {
    Cleanup cleanup = new Cleanup(around.out());
    Thread hook = new Thread(cleanup::close);
    Runtime.getRuntime().addShutdownHook(hook);
    try (cleanup) {
      return new Accept(request, around, cleanup).run();
    } catch (MissingPermissionException e) {
      throw new RunFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      removeHook(hook);
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is being stopped, and the hook runs.
    }
  }

  private boolean run() throws InterruptedException {
    if (deployed.place() instanceof Place.Unreadable unreadable) {
      throw new RunFailedException("stack " + request.stack() + ": " + unreadable.reason());
    }
    List<TestEvent> events =
        new ArrayList<>(
            Traffic.of(run, request.events(), variable("TRANSFORM"), variable("REDACT")));
    Map<Integer, Expected> expected =
        Expectation.of(run, deployed.stack().account(), deployed.environment(), events);
    leaveOutFailing(events, expected);
    Objects objects = objects();
    ArrivalReader reader = reader(objects, expected);
    reader.read(false);
    AcceptPlan.print(run, deployed, events, around.out());
    LogSender sender = new LogSender(around.account().logs(), run);
    sender.create(deployed.stack(), cleanup);
    optional("the events of the log group do not expire", sender::expire);
    Map<Integer, Instant> accepted = sender.send(events, around.clock());
    around.out().printf("sent; waiting up to %d minutes%n", request.timeout().toMinutes());
    Findings.Sent sent = new Findings.Sent(events, expected, accepted);
    check(sent, reader, objects);
    printMetrics(events);
    if (reader.shared() > 0) {
      around.out().printf("left: %d objects that have lines of others, too%n", reader.shared());
    }
    if (request.keep()) {
      cleanup.keep();
    }
    return report.end();
  }

  private String variable(String name) {
    return deployed.variable(name);
  }

  private void leaveOutFailing(List<TestEvent> events, Map<Integer, Expected> expected) {
    int before = events.size();
    events.removeIf(each -> expected.get(each.number()) instanceof Expected.Failing);
    if (events.size() < before) {
      report.unchecked(
          (before - events.size()) + " log events whose record fails by the settings", false);
      expected.values().removeIf(Expected.Failing.class::isInstance);
    }
    if (variable("REDACT").contains("/")) {
      report.unchecked("the regular expressions of REDACT", false);
    }
  }

  private Objects objects() {
    String bucket = deployed.stack().output("BucketName");
    return new Objects(around.account().objects(), bucket, run.start());
  }

  private ArrivalReader reader(Objects objects, Map<Integer, Expected> expected) {
    return switch (deployed.place()) {
      case Place.Bucket bucket -> {
        Set<Map<String, String>> partitions = new HashSet<>();
        for (Expected each : expected.values()) {
          if (each instanceof Expected.Delivered delivered) {
            partitions.add(delivered.partitionKeys());
          }
        }
        yield new BucketReader(
            run,
            objects,
            prefix(bucket.prefix()),
            partitions,
            new BucketReader.Ends(around.clock(), cleanup));
      }
      case Place.Index index ->
          new IndexReader(run, around.search().apply(index), index.pattern(), around.clock());
      case Place.Unreadable unreadable -> throw new IllegalStateException(unreadable.reason());
    };
  }

  private Prefix prefix(String expression) {
    return new Prefix(expression, ZoneId.of(variable("TIME_ZONE")));
  }

  /// Waits for the log events, and checks them.
  private void check(Findings.Sent sent, ArrivalReader reader, Objects objects)
      throws InterruptedException {
    Optional<ErrorReader> errors =
        deployed
            .errorPrefix()
            .map(text -> new ErrorReader(run, objects, prefix(text).constantPart()));
    List<Failure> failures = new ArrayList<>();
    Instant end = around.clock().instant().plus(request.timeout());
    reader.read(false);
    while (!Findings.of(sent, reader.arrivals(), failures).isComplete()
        && around.clock().instant().isBefore(end)) {
      around.pause().sleep(POLL);
      reader.read(false);
      optional("the error prefix", () -> errors.ifPresent(each -> failures.addAll(each.read())));
    }
    around.pause().sleep(SETTLE);
    reader.read(true);
    optional("the error prefix", () -> errors.ifPresent(each -> failures.addAll(each.read())));
    if (!objects.isComplete()) {
      report.unchecked("all objects: the bucket has too many; a second delivery may exist", false);
    }
    report.print(Findings.of(sent, reader.arrivals(), failures));
    if (deployed.place() instanceof Place.Bucket bucket) {
      boolean first = !variable("PARTITION_MODE").equals("exact");
      report.print(
          Partitions.of(
              prefix(bucket.prefix()), first, sent.expected(), sent.accepted(), reader.arrivals()));
    }
  }

  /// Does something that the result does not depend on.
  private void optional(String what, Runnable action) {
    try {
      action.run();
    } catch (MissingPermissionException e) {
      report.unchecked(what + ": " + e.getMessage(), false);
    }
  }

  private void printMetrics(List<TestEvent> events) throws InterruptedException {
    StreamMetrics metrics = new StreamMetrics(around.account().metrics(), deployed);
    try {
      Instant end = around.clock().instant().plus(METRICS);
      Map<String, Double> found = metrics.read(run.start(), around.clock().instant());
      while (found.keySet().stream().noneMatch(name -> name.startsWith("AWS/Firehose"))
          && around.clock().instant().isBefore(end)) {
        around.pause().sleep(METRICS_POLL);
        found = metrics.read(run.start(), around.clock().instant());
      }
      if (found.isEmpty()) {
        report.unchecked("what AWS counted: CloudWatch has no metrics yet", false);
      }
      double bytes = events.stream().mapToLong(TestEvent::bytes).sum();
      report.print(new Billed(found, bytes, events.size()), variable("METRICS_NAMESPACE"));
    } catch (MissingPermissionException | RunFailedException e) {
      report.unchecked("what AWS counted: " + e.getMessage(), false);
    }
  }
}
