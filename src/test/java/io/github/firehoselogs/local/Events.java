package io.github.firehoselogs.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.local.EnvelopeJson.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Makes the whole Firehose events in `events/`, for `sam local invoke -e events/…` and for tests.
/// Change them here and run this; a test tells when the files are no longer what this makes.
public final class Events {
  static final Path FOLDER = Path.of("events");

  /// 2025-11-20T07:16:05Z, when the log events of the examples happened.
  private static final long TIMESTAMP = 1_763_622_965_000L;

  private static final long ARRIVAL = TIMESTAMP + 5_000;
  private static final String LOG_GROUP = "/local/logs";
  private static final String KINESIS_PARTITION_KEY = "2e9a4c1f7b0d4f6a8c3e5d7f9b1a0c2e";
  private static final String INVOCATION_ID = "7a3d1b52-8c04-4b6e-9a57-3f0c5de2a916";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Events() {}

  /// Writes the events that are not current into `events/`. Those that hold the same already stay
  /// as they are, since another zlib compresses to other bytes.
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, byte[]> event : all().entrySet()) {
      Path file = FOLDER.resolve(event.getKey());
      boolean current =
          Files.exists(file)
              && decompressed(Files.readAllBytes(file)).equals(decompressed(event.getValue()));
      if (!current) {
        Files.write(file, event.getValue());
      }
      System.out.println((current ? "current  " : "written  ") + file);
    }
  }

  /// Returns all events as JSON, by the names of their files.
  static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> events = new LinkedHashMap<>();
    events.put("direct-put.json", event(Source.DIRECT, twoInstances()));
    events.put("kinesis-source.json", event(Source.KINESIS, twoInstances()));
    events.put("control-message.json", event(Source.DIRECT, List.of(controlMessage())));
    events.put("overflowing.json", event(Source.DIRECT, overflowing()));
    events.put("broken.json", broken());
    return events;
  }

  private static List<byte[]> twoInstances() {
    byte[] first =
        dataMessage(
            "i-0a1b2c3d4e5f60718",
            "Nov 20 07:16:05 ip-10-0-1-17 sshd[12882]: Accepted publickey for ec2-user",
            "Nov 20 07:16:06 ip-10-0-1-17 sshd[12882]: session opened for user ec2-user by (uid=0)",
            "Nov 20 07:16:09 ip-10-0-1-17 sudo: größe=12 ünïcödé \"quoted\" \\ and a tab:\t.");
    byte[] second =
        dataMessage(
            "i-0f9e8d7c6b5a40312",
            "Nov 20 07:16:05 ip-10-0-1-44 kernel: Out of memory: Killed process 4211 (java)",
            "Nov 20 07:16:05 ip-10-0-1-44 systemd[1]: app.service: Main process exited");
    return List.of(first, second, controlMessage());
  }

  private static byte[] controlMessage() {
    return gzip(EnvelopeJson.controlMessage(TIMESTAMP));
  }

  /// Six envelopes of 900 lines with 1,000 characters each: small when compressed, 7.2 MB as a
  /// response.
  private static List<byte[]> overflowing() {
    String line = "The quick brown fox jumps over the lazy dog. ".repeat(30).substring(0, 1_000);
    String[] lines = new String[900];
    Arrays.fill(lines, line);
    List<byte[]> records = new ArrayList<>();
    for (int instance = 1; instance <= 6; instance++) {
      records.add(dataMessage("i-0000000000000000" + instance, lines));
    }
    return records;
  }

  private static byte[] dataMessage(String logStream, String... messages) {
    List<Event> events = new ArrayList<>();
    for (String message : messages) {
      int number = events.size();
      String id = EnvelopeJson.id(logStream, number + 1L);
      long timestamp = TIMESTAMP + 1_000L * number;
      events.add(new Event(id, timestamp, message, message.getBytes(UTF_8).length));
    }
    return gzip(EnvelopeJson.dataMessage(LOG_GROUP, logStream, events));
  }

  private static byte[] gzip(byte[] json) {
    try (EnvelopeGzip gzip = new EnvelopeGzip()) {
      return gzip.compress(json);
    }
  }

  private static byte[] event(Source source, List<byte[]> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      EventJson.writeHead(json, source, INVOCATION_ID);
      long number = 0;
      for (byte[] data : records) {
        EventJson.writeRecord(json, source, ++number, record(data));
      }
    }
    return out.toByteArray();
  }

  /// A good record between all that can be wrong with the data of one.
  private static byte[] broken() throws IOException {
    byte[] good = twoInstances().getFirst();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      EventJson.writeHead(json, Source.DIRECT, INVOCATION_ID);
      writeRecord(json, 1, "This is not base64!");
      writeRecord(json, 2, base64(Arrays.copyOf(good, good.length / 2)));
      writeRecord(json, 3, base64(good));
      writeRecord(json, 4, base64(gzip("This is not JSON.".getBytes(UTF_8))));
      writeRecord(json, 5, base64("This is neither gzip nor JSON.".getBytes(UTF_8)));
      json.writeStartObject();
      EventJson.writeIdAndTime(json, Source.DIRECT, 6, record(new byte[0]));
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void writeRecord(JsonGenerator json, long number, String data) throws IOException {
    json.writeStartObject();
    EventJson.writeIdAndTime(json, Source.DIRECT, number, record(new byte[0]));
    json.writeStringField("data", data);
    json.writeEndObject();
  }

  private static ArrivedRecord record(byte[] data) {
    return new ArrivedRecord(data, ARRIVAL, KINESIS_PARTITION_KEY);
  }

  private static String base64(byte[] data) {
    return Base64.getEncoder().encodeToString(data);
  }

  private static JsonGenerator generator(ByteArrayOutputStream out) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return new JsonFactory().createGenerator(out).setPrettyPrinter(printer);
  }

  /// Returns an event with the data of every record decompressed where they are gzip: what does not
  /// depend on who compressed it.
  static JsonNode decompressed(byte[] event) throws IOException {
    JsonNode root = MAPPER.readTree(event);
    for (JsonNode record : root.path("records")) {
      if (record.path("data").isTextual()) {
        ((ObjectNode) record).put("data", content(record.path("data").asText()));
      }
    }
    return root;
  }

  private static String content(String data) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException _) {
      return data;
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), UTF_8);
    } catch (IOException _) {
      return data;
    }
  }
}
