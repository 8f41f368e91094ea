package io.github.firehoselogs.document;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.metadata.RecordMetadata;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes finished documents into frames ([DocumentFrame]), each into an array of its own. Not
/// thread-safe. Holds native memory until it is closed.
public final class DocumentEncoder implements AutoCloseable {
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private final Utf8Builder head = new Utf8Builder(64);
  private byte[] frame = new byte[4096];
  private int frameBytes;

  /// Returns the frame of the document `data[from, to)` with `metadata` and the count `rounds`, in 1
  /// to [DocumentFrame#MAX_ROUNDS].
  public byte[] encode(RecordMetadata metadata, byte[] data, int from, int to, int rounds) {
    append(metadata);
    crc.reset();
    deflater.reset();
    deflater.setDictionary(Dictionary.VERSION_1);
    frameBytes = DocumentFrame.HEADER_BYTES;
    write(head.array(), 0, head.length());
    write(data, from, to);
    byte[] finished = finish();
    DocumentFrame.putHeader(
        finished, DocumentFrame.versionOf(metadata), rounds, (int) crc.getValue());
    return finished;
  }

  private void append(RecordMetadata metadata) {
    Map<String, String> partitionKeys = metadata.partitionKeys();
    head.truncate(0);
    appendVarint(partitionKeys.size());
    for (Map.Entry<String, String> key : partitionKeys.entrySet()) {
      appendText(key.getKey());
      appendText(key.getValue());
    }
    if (metadata.icebergTable().isPresent()) {
      appendText(metadata.icebergTable().get().database());
      appendText(metadata.icebergTable().get().table());
    }
  }

  private void write(byte[] bytes, int from, int to) {
    crc.update(bytes, from, to - from);
    deflater.setInput(bytes, from, to - from);
    while (!deflater.needsInput()) {
      deflate();
    }
  }

  private byte[] finish() {
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    return Arrays.copyOf(frame, frameBytes);
  }

  private void deflate() {
    if (frameBytes == frame.length) {
      frame = Arrays.copyOf(frame, 2 * frame.length);
    }
    frameBytes += deflater.deflate(frame, frameBytes, frame.length - frameBytes);
  }

  private void appendText(String text) {
    byte[] utf8 = new Utf8Builder(text.length()).append(text).toByteArray();
    appendVarint(utf8.length);
    head.append(utf8);
  }

  private void appendVarint(int value) {
    int rest = value;
    while (rest > 0x7F) {
      head.append(rest | 0x80);
      rest >>>= 7;
    }
    head.append(rest);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
