package io.github.firehoselogs.tools.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
  private static final String SECRETS =
      "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,password";

  private final GivenAccount account = new GivenAccount();

  private void assertPrinted(String text) {
    assertTrue(account.printed().contains(text), account::printed);
  }

  @Test
  void goodStackIsAccepted() throws Exception {
    account.with("Redact", "REDACT", SECRETS);
    assertTrue(account.accept(), account::printed);
    assertPrinted("ok  69 of 69 log events arrived once");
    assertPrinted("ok  latency 10 s (p50), 10 s (p99), 10 s (max)");
    assertPrinted("ok  10 secrets redacted");
    assertPrinted("ok  69 log events in their partition, 0 in that of their record");
    assertPrinted("\naccepted\n");
    assertEquals(Set.of(), account.groups);
    assertEquals(Map.of(), account.objects);
  }

  @Test
  void planIsPrintedBeforehand() throws Exception {
    account.accept();
    List<String> lines = account.printed().lines().toList();
    assertTrue(lines.get(0).startsWith("stack logs in eu-west-1, run "), account::printed);
    assertTrue(lines.get(1).startsWith("creates the log group /firehose-logs/accept/logs/"));
    assertEquals("sends 59 log events, 0.5 MB, for about $0.01", lines.get(2));
  }

  @Test
  void streamIsSubscribedLikeTheStack() throws Exception {
    account.accept();
    Map<String, String> subscription = account.subscriptions.getFirst();
    assertEquals(
        account.outputs.get("SubscriptionDestinationArn"), subscription.get("destination"));
    assertEquals(account.outputs.get("SubscriptionRoleArn"), subscription.get("role"));
    assertEquals("null", subscription.get("distribution"));
  }

  @Test
  void accountPolicyNeedsNoFilter() throws Exception {
    account.parameters.put("AllLogGroups", "yes");
    assertTrue(account.accept(), account::printed);
    assertEquals(List.of(), account.subscriptions);
  }

  @Test
  void duplicateIsDetected() throws Exception {
    account.spoilt((to, number, key, data) -> {
      to.store(key, data);
      if (number == 3) {
        to.store(key + "-again", data);
      }
    });
    assertFalse(account.accept());
    assertPrinted("58 of 59 log events arrived once");
    assertPrinted("BAD 2 log events found more than once");
  }

  @Test
  void missingEventIsDetected() throws Exception {
    account.spoilt((to, number, key, data) -> {
      if (number != 0) {
        to.store(key, data);
      }
    });
    assertFalse(account.accept());
    assertPrinted("BAD 58 of 59 log events arrived once");
    assertPrinted("BAD 1 log events missing\n      1 burst");
  }

  @Test
  void failedRecordIsFoundUnderErrors() throws Exception {
    account.spoilt((to, number, key, data) -> {
      if (number == 5) {
        String original = Base64.getEncoder().encodeToString(GivenEnvelope.gzip(data));
        String line =
            "{\"errorCode\":\"Lambda.FunctionError\",\"errorMessage\":\"no\",\"rawData\":\""
                + original
                + "\"}\n";
        to.store("errors/processing-failed/2025/03/14/10/x", line.getBytes(UTF_8));
      } else {
        to.store(key, data);
      }
    });
    assertFalse(account.accept());
    assertPrinted("BAD 1 log events under the error prefix");
    assertPrinted("Lambda.FunctionError: no in errors/processing-failed/2025/03/14/10/x");
  }

  @Test
  void wrongPartitionIsDetected() throws Exception {
    account.spoilt((to, number, key, data) ->
        to.store(number == 9 ? key.replace("/2025/", "/2024/") : key, data));
    assertFalse(account.accept());
    assertPrinted("BAD 58 log events in their partition, 0 in that of their record");
    assertPrinted("BAD 1 log events in a wrong partition");
    assertPrinted("in " + GivenAccount.GROUP);
  }

  /// The function of the account does not have the settings of its stack.
  @Test
  void leakedSecretIsDetected() throws Exception {
    account.with("Redact", "REDACT", SECRETS);
    account.environment.remove("REDACT");
    assertFalse(account.accept());
    assertPrinted("BAD 10 log events delivered with their secret");
  }

  @Test
  void excludedEventMustNotArrive() throws Exception {
    account.with("Exclude", "EXCLUDE", "\"took\":17,\"ok\"");
    account.environment.remove("EXCLUDE");
    assertFalse(account.accept());
    assertPrinted("log events delivered although the settings exclude them");
  }

  @Test
  void excludedEventIsNotMissed() throws Exception {
    account.with("Exclude", "EXCLUDE", "\"took\":17,\"ok\"");
    assertTrue(account.accept(), account::printed);
    assertPrinted("ok  41 of 41 log events arrived once");
  }

  @Test
  void eventsThatMustFailAreNotSent() throws Exception {
    account.with("LogTransform", "TRANSFORM", "syslog").with("Unmatched", "UNMATCHED", "fail");
    assertTrue(account.accept(), account::printed);
    assertPrinted("--  not checked: ");
    assertPrinted("log events whose record fails by the settings");
  }

  @Test
  void slowDeliveryIsWaitedFor() throws Exception {
    account.delayed(Duration.ofMinutes(4));
    assertTrue(account.accept(), account::printed);
    assertPrinted("ok  latency 240 s (p50), 240 s (p99), 240 s (max)");
  }

  @Test
  void timeoutEndsTheWait() throws Exception {
    account.delayed(Duration.ofHours(1));
    assertFalse(account.accept());
    assertPrinted("BAD 0 of 59 log events arrived once");
    assertPrinted("BAD 59 log events missing");
    assertEquals(Set.of(), account.groups);
  }

  @Test
  void partitionsFollowTheTimeZone() throws Exception {
    account.with("TimeZone", "TIME_ZONE", "Asia/Tokyo");
    assertTrue(account.accept(), account::printed);
    assertPrinted("ok  59 log events in their partition");
  }

  @Test
  void wrongTimeZoneIsDetected() throws Exception {
    account.with("TimeZone", "TIME_ZONE", "Asia/Tokyo");
    account.environment.remove("TIME_ZONE");
    assertFalse(account.accept());
    assertPrinted("BAD 59 log events in a wrong partition");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloudformation:DescribeStacks",
        "logs:CreateLogGroup",
        "logs:PutSubscriptionFilter",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "s3:ListBucket",
        "s3:GetObject"
      })
  void missingPermissionEndsTheRun(String action) {
    account.denying(action);
    RunFailedException failed = assertThrows(RunFailedException.class, account::accept);
    assertTrue(String.valueOf(failed.getMessage()).startsWith(action), failed::getMessage);
    assertEquals(Set.of(), account.groups);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cloudwatch:GetMetricData | --  not checked: what AWS counted: cloudwatch:GetMetricData:"
            + " access denied; allow this action",
        "logs:PutRetentionPolicy  | --  not checked: the events of the log group do not expire:"
            + " logs:PutRetentionPolicy: access denied; allow this action",
        "logs:DeleteLogGroup      | could not remove the log group /firehose-logs/accept/logs/",
        "s3:DeleteObject          | could not remove the object AWSLogs/"
      })
  void lesserPermissionIsNamed(String action, String line) throws Exception {
    account.denying(action);
    assertTrue(account.accept(), account::printed);
    assertPrinted(line);
  }

  @Test
  void sharedObjectIsLeft() throws Exception {
    account.spoilt((to, number, key, data) -> {
      byte[] mixed = (new String(data, UTF_8) + "a line of another program\n").getBytes(UTF_8);
      to.store(key, number == 0 ? mixed : data);
    });
    assertTrue(account.accept(), account::printed);
    assertEquals(1, account.objects.size());
    assertPrinted("left: 1 objects that have lines of others, too");
  }

  @Test
  void timeOfArrivalIsAPartition() throws Exception {
    account.parameters.put("Partitioning", "time");
    account.spoilt(
        (to, number, key, data) -> to.store(GivenAccount.GROUP + "2025/03/14/10/" + number, data));
    assertTrue(account.accept(), account::printed);
    assertPrinted("ok  59 log events in their partition");
  }

  @Test
  void wrongTimeOfArrivalIsDetected() throws Exception {
    account.parameters.put("Partitioning", "time");
    account.spoilt((to, number, key, data) ->
        to.store(
            GivenAccount.GROUP + (number == 4 ? "2025/03/14/09/" : "2025/03/14/10/") + number,
            data));
    assertFalse(account.accept());
    assertPrinted("BAD 1 log events in a wrong partition");
  }

  @Test
  void keepRemovesNothing() throws Exception {
    Duration timeout = Duration.ofMinutes(5);
    assertTrue(
        account.accept(new AcceptRequest("logs", Optional.empty(), 60, timeout, true)),
        account::printed);
    assertEquals(1, account.groups.size());
    assertEquals(59, account.objects.size());
    assertPrinted("kept: the log group /firehose-logs/accept/logs/");
  }

  @Test
  void countedBytesArePrinted() throws Exception {
    account.accept();
    assertPrinted("AWS/Firehose IncomingBytes                                 1,500.00");
    assertPrinted(
        "bytes in Firehose / bytes of log text          0.00   (docs/operations.md: 0.42");
    assertPrinted("bytes billed / bytes of log text            unknown");
  }

  @Test
  void missingMetricsAreWaitedForAndNamed() throws Exception {
    account.metrics.clear();
    assertTrue(account.accept(), account::printed);
    assertPrinted("--  not checked: what AWS counted: CloudWatch has no metrics yet");
    assertEquals(6, account.pauses.stream().skip(2).count());
  }

  @Test
  void otherLogGroupsSpoilTheRatios() throws Exception {
    account.metrics.put("FirehoseLogs LogEventsIn", List.of(5_000.0));
    assertTrue(account.accept(), account::printed);
    assertPrinted("--  not checked: the ratios, because other log groups wrote");
  }

  @Test
  void oldStackNeedsAnUpdate() {
    account.outputs.remove("SubscriptionRoleArn");
    RunFailedException failed = assertThrows(RunFailedException.class, account::accept);
    assertEquals(
        "stack logs: found no output SubscriptionRoleArn; deploy the current template.yaml, then"
            + " run this again",
        failed.getMessage());
    assertEquals(Set.of(), account.groups);
  }

  @ParameterizedTest
  @CsvSource({"splunk,this tool cannot read it", "none,this tool cannot read it"})
  void unreadableDestinationIsNotAccepted(String destination, String reason) {
    account.parameters.put("Destination", destination);
    RunFailedException failed = assertThrows(RunFailedException.class, account::accept);
    assertEquals("stack logs: Destination=" + destination + ": " + reason, failed.getMessage());
    assertEquals(Set.of(), account.groups);
  }
}
