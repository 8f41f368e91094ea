package io.github.firehoselogs.tools.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The buffer that Firehose keeps in front of the function: it counts the data of the records as
/// they came, gzipped, and holds no more than one request can carry.
public final class EventBuffer {
  /// 6 MB as an invocation of Lambda takes them, in bytes.
  /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  static final int MAX_EVENT_BYTES = 6_291_456;

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] TAIL = {']', '}'};

  private final Source source;
  private final int bufferBytes;
  private final ByteArrayOutputStream event = new ByteArrayOutputStream();
  private Map<String, ArrivedRecord> records = new LinkedHashMap<>();
  private long dataBytes;
  private long arrived;
  private long invocations;

  /// A buffer that is full with `bufferBytes` bytes of data.
  public EventBuffer(Source source, int bufferBytes) {
    this.source = source;
    this.bufferBytes = bufferBytes;
  }

  /// Takes `record`, unless the event would then be larger than a request; an empty buffer takes
  /// any record. Returns whether it was taken.
  boolean offer(ArrivedRecord record) {
    byte[] entry =
        written(json -> EventJson.writeRecord(json, source, arrived + 1, record)).toByteArray();
    if (records.isEmpty()) {
      event.reset();
      event.writeBytes(head());
    } else if (event.size() + 1 + entry.length + TAIL.length > MAX_EVENT_BYTES) {
      return false;
    } else {
      event.write(',');
    }
    event.writeBytes(entry);
    records.put(RecordIds.recordId(source, ++arrived), record);
    dataBytes += record.data().length;
    return true;
  }

  /// Returns whether it is time to invoke the function.
  boolean isFull() {
    return dataBytes >= bufferBytes;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /// Returns everything in the buffer and empties it.
  Batch take() {
    event.writeBytes(TAIL);
    Batch batch = new Batch(event.toByteArray(), records);
    records = new LinkedHashMap<>();
    dataBytes = 0;
    return batch;
  }

  /// Returns the event up to its first record, the open array included.
  private byte[] head() {
    String name = Source.STREAM + ":" + ++invocations;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return written(json -> EventJson.writeHead(json, source, id)).toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /// Returns what is written, and nothing to close what it leaves open.
  private static ByteArrayOutputStream written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return out;
  }
}
