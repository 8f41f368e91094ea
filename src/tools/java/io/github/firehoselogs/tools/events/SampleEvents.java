package io.github.firehoselogs.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.tools.logs.EnvelopeJson;
import io.github.firehoselogs.tools.logs.LogLines;
import io.github.firehoselogs.tools.stream.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The events in `events/`: one for each pipeline and each outcome.
public final class SampleEvents {
  private static final Map<String, String> DEFAULTS = Map.of();

  /// The pipeline to OpenSearch.
  private static final Map<String, String> MYSQL =
      Map.of(
          "TRANSFORM", "mysql-general-log",
          "EVENTS_PER_RECORD", "one",
          "PARTITION_KEYS", "");

  private static final String DATABASE = "orders-db";

  private static final String[] GENERAL_LOG = {
    "2025-11-20T07:16:05.120481Z\t   12 Connect\tapp@10.0.1.17 on orders using TCP/IP",
    "2025-11-20T07:16:05.120975Z\t   12 Init DB\torders",
    "2025-11-20T07:16:06.004417Z\t   12 Query\tSELECT id, total\n  FROM orders\n WHERE total > 100",
    "2025-11-20T07:16:07.310022Z\t 9566 Execute\tUPDATE orders SET state = 'paid' WHERE id = 42",
    "2025-11-20T07:16:08.000313Z\t   12 Quit\t"
  };

  private SampleEvents() {}

  /// Returns all events. The event of the second pass contains the records that the first pass puts
  /// back.
  public static List<SampleEvent> all() throws IOException {
    List<SampleEvent> events = new ArrayList<>();
    events.add(with("direct-put", DEFAULTS, Events.event(Source.DIRECT, twoInstances())));
    events.add(with("kinesis-source", DEFAULTS, Events.event(Source.KINESIS, twoInstances())));
    events.add(
        with("control-message", DEFAULTS, Events.event(Source.DIRECT, List.of(controlMessage()))));
    events.add(with("overflowing", DEFAULTS, Events.event(Source.DIRECT, overflowing())));
    events.add(with("overflowing-record", DEFAULTS, Events.event(Source.DIRECT, largeRecord())));
    events.add(
        with(
            "exact-partitions",
            Map.of("PARTITION_MODE", "exact"),
            Events.event(Source.DIRECT, hours())));
    SampleEvent firstPass =
        with("mysql-first-pass", MYSQL, Events.event(Source.KINESIS, List.of(generalLog())));
    events.add(firstPass);
    events.add(with("mysql-second-pass", MYSQL, Events.ofUserRecords(Events.putBackBy(firstPass))));
    events.add(
        with(
            "splunk-hec",
            Map.of("TRANSFORM", "splunk-hec", "PARTITION_KEYS", ""),
            Events.event(Source.DIRECT, twoInstances())));
    events.add(
        with(
            "redaction",
            Map.of(
                "REDACT",
                "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,"
                    + "authorization,password,/(?:password|pwd)=\\S+/"),
            Events.event(Source.DIRECT, List.of(secrets()))));
    events.add(with("broken", DEFAULTS, Events.broken(twoInstances().getFirst())));
    events.addAll(failed());
    return events;
  }

  /// Returns one event for each failure reason except `TRANSFORM_FAILED`: no transform of this
  /// project throws.
  private static List<SampleEvent> failed() throws IOException {
    List<byte[]> fine = List.of(twoInstances().getFirst());
    return List.of(
        with("failed-data-not-base64", DEFAULTS, Events.notBase64(fine.getFirst())),
        with("failed-envelope-unreadable", DEFAULTS, Events.event(Source.DIRECT, unreadable())),
        with(
            "failed-unmatched",
            Map.of("TRANSFORM", "mysql-general-log", "UNMATCHED", "fail"),
            Events.event(Source.DIRECT, List.of(generalLog(), otherLog()))),
        with(
            "failed-event-too-large",
            Map.of("TRANSFORM", "json"),
            Events.event(Source.DIRECT, List.of(controlCharacters(), fine.getFirst()))),
        with(
            "failed-too-many-rounds",
            MYSQL,
            Events.event(Source.KINESIS, List.of(afterRounds(generalLog(), 16)))),
        new SampleEvent(
            "failed-not-put-back",
            MYSQL,
            "AccessDeniedException",
            Events.event(Source.KINESIS, List.of(generalLog(), oneStatement()))));
  }

  private static SampleEvent with(String name, Map<String, String> settings, byte[] json) {
    return new SampleEvent(name, settings, "", json);
  }

