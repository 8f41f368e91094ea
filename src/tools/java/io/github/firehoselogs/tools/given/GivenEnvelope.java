package io.github.firehoselogs.tools.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// A builder of envelopes as CloudWatch Logs writes them. Everything has a plausible default;
/// `with` returns a changed copy.
public record GivenEnvelope(String logGroup, String logStream, List<String> logEvents) {
  /// 2023-11-14T22:13:20Z.
  public static final long TIMESTAMP = 1_700_000_000_000L;

  /// A data message with these log messages, one second apart, starting at [#TIMESTAMP].
  public static GivenEnvelope of(String... messages) {
    GivenEnvelope envelope = new GivenEnvelope("/app/web", "i-0123456789", List.of());
    for (int i = 0; i < messages.length; i++) {
      envelope = envelope.withEvent(TIMESTAMP + 1000L * i, messages[i]);
    }
    return envelope;
  }

  /// Returns the envelope of another log group.
  public GivenEnvelope withLogGroup(String name) {
    return new GivenEnvelope(name, logStream, logEvents);
  }

  /// Returns the envelope of another log stream.
  public GivenEnvelope withLogStream(String name) {
    return new GivenEnvelope(logGroup, name, logEvents);
  }

  /// Adds an event with an id made of its number.
  public GivenEnvelope withEvent(long timestamp, String message) {
    return withRawEvent(
        "{\"id\":\"%056d\",\"timestamp\":%d,\"message\":%s}"
            .formatted(logEvents.size(), timestamp, quoted(message)));
  }

  /// Adds an event, given as JSON.
  public GivenEnvelope withRawEvent(String json) {
    List<String> events = new ArrayList<>(logEvents);
    events.add(json);
    return new GivenEnvelope(logGroup, logStream, events);
  }

  public String json() {
    return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":"
        + quoted(logGroup)
        + ",\"logStream\":"
        + quoted(logStream)
        + ",\"subscriptionFilters\":[\"to-firehose\"],\"logEvents\":["
        + String.join(",", logEvents)
        + "]}";
  }

  public byte[] gzip() {
    return gzip(json());
  }

  /// The control message with which CloudWatch Logs checks that the destination exists.
  public static String controlMessage() {
    return """
    {"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"",\
    "subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1700000000000,"message":\
    "CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}\
    """;
  }

  /// Returns `text` in UTF-8 as one gzip member.
  public static byte[] gzip(String text) {
    return gzip(text.getBytes(UTF_8));
  }

  /// Returns `bytes` as one gzip member.
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Returns the parts, concatenated.
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static String quoted(String text) {
    return new String(JsonString.quoted(text), UTF_8);
  }
}
