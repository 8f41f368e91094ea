package io.github.firehoselogs.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.tools.given.FrameReader;
import io.github.firehoselogs.tools.logs.EnvelopeGzip;
import io.github.firehoselogs.tools.logs.EnvelopeJson;
import io.github.firehoselogs.tools.logs.EnvelopeJson.Event;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.EventJson;
import io.github.firehoselogs.tools.stream.LocalFunction;
import io.github.firehoselogs.tools.stream.LocalStream;
import io.github.firehoselogs.tools.stream.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Writes the events of [SampleEvents] into `events/`, for `sam local invoke -e events/…` and for
/// tests. Change them there and run this; a test fails if the files are out of date.
public final class Events {
  /// 2025-11-20T07:16:05Z, the time of the log events in the examples.
  static final long TIMESTAMP = 1_763_622_965_000L;

  private static final long ARRIVAL = TIMESTAMP + 5_000;
  private static final String LOG_GROUP = "/local/logs";
  private static final String KINESIS_PARTITION_KEY = "2e9a4c1f7b0d4f6a8c3e5d7f9b1a0c2e";
  private static final String INVOCATION_ID = "7a3d1b52-8c04-4b6e-9a57-3f0c5de2a916";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Events() {}

  /// Writes events and settings that are out of date to `events/`. A file with the same
  /// decompressed content stays unchanged, because another zlib produces other bytes.
  public static void write() throws IOException {
    for (SampleEvent event : SampleEvents.all()) {
      write(event.file(), event.json());
      if (!event.settings().isEmpty()) {
        write(event.settingsFile(), settings(event));
      }
    }
  }

  private static void write(Path file, byte[] json) throws IOException {
    boolean current =
        Files.exists(file) && decompressed(Files.readAllBytes(file)).equals(decompressed(json));
    if (!current) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, json);
    }
    System.out.println((current ? "current  " : "written  ") + file);
  }

  /// Returns the settings of `event` as `sam local invoke --env-vars` takes them.
  static byte[] settings(SampleEvent event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("TransformFunction");
      for (Map.Entry<String, String> each : new TreeMap<>(event.settings()).entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /// Returns the records that the function puts back for `event`, split as Firehose does.
  static List<ArrivedRecord> putBackBy(SampleEvent event) throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(ARRIVAL));
    Path log = Files.createTempFile("function", ".log");
    try (LocalStream stream = LocalStream.open(Source.KINESIS, clock);
        LocalFunction function = new LocalFunction(event.settings(), clock, log)) {
      function.answer(event.json());
      return Stream.generate(stream::poll)
          .takeWhile(Optional::isPresent)
          .map(Optional::get)
          .toList();
    } finally {
      Files.delete(log);
    }
  }

  static byte[] dataMessage(String logStream, String... messages) {
    long[] timestamps = new long[messages.length];
    Arrays.setAll(timestamps, i -> TIMESTAMP + 1_000L * i);
    return dataMessageAt(logStream, timestamps, messages);
  }

  /// Returns an envelope of events with these timestamps.
  static byte[] dataMessageAt(String logStream, long[] timestamps, String... messages) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < messages.length; i++) {
      String id = EnvelopeJson.id(logStream, i + 1L);
      int bytes = messages[i].getBytes(UTF_8).length;
      events.add(new Event(id, timestamps[i], messages[i], bytes));
    }
    return gzip(EnvelopeJson.dataMessage(LOG_GROUP, logStream, events));
  }

  static byte[] gzip(byte[] json) {
    try (EnvelopeGzip gzip = new EnvelopeGzip()) {
      return gzip.compress(json);
    }
  }

  static byte[] event(Source source, List<byte[]> records) throws IOException {
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

  /// An event with the records of one aggregated Kinesis record.
  static byte[] ofUserRecords(List<ArrivedRecord> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      EventJson.writeHead(json, Source.KINESIS, INVOCATION_ID);
      for (int place = 0; place < records.size(); place++) {
        EventJson.writeUserRecord(json, 1, place, records.get(place));
      }
    }
    return out.toByteArray();
  }

  /// A record whose data is not base64, one without data, and a good one.
  static byte[] notBase64(byte[] good) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      EventJson.writeHead(json, Source.DIRECT, INVOCATION_ID);
      writeRecord(json, 1, "This is not base64!");
      writeRecordWithoutData(json, 2);
      writeRecord(json, 3, base64(good));
    }
    return out.toByteArray();
  }

  /// A good record among records with every kind of broken data.
  static byte[] broken(byte[] good) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = generator(out)) {
      EventJson.writeHead(json, Source.DIRECT, INVOCATION_ID);
      writeRecord(json, 1, "This is not base64!");
      writeRecord(json, 2, base64(Arrays.copyOf(good, good.length / 2)));
      writeRecord(json, 3, base64(good));
      writeRecord(json, 4, base64(gzip("This is not JSON.".getBytes(UTF_8))));
      writeRecord(json, 5, base64("This is neither gzip nor JSON.".getBytes(UTF_8)));
      writeRecordWithoutData(json, 6);
    }
    return out.toByteArray();
  }

  private static void writeRecordWithoutData(JsonGenerator json, long number) throws IOException {
    json.writeStartObject();
    EventJson.writeIdAndTime(json, Source.DIRECT, number, record(new byte[0]));
    json.writeEndObject();
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

  /// Returns an event in which the data of every record is decompressed, if it is gzip or the frame
  /// of a finished document, so that it does not depend on the compressor.
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
    try {
      return DocumentFrame.startsFrame(bytes)
          ? FrameReader.read(bytes).toString()
          : new String(gunzip(bytes), UTF_8);
    } catch (IOException _) {
      return data;
    }
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    }
  }
}
