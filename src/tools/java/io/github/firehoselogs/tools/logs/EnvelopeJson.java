package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/// Writes the envelopes that CloudWatch Logs sends to a subscriber, before gzip.
public final class EnvelopeJson {
  /// One log event of an envelope; `bytes` is the size of its text in UTF-8.
  public record Event(String id, long timestamp, String message, int bytes) {}

  private static final JsonFactory JSON = new JsonFactory();

  private EnvelopeJson() {}

  /// Returns a data message with `events`, all from one log stream.
  public static byte[] dataMessage(String logGroup, String logStream, List<Event> events) {
    return envelope("DATA_MESSAGE", List.of("123456789012", logGroup, logStream), "local", events);
  }

  /// Returns the control message with which CloudWatch Logs checks that the stream exists.
  public static byte[] controlMessage(long timestamp) {
    String message = "CWL CONTROL MESSAGE: Checking health of destination Firehose.";
    return envelope(
        "CONTROL_MESSAGE",
        List.of("CloudwatchLogs", "", ""),
        "",
        List.of(new Event("", timestamp, message, message.length())));
  }

  /// Returns the id of the log event with this number in its stream: 56 digits, as in CloudWatch
  /// Logs.
  public static String id(String logStream, long number) {
    CRC32 stream = new CRC32();
    stream.update(logStream.getBytes(UTF_8));
    String first = "3" + (1_000_000_000L + stream.getValue());
    String last = Long.toString(number);
    return first + "0".repeat(56 - first.length() - last.length()) + last;
  }

  private static byte[] envelope(
      String messageType, List<String> origin, String subscriptionFilter, List<Event> events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("messageType", messageType);
      json.writeStringField("owner", origin.get(0));
      json.writeStringField("logGroup", origin.get(1));
      json.writeStringField("logStream", origin.get(2));
      json.writeArrayFieldStart("subscriptionFilters");
      if (!subscriptionFilter.isEmpty()) {
        json.writeString(subscriptionFilter);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("logEvents");
      for (Event event : events) {
        write(event, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  private static void write(Event event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", event.id);
    json.writeNumberField("timestamp", event.timestamp);
    json.writeStringField("message", event.message);
    json.writeEndObject();
  }
}
