package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;

/// Writes a response in Firehose's format, without white space:
///
/// ```
/// {"records":[{"recordId":"…","result":"Ok","data":"…","metadata":{"partitionKeys":{"k":"v"}}},
///             {"recordId":"…","result":"Dropped"},
///             {"recordId":"…","result":"ProcessingFailed"}]}
/// ```
///
/// `metadata` is omitted if there are no partition keys and no Iceberg table. A table follows the
/// keys:
///
/// ```
/// "otfMetadata":{"destinationDatabaseName":"…","destinationTableName":"…","operation":"insert"}
/// ```
/// https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-format-input-record-different.html
final class ResponseWriter {
  static final byte[] HEAD = ascii("{\"records\":[");
  static final byte[] TAIL = ascii("]}");
  static final byte[] ID = ascii("{\"recordId\":");
  static final byte[] RESULT = ascii(",\"result\":\"");
  static final byte[] RESULT_END = ascii("\"");
  static final byte[] DATA = ascii(",\"data\":\"");
  static final byte[] DATA_END = ascii("\"");
  static final byte[] METADATA = ascii(",\"metadata\":{");
  static final byte[] METADATA_END = ascii("}");
  static final byte[] KEYS = ascii("\"partitionKeys\":{");
  static final byte[] KEYS_END = ascii("}");
  static final byte[] DATABASE = ascii("\"otfMetadata\":{\"destinationDatabaseName\":");
  static final byte[] TABLE = ascii(",\"destinationTableName\":");
  static final byte[] TABLE_END = ascii(",\"operation\":\"insert\"}");
  static final byte[] ENTRY_END = ascii("}");

  /// The size of a slice of data, a multiple of 3 so that only the last slice has padding.
  private static final int SLICE_BYTES = 48 << 10;

  private final OutputStream out;

  /// Text that has not been written to `out` yet: everything between two data values.
  private final Utf8Builder text = new Utf8Builder(1024);

  private final byte[] base64 = new byte[SLICE_BYTES / 3 * 4];

  ResponseWriter(OutputStream out) {
    this.out = out;
  }

  void write(FirehoseResponse response) throws IOException {
    text.append(HEAD);
    boolean first = true;
    for (Outcome outcome : response.records()) {
      if (!first) {
        text.append(',');
      }
      first = false;
      write(outcome);
    }
    text.append(TAIL);
    flush();
  }

  private void write(Outcome outcome) throws IOException {
    text.append(ID);
    JsonString.appendQuotedExactly(outcome.recordId(), text);
    text.append(RESULT).append(ascii(outcome.result().wireName())).append(RESULT_END);
    if (outcome instanceof Outcome.Ok ok) {
      text.append(DATA);
      flush();
      writeBase64(ok.data());
      text.append(DATA_END);
      append(ok.metadata());
    }
    text.append(ENTRY_END);
  }

  private void flush() throws IOException {
    out.write(text.array(), 0, text.length());
    text.truncate(0);
  }

  /// Writes `data` in base64. The JDK's encoder for arrays uses vector instructions; its stream
  /// does not. The encoder always writes to the start of an array, so a small array that stays in
  /// the processor's cache is fastest.
  private void writeBase64(byte[] data) throws IOException {
    if (data.length <= SLICE_BYTES) {
      out.write(base64, 0, Base64.getEncoder().encode(data, base64));
      return;
    }
    for (int from = 0; from < data.length; from += SLICE_BYTES) {
      int length = Math.min(SLICE_BYTES, data.length - from);
      ByteBuffer slice = Base64.getEncoder().encode(ByteBuffer.wrap(data, from, length));
      out.write(slice.array(), 0, slice.limit());
    }
  }

  private void append(RecordMetadata metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    text.append(METADATA);
    if (!metadata.partitionKeys().isEmpty()) {
      appendPartitionKeys(metadata.partitionKeys());
    }
    if (metadata.icebergTable().isPresent()) {
      if (!metadata.partitionKeys().isEmpty()) {
        text.append(',');
      }
      append(metadata.icebergTable().get());
    }
    text.append(METADATA_END);
  }

  private void append(IcebergTable table) {
    text.append(DATABASE);
    JsonString.appendQuotedExactly(table.database(), text);
    text.append(TABLE);
    JsonString.appendQuotedExactly(table.table(), text);
    text.append(TABLE_END);
  }

  private void appendPartitionKeys(Map<String, String> partitionKeys) {
    text.append(KEYS);
    boolean first = true;
    for (Map.Entry<String, String> key : partitionKeys.entrySet()) {
      if (!first) {
        text.append(',');
      }
      first = false;
      JsonString.appendQuotedExactly(key.getKey(), text);
      text.append(':');
      JsonString.appendQuotedExactly(key.getValue(), text);
    }
    text.append(KEYS_END);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
