package io.github.firehoselogs.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.Utf8;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads finished documents from their frames ([DocumentFrame]). Not thread-safe. Holds native
/// memory until it is closed.
public final class DocumentDecoder implements AutoCloseable {
  private static final int FIRST_BYTES = 1024;

  private final int maxContentBytes;
  private final Inflater inflater = new Inflater(true);
  private byte[] content = new byte[FIRST_BYTES];
  private int contentBytes;
  private int at;

  /// A decoder of contents of at most `maxContentBytes` once inflated.
  public DocumentDecoder(int maxContentBytes) {
    this.maxContentBytes = maxContentBytes;
  }

  /// Returns the document in `frame`. Throws if its version is unknown, or if any byte of it is not
  /// what the encoder wrote: nothing doubtful is delivered.
  public FinishedDocument decode(byte[] frame) throws UnreadableDocumentException {
    DocumentFrame.check(frame);
    inflate(frame);
    checkCrc(frame);
    at = 0;
    Map<String, String> keys = Collections.unmodifiableMap(readKeys());
    Optional<IcebergTable> table =
        DocumentFrame.hasIcebergTable(frame) ? Optional.of(readTable()) : Optional.empty();
    return new FinishedDocument(
        new RecordMetadata(keys, table), Arrays.copyOfRange(content, at, contentBytes));
  }

  private void inflate(byte[] frame) throws UnreadableDocumentException {
    inflater.reset();
    inflater.setDictionary(Dictionary.VERSION_1);
    int from = DocumentFrame.HEADER_BYTES;
    inflater.setInput(frame, from, frame.length - from);
    contentBytes = 0;
    try {
      while (!inflater.finished()) {
        ensureRoom();
        int count = inflater.inflate(content, contentBytes, content.length - contentBytes);
        contentBytes += count;
        checkSize();
        if (count == 0 && !inflater.finished() && contentBytes < content.length) {
          throw new UnreadableDocumentException("truncated after " + frame.length + " bytes");
        }
      }
    } catch (DataFormatException _) {
      throw new UnreadableDocumentException("broken deflate data after " + contentBytes + " bytes");
    }
    if (inflater.getRemaining() > 0) {
      throw new UnreadableDocumentException(inflater.getRemaining() + " bytes after its end");
    }
  }

  private void ensureRoom() {
    if (contentBytes == content.length) {
      content = Arrays.copyOf(content, (int) Math.min(2L * content.length, maxContentBytes + 1L));
    }
  }

  private void checkSize() throws UnreadableDocumentException {
    if (contentBytes > maxContentBytes) {
      throw new UnreadableDocumentException(
          "more than " + maxContentBytes + " bytes once inflated");
    }
  }

  private void checkCrc(byte[] frame) throws UnreadableDocumentException {
    CRC32 crc = new CRC32();
    crc.update(content, 0, contentBytes);
    if (DocumentFrame.crc(frame) != (int) crc.getValue()) {
      throw new UnreadableDocumentException("CRC-32 does not match the content");
    }
  }

  private Map<String, String> readKeys() throws UnreadableDocumentException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int count = readVarint(); count > 0; count--) {
      String name = readText();
      keys.put(name, readText());
    }
    return keys;
  }

  private IcebergTable readTable() throws UnreadableDocumentException {
    String database = readText();
    return new IcebergTable(database, readText());
  }

  private String readText() throws UnreadableDocumentException {
    int length = readVarint();
    int end = at + length;
    if (length > contentBytes - at || Utf8.endOfValid(content, at, end) != end) {
      throw new UnreadableDocumentException("metadata that is not readable");
    }
    String text = new String(content, at, length, UTF_8);
    at = end;
    return text;
  }

  private int readVarint() throws UnreadableDocumentException {
    int value = 0;
    for (int shift = 0; shift < 28 && at < contentBytes; shift += 7) {
      byte next = content[at++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new UnreadableDocumentException("metadata that is not readable");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