  private static List<byte[]> twoInstances() {
    byte[] first =
        Events.dataMessage(
            "i-0a1b2c3d4e5f60718",
            "Nov 20 07:16:05 ip-10-0-1-17 sshd[12882]: Accepted publickey for ec2-user",
            "Nov 20 07:16:06 ip-10-0-1-17 sshd[12882]: session opened for user ec2-user by (uid=0)",
            "Nov 20 07:16:09 ip-10-0-1-17 sudo: größe=12 ünïcödé \"quoted\" \\ and a tab:\t.");
    byte[] second =
        Events.dataMessage(
            "i-0f9e8d7c6b5a40312",
            "Nov 20 07:16:05 ip-10-0-1-44 kernel: Out of memory: Killed process 4211 (java)",
            "Nov 20 07:16:05 ip-10-0-1-44 systemd[1]: app.service: Main process exited");
    return List.of(first, second, controlMessage());
  }

  private static byte[] controlMessage() {
    return Events.gzip(EnvelopeJson.controlMessage(Events.TIMESTAMP));
  }

  /// Six envelopes of 900 lines with 1,000 characters each: small when compressed, 7.2 MB as a
  /// response.
  private static List<byte[]> overflowing() {
    List<byte[]> records = new ArrayList<>();
    for (int instance = 1; instance <= 6; instance++) {
      records.add(Events.dataMessage("i-0000000000000000" + instance, manyLines(900)));
    }
    return records;
  }

  /// One envelope whose response alone is 8 MB: more than CloudWatch Logs puts into one today.
  private static List<byte[]> largeRecord() {
    return List.of(Events.dataMessage("i-00000000000000001", manyLines(6_000)));
  }

  private static String[] manyLines(int count) {
    String line = "The quick brown fox jumps over the lazy dog. ".repeat(30).substring(0, 1_000);
    String[] lines = new String[count];
    Arrays.fill(lines, line);
    return lines;
  }

  /// Log events from two hours in one envelope.
  private static List<byte[]> hours() {
    long hour = 3_600_000;
    return List.of(
        Events.dataMessageAt(
            "i-0a1b2c3d4e5f60718",
            new long[] {Events.TIMESTAMP, Events.TIMESTAMP + hour, Events.TIMESTAMP + 1_000},
            "07:16:05 first hour",
            "08:16:05 second hour",
            "07:16:06 first hour again"));
  }

  private static byte[] generalLog() {
    return Events.dataMessage(DATABASE, GENERAL_LOG);
  }

  private static byte[] oneStatement() {
    return Events.dataMessage(DATABASE, GENERAL_LOG[3]);
  }

  private static byte[] otherLog() {
    return Events.dataMessage(DATABASE, GENERAL_LOG[0], "this is no line of a general log");
  }

  private static byte[] secrets() {
    return Events.dataMessage(
        "i-0a1b2c3d4e5f60718",
        "login of jane.doe@example.com from 203.0.113.7",
        "paid with 4111 1111 1111 1111, order 4111 1111 1111 1112",
        "connecting with password=hunter2 as AKIAIOSFODNN7EXAMPLE",
        "Authorization: Bearer abc123def456ghi",
        "Proxy-Authorization: Basic am9objpodW50ZXIy via [2001:db8::17]:3128",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "{\"db\":{\"host\":\"db-1\",\"password\":\"hunter2\"},\"apiKeys\":[\"a1\",\"b2\"],\"maxTokens\":200}",
        "{\"user\":\"john@example.com\",\"clientIp\":\"198.51.100.9\",\"ok\":true}",
        "version 1.2.3 has nothing to hide");
  }

  private static List<byte[]> unreadable() {
    byte[] good = twoInstances().getFirst();
    return List.of(
        Arrays.copyOf(good, good.length / 2),
        good,
        Events.gzip("This is not JSON.".getBytes(UTF_8)),
        "This is neither gzip nor JSON.".getBytes(UTF_8));
  }

  /// One log event of 1 MB, the maximum in CloudWatch Logs, whose characters take six bytes each in
  /// JSON.
  private static byte[] controlCharacters() {
    return Events.dataMessage("i-0a1b2c3d4e5f60718", "\u0001".repeat(LogLines.MAX_TEXT_BYTES));
  }

  private static byte[] afterRounds(byte[] gzip, int rounds) {
    try {
      return EncodedEnvelope.of(gzip).withRounds(rounds);
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
  }
}
