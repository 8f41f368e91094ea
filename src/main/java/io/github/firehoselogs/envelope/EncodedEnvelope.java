package io.github.firehoselogs.envelope;

import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.document.UnreadableDocumentException;
import io.github.firehoselogs.gzip.GzipDecoder;
import io.github.firehoselogs.gzip.GzipEncoder;
import io.github.firehoselogs.gzip.MalformedGzipException;
import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.json.JsonGap;
import io.github.firehoselogs.json.JsonScanner;
import java.util.Arrays;
import java.util.Base64;

/// The data of one input record as received: gzip, plain JSON if a step before this function has
/// decompressed it, or the frame of a finished document. Nothing is decompressed here.
public sealed interface EncodedEnvelope {
  /// gzip of one or several members (RFC 1952).
  record Gzip(byte[] bytes) implements EncodedEnvelope {
    @Override
    public int rounds() throws UnreadableEnvelopeException {
      try {
        return Rounds.of(bytes);
      } catch (MalformedGzipException e) {
        throw new UnreadableEnvelopeException(e);
      }
    }

    @Override
    public byte[] withRounds(int rounds) throws UnreadableEnvelopeException {
      try {
        return Rounds.with(bytes, rounds);
      } catch (MalformedGzipException e) {
        throw new UnreadableEnvelopeException(e);
      }
    }
  }

  /// JSON text in UTF-8, with an optional byte-order mark.
  record PlainJson(byte[] bytes) implements EncodedEnvelope {
    @Override
    public int rounds() {
      return 0;
    }

    @Override
    public byte[] withRounds(int rounds) {
      try (GzipEncoder gzip = new GzipEncoder()) {
        gzip.begin();
        gzip.write(bytes, 0, bytes.length);
        return gzip.end(rounds);
      }
    }
  }

  /// The frame of a finished document, which this function has put back.
  record Document(byte[] bytes) implements EncodedEnvelope {
    @Override
    public int rounds() throws UnreadableEnvelopeException {
      try {
        return DocumentFrame.rounds(bytes);
      } catch (UnreadableDocumentException e) {
        throw new UnreadableEnvelopeException(e);
      }
    }

    @Override
    public byte[] withRounds(int rounds) {
      return DocumentFrame.withRounds(bytes, rounds);
    }
  }

  /// The maximum number of bytes that a count of rounds adds to gzip data.
  int ADDED_BYTES = Rounds.ADDED_BYTES;

  /// The maximum count of rounds that a record can carry.
  int MAX_ROUNDS = Rounds.MAX;

  /// Detects the format of `data`: gzip, base64 of gzip, JSON, or the frame of a finished document.
  /// The array is not copied.
  static EncodedEnvelope of(byte[] data) throws UnreadableEnvelopeException {
    if (data.length == 0) {
      throw new UnreadableEnvelopeException("data: empty, expected gzip or JSON of an envelope");
    }
    if (GzipDecoder.startsGzip(data)) {
      return new Gzip(data);
    }
    if (DocumentFrame.startsFrame(data)) {
      return new Document(data);
    }
    int first = JsonGap.skip(data, 0, data.length);
    if (first < data.length && data[first] == '{') {
      return new PlainJson(data);
    }
    return new Gzip(base64OfGzip(data, first));
  }

  /// Returns how often the record has been put back, 0 for a new record.
  int rounds() throws UnreadableEnvelopeException;

  /// Returns gzip data with the same content and the count `rounds`, from 1 to [#MAX_ROUNDS]. Data
  /// that are already gzip are not compressed again.
  byte[] withRounds(int rounds) throws UnreadableEnvelopeException;

  /// Returns the original data.
  byte[] bytes();

  private static byte[] base64OfGzip(byte[] data, int from) throws UnreadableEnvelopeException {
    int to = data.length;
    while (to > from && JsonScanner.isWhitespace(data[to - 1])) {
      to--;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(data, from, to));
      if (GzipDecoder.startsGzip(decoded)) {
        return decoded;
      }
    } catch (IllegalArgumentException _) {
      // Not base64: reported like base64 of something other than gzip.
    }
    throw new UnreadableEnvelopeException(
        "data: expected gzip, JSON or base64 of gzip, found " + data.length + " other bytes");
  }
}
