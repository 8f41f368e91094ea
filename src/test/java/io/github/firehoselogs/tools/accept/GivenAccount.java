package io.github.firehoselogs.tools.accept;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.tools.accept.account.Account;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// An account with a deployed stack, in memory. Logs are delivered while the run waits, by the real
/// function, and then perhaps spoiled.
final class GivenAccount {
  static final String GROUP = "AWSLogs/111122223333/eu-west-1/AmazonLinux2/";
  private static final Template TEMPLATE = Template.ofProject();

  /// One log event that was sent.
  record Logged(String group, String stream, long timestamp, String message) {}

  /// One object in the bucket.
  record Stored(byte[] body, Instant written) {}

  /// Changes what is delivered.
  interface Spoiling {
    void deliver(GivenAccount account, int number, String key, byte[] data);
  }

  final Map<String, String> parameters = new TreeMap<>();
  final Map<String, String> outputs = new TreeMap<>();
  final Map<String, String> environment = new TreeMap<>();
  final Set<String> denied = new HashSet<>();
  final Set<String> groups = new HashSet<>();
  final Map<String, Stored> objects = new LinkedHashMap<>();
  final Map<String, List<Double>> metrics = new TreeMap<>();
  final List<Duration> pauses = new ArrayList<>();
  final List<Logged> waiting = new ArrayList<>();
  final List<Map<String, String>> subscriptions = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Spoiling spoiling = (account, _, key, data) -> account.store(key, data);
  private Duration delay = Duration.ZERO;
  private int delivered;
  Instant now = Instant.parse("2025-03-14T10:20:30Z");

  GivenAccount() {
    outputs.put("BucketName", "the-bucket");
    outputs.put("DeliveryStreamName", "logs-s3-direct-put");
    outputs.put("FunctionArn", "arn:aws:lambda:eu-west-1:111122223333:function:transform");
    outputs.put("SubscriptionRoleArn", "arn:aws:iam::111122223333:role/subscription");
    outputs.put(
        "SubscriptionDestinationArn",
        "arn:aws:firehose:eu-west-1:111122223333:deliverystream/logs-s3-direct-put");
    metrics.put("AWS/Firehose IncomingBytes", List.of(1_000.0, 500.0));
    metrics.put("AWS/Firehose IncomingRecords", List.of(3.0));
  }

  /// Sets a parameter of the stack, and the variable of the function that it becomes.
  GivenAccount with(String parameter, String variable, String value) {
    parameters.put(parameter, value);
    environment.put(variable, value);
    return this;
  }

  GivenAccount spoilt(Spoiling how) {
    spoiling = how;
    return this;
  }

  /// Delivers only after this time.
  GivenAccount delayed(Duration time) {
    delay = time;
    return this;
  }

  GivenAccount denying(String action) {
    denied.add(action);
    return this;
  }

  Account account() {
    return new Account(
        new GivenClients.Stacks(this),
        new GivenClients.Logs(this),
        new GivenClients.Bucket(this),
        new GivenClients.Metrics(this));
  }

  boolean accept() throws InterruptedException {
    return accept(new AcceptRequest("logs", Optional.empty(), 60, Duration.ofMinutes(5), false));
  }

  boolean accept(AcceptRequest request) throws InterruptedException {
    return Accept.run(
        request,
        new Surroundings(
            account(),
            _ -> {
              throw new IllegalStateException("nothing is searched here");
            },
            TEMPLATE,
            () -> now,
            this::pause,
            new SplittableRandom(7),
            new PrintStream(out, true, UTF_8)));
  }

  String printed() {
    return out.toString(UTF_8);
  }

  void check(String action) {
    if (denied.contains(action)) {
      throw AwsServiceException.builder()
          .statusCode(403)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("AccessDenied")
                  .errorMessage("User is not authorized")
                  .build())
          .build();
    }
  }

  void store(String key, byte[] data) {
    String unique = objects.containsKey(key) ? key + "-" + objects.size() : key;
    objects.put(unique, new Stored(GivenEnvelope.gzip(data), now));
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
    delay = delay.minus(duration);
    if (!delay.isPositive()) {
      deliver();
    }
  }

  /// Delivers each log event as an object of its own.
  private void deliver() {
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(environment), new GivenStreams().targets(), _ -> {});
    for (Logged each : waiting) {
      byte[] envelope =
          new GivenEnvelope(each.group, each.stream, List.of())
              .withEvent(each.timestamp, each.message)
              .gzip();
      GivenEvent event = GivenEvent.directPut().with("1", envelope);
      Outcome outcome =
          handler.handleRequest(event.read(), new GivenContext()).records().getFirst();
      if (outcome instanceof Outcome.Ok ok) {
        int number = delivered++;
        spoiling.deliver(this, number, key(each, number), ok.data());
      }
    }
    waiting.clear();
  }

  private String key(Logged event, int number) {
    ZoneId zone = ZoneId.of(environment.getOrDefault("TIME_ZONE", ZoneOffset.UTC.getId()));
    String time =
        DateTimeFormatter.ofPattern("yyyy/MM/dd/HH")
            .withZone(zone)
            .format(Instant.ofEpochMilli(event.timestamp));
    return GROUP + event.stream + "/" + time + "/object-" + number + ".log.gz";
  }
}
