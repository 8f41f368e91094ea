package io.github.firehoselogs.tools.accept.traffic;

import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.accept.account.Calls;
import io.github.firehoselogs.tools.accept.account.Cleanup;
import io.github.firehoselogs.tools.accept.account.Stack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.Distribution;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;

/// A log group of its own that writes into the stack's stream.
public final class LogSender {
  private final CloudWatchLogsClient logs;
  private final Run run;

  public LogSender(CloudWatchLogsClient logs, Run run) {
    this.logs = logs;
    this.run = run;
  }

  /// Creates the log group and subscribes the stream of `stack`, unless the stack subscribes every
  /// log group. `cleanup` removes it.
  public void create(Stack stack, Cleanup cleanup) {
    String group = run.logGroup();
    Calls.call(
        "logs:CreateLogGroup", () -> logs.createLogGroup(request -> request.logGroupName(group)));
    cleanup.add("the log group " + group, this::delete);
    if (!stack.subscribesAll()) {
      Calls.call(
          "logs:PutSubscriptionFilter and iam:PassRole",
          () -> logs.putSubscriptionFilter(subscription(stack)));
    }
  }

  /// Lets the events expire, in case the log group cannot be deleted.
  public void expire() {
    Calls.call(
        "logs:PutRetentionPolicy",
        () ->
            logs.putRetentionPolicy(
                request -> request.logGroupName(run.logGroup()).retentionInDays(1)));
  }

  private void delete() {
    Calls.call(
        "logs:DeleteLogGroup",
        () -> logs.deleteLogGroup(request -> request.logGroupName(run.logGroup())));
  }

  private PutSubscriptionFilterRequest subscription(Stack stack) {
    PutSubscriptionFilterRequest.Builder request =
        PutSubscriptionFilterRequest.builder()
            .logGroupName(run.logGroup())
            .filterName(stack.name())
            .filterPattern("")
            .destinationArn(stack.output("SubscriptionDestinationArn"))
            .roleArn(stack.output("SubscriptionRoleArn"));
    return stack.readsKinesis()
        ? request.distribution(Distribution.RANDOM).build()
        : request.build();
  }

  /// Sends the events. Returns when CloudWatch Logs accepted each, by number.
  public Map<Integer, Instant> send(List<TestEvent> events, InstantSource clock) {
    Map<Integer, Instant> sent = new TreeMap<>();
    Map<String, List<TestEvent>> byStream =
        events.stream()
            .collect(
                Collectors.groupingBy(TestEvent::logStream, TreeMap::new, Collectors.toList()));
    byStream.forEach((stream, ofStream) -> {
      Calls.call(
          "logs:CreateLogStream",
          () ->
              logs.createLogStream(
                  request -> request.logGroupName(run.logGroup()).logStreamName(stream)));
      for (List<TestEvent> batch : PutBatches.of(ofStream)) {
        put(stream, batch);
        batch.forEach(each -> sent.put(each.number(), clock.instant()));
      }
    });
    return sent;
  }

  private void put(String stream, List<TestEvent> batch) {
    List<InputLogEvent> entries =
        batch.stream()
            .map(each ->
                InputLogEvent.builder().timestamp(each.timestamp()).message(each.message()).build())
            .toList();
    PutLogEventsResponse response =
        Calls.call(
            "logs:PutLogEvents",
            () ->
                logs.putLogEvents(request ->
                    request.logGroupName(run.logGroup()).logStreamName(stream).logEvents(entries)));
    if (response.rejectedLogEventsInfo() != null) {
      throw new RunFailedException(
          "logs:PutLogEvents: rejected log events: " + response.rejectedLogEventsInfo());
    }
  }
}
