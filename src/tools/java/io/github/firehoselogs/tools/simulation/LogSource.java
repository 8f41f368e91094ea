package io.github.firehoselogs.tools.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/// The records of CloudWatch Logs, and foreign records from others: of varying size at a varying
/// rate, until the ledger is full.
final class LogSource {
  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> FILLS =
      List.of("x", "GET /index.html ", "ü", "日", "😀", "\"\\\t");

  private static final String GARBAGE = "is no log event";

  private final Scenario scenario;
  private final Ledger ledger;
  private final SplittableRandom random;
  private double pace = 1;

  LogSource(Scenario scenario, Ledger ledger) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.random = new SplittableRandom(scenario.seed() ^ 0x50BCE);
  }

  /// Returns whether `message` is the content of a record that is not an envelope.
  static boolean isGarbage(String message) {
    return message.endsWith(GARBAGE);
  }

  boolean hasMore() {
    return ledger.free() > 0;
  }

  /// Returns the wait before the next record. From time to time a burst or a lull starts.
  long gapMillis() {
    if (random.nextInt(20) == 0) {
      pace = List.of(0.02, 1.0, 4.0).get(random.nextInt(3));
    }
    return (long) exponential(scenario.traffic().gapMillis() * pace);
  }

  /// Returns a random shard key, as CloudWatch Logs uses.
  String kinesisPartitionKey() {
    return Long.toHexString(random.nextLong());
  }

  /// Returns the next record.
  byte[] next() {
    return switch (random.nextInt(40)) {
      case 0 -> GivenEnvelope.gzip(GivenEnvelope.controlMessage());
      case 1 -> ledger.enter(GARBAGE).getBytes(UTF_8);
      case 2 -> GivenEnvelope.gzip("{\"garbage\":\"" + ledger.enter(GARBAGE) + "\"}");
      case 3 -> envelope();
      case 4 -> Base64.getEncoder().encode(GivenEnvelope.gzip(envelope()));
      case 5, 6 -> GivenEnvelope.gzip(GivenEnvelope.joined(envelope(), envelope()));
      case 7, 8 ->
          GivenEnvelope.joined(
              GivenEnvelope.gzip(envelope()),
              GivenEnvelope.gzip(GivenEnvelope.controlMessage()),
              GivenEnvelope.gzip(envelope()));
      default -> GivenEnvelope.gzip(envelope());
    };
  }

  private byte[] envelope() {
    int events = (int) Math.min(ledger.free(), exponential(scenario.traffic().events()));
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + 150 * events);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("messageType", "DATA_MESSAGE");
      json.writeStringField("owner", "123456789012");
      json.writeStringField("logGroup", "/app/web");
      json.writeStringField("logStream", "i-" + random.nextInt(scenario.traffic().logStreams()));
      json.writeArrayFieldStart("subscriptionFilters");
      json.writeString("to-firehose");
      json.writeEndArray();
      json.writeArrayFieldStart("logEvents");
      logEvents(json, events);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out.toByteArray();
  }

  /// Writes `events` log events. In a few envelopes, one of them is larger than a response.
  private void logEvents(JsonGenerator json, int events) throws IOException {
    int tooLarge = random.nextInt(150) == 0 ? random.nextInt(events + 1) : -1;
    for (int i = 0; i < events; i++) {
      logEvent(json, i == tooLarge);
    }
  }

  private void logEvent(JsonGenerator json, boolean tooLarge) throws IOException {
    String message = ledger.enter(tooLarge ? "x".repeat(scenario.maxResponseBytes()) : text());
    json.writeStartObject();
    json.writeStringField("id", "3".repeat(56 - 10) + (1_000_000_000 + Ledger.numberOf(message)));
    json.writeNumberField(
        "timestamp",
        GivenEnvelope.TIMESTAMP + 3_600_000L * random.nextInt(scenario.traffic().hours()));
    json.writeStringField("message", message);
    json.writeEndObject();
  }

  /// Most messages are short, some contain only their number, and one in a hundred fills a large
  /// part of a response.
  private String text() {
    int most =
        random.nextInt(100) == 0 ? scenario.maxResponseBytes() / 2 : scenario.traffic().textBytes();
    String fill = FILLS.get(random.nextInt(FILLS.size()));
    return fill.repeat(random.nextInt(most + 1) / fill.getBytes(UTF_8).length);
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
