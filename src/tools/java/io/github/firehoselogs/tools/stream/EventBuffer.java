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

/// Firehose's buffer for the function. It counts the gzip data of the records, and holds at most
/// what fits into one request.
public final class EventBuffer {
  /// The limit of a Lambda request, 6 MB, in bytes.
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

  /// The buffer is full at `bufferBytes` bytes of data.
  public EventBuffer(Source source, int bufferBytes) {
    this.source = source;
    this.bufferBytes = bufferBytes;
  }

  /// Adds `record` unless the event would become larger than a request; an empty buffer accepts any
  /// record. Returns whether it was added.
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

  /// Returns whether the function should be invoked now.
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

  /// Returns the event up to its first record, with the array still open.
  private byte[] head() {
    String name = Source.STREAM + ":" + ++invocations;
    String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    return written(json -> EventJson.writeHead(json, source, id)).toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /// Returns the JSON written so far, without closing brackets.
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
