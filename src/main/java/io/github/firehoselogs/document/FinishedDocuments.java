package io.github.firehoselogs.document;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.metadata.RecordMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The finished documents of one record after another, in their frames: the output of events that
/// are put back one by one. An event without one is put back as an envelope.
///
/// Encoder and decoder hold native memory, and exist only if they are needed.
public final class FinishedDocuments implements AutoCloseable {
  /// Roughly the heap that an entry of the table takes, besides the frame.
  private static final int ENTRY_BYTES = 64;

  private final int maxDocumentBytes;
  private final Map<Integer, byte[]> frames = new HashMap<>();
  private @Nullable DocumentEncoder encoder;
  private @Nullable DocumentDecoder decoder;
  private int rounds;
  private long leftBytes;

  /// Reads documents of at most `maxDocumentBytes`.
  public FinishedDocuments(int maxDocumentBytes) {
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /// Forgets all documents. New ones carry the count `newRounds`, and take at most `maxBytes`
  /// together.
  public void restart(int newRounds, long maxBytes) {
    frames.clear();
    rounds = newRounds;
    leftBytes = maxBytes;
  }

  /// Keeps the document of the event `index`, `output` from `from` on, if there is memory for it.
  public void add(int index, RecordMetadata metadata, Utf8Builder output, int from) {
    if (leftBytes <= 0) {
      return;
    }
    DocumentEncoder writer = encoder == null ? new DocumentEncoder() : encoder;
    encoder = writer;
    byte[] frame = writer.encode(metadata, output.array(), from, output.length(), rounds);
    leftBytes -= frame.length + ENTRY_BYTES;
    frames.put(index, frame);
  }

  /// Returns the frame of the document of the only event in `indexes`. Empty if there are several
  /// events, or if the document was not kept.
  public Optional<byte[]> frameOf(int[] indexes) {
    return indexes.length == 1 ? Optional.ofNullable(frames.get(indexes[0])) : Optional.empty();
  }

  /// Returns the document in `frame`.
  public FinishedDocument decode(byte[] frame) throws UnreadableDocumentException {
    DocumentDecoder reader = decoder == null ? new DocumentDecoder(maxDocumentBytes) : decoder;
    decoder = reader;
    return reader.decode(frame);
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
    }
    if (decoder != null) {
      decoder.close();
    }
  }
}
