package io.github.firehoselogs.warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.Utf8Builder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Events of every shape that comes: from both sources, with records that are read and records that
/// are not. Their streams are nobody's.
final class WarmUpEvents {
  /// A line of each kind of log that there is a transform for.
  private static final List<String> MESSAGES =
      List.of(
          "Nov 14 22:13:20 host sshd[4242]: Accepted publickey for ec2-user from 192.0.2.7",
          "<34>1 2023-11-14T22:13:20.003Z host app 4242 ID47 - it started",
          "2023-11-14T22:13:20.123456Z\t   42 Query\tSELECT * FROM orders WHERE id = 7",
          "2023-11-14T22:13:20.123456Z 42 [Warning] [MY-010055] [Server] IP address unresolved",
          "2023-11-14 22:13:20 UTC:192.0.2.7(5432):app@orders:[4242]:LOG:  statement: SELECT 1",
          "192.0.2.7 - - [14/Nov/2023:22:13:20 +0000] \"GET / HTTP/1.1\" 200 612 \"-\" \"curl/8\"",
          "2 123456789012 eni-1 192.0.2.7 192.0.2.8 443 4242 6 10 840 1700000000 1700000060 ACCEPT"
              + " OK",
          "REPORT RequestId: 8476a536\tDuration: 3.14 ms\tBilled Duration: 4 ms\tMemory Size: 256"
              + " MB",
          "{\"level\":\"INFO\",\"message\":\"tab\\t and"
              + " 😀\",\"durationMillis\":3.14,\"user\":{\"id\":7}}",
          "naïve café, 東京, tab\t and \"quotes\"\n  at a.b.C.d(C.java:7)",
          "C:\\logs\b\f\r\n\u0000",
          "",
          " ");

  private static final String FIREHOSE =
      "\"deliveryStreamArn\":\"arn:aws:firehose:eu-west-1:0:deliverystream/warm-up\"";
  private static final String KINESIS =
      "\"sourceKinesisStreamArn\":\"arn:aws:kinesis:eu-west-1:0:stream/warm-up\"";
  private static final String KINESIS_METADATA =
      "\"kinesisRecordMetadata\":{\"partitionKey\":\"k\"},";

  private WarmUpEvents() {}

  /// Returns the events that are run many times. What a compiler has never seen in them, it leaves
  /// out, and begins anew when it comes: blanks between tokens, each escape, padding, another hour.
  static List<byte[]> all() {
    List<byte[]> data = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      data.add(gzip(envelope(20, i)));
    }
    data.addAll(oddities());
    return List.of(
        event(List.of(FIREHOSE), "", data),
        event(List.of(FIREHOSE, KINESIS), KINESIS_METADATA, data),
        utf8(new String(event(List.of(FIREHOSE), "", data), UTF_8).replace(",\"", ",\n  \"")));
  }

  /// Returns an event of 100 envelopes with 200 log events each, about the largest whose answer may
  /// hold all of them.
  static byte[] large() {
    List<byte[]> data = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      data.add(gzip(envelope(200, i)));
    }
    return event(List.of(FIREHOSE), "", data);
  }

  private static List<byte[]> oddities() {
    String one = envelope(1, 0);
    return List.of(
        gzip(one),
        utf8(envelope(2, 0)),
        utf8(one.replace(",\"", ",\n \"").replace("\":", "\" : ")),
        gzip(one + one),
        gzip(one.replace("DATA_MESSAGE", "CONTROL_MESSAGE")),
        gzip(one.substring(1)),
        Arrays.copyOf(gzip(one), 40),
        utf8("neither gzip nor JSON"));
  }

  private static byte[] event(List<String> streams, String metadata, List<byte[]> data) {
    StringBuilder json = new StringBuilder("{\"invocationId\":\"1\",\"region\":\"eu-west-1\",");
    json.append(String.join(",", streams));
    json.append(",\"records\":[{\"recordId\":\"0\",\"data\":\"not base64\"}");
    for (byte[] each : data) {
      json.append(",{\"recordId\":\"").append(json.length()).append("\",").append(metadata);
      json.append("\"approximateArrivalTimestamp\":1700000000000,\"data\":\"");
      json.append(Base64.getEncoder().encodeToString(each)).append("\"}");
    }
    return utf8(json.append("]}").toString());
  }

  /// Returns an envelope whose events begin in the hour `hour` of a day long ago.
  private static String envelope(int events, int hour) {
    StringBuilder json = new StringBuilder("{\"messageType\":\"DATA_MESSAGE\",");
    json.append("\"owner\":\"123456789012\",\"logGroup\":\"/warm-up\",\"logStream\":\"i-0\",");
    json.append("\"subscriptionFilters\":[\"warm-up\"],\"logEvents\":[");
    for (int i = 0; i < events; i++) {
      json.append(i == 0 ? "{\"id\":\"" : ",{\"id\":\"").append(i).append("\",");
      json.append("\"timestamp\":").append(1_700_000_000_000L + 3_600_000L * hour + 60_000L * i);
      json.append(",\"message\":").append(quoted(MESSAGES.get(i % MESSAGES.size()))).append('}');
    }
    return json.append("]}").toString();
  }

  private static String quoted(String text) {
    Utf8Builder quoted = new Utf8Builder(text.length());
    JsonString.appendQuoted(text, quoted);
    return quoted.toString().replace("café", "caf\\u00e9 \\ud83d\\ude00 a\\/b");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }
}
