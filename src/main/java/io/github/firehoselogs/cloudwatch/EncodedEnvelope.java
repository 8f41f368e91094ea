package io.github.firehoselogs.cloudwatch;

import io.github.firehoselogs.text.JsonScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// The data of one input record in transport form: gzip, or plain JSON that something upstream has
/// already decompressed. Nothing is decompressed here.
public sealed interface EncodedEnvelope {
  /// gzip of one or several members (RFC 1952).
  record Gzip(byte[] bytes) implements EncodedEnvelope {
    @Override
    public int rounds() throws UnreadableEnvelopeException {
      return Rounds.of(bytes);
    }

    @Override
    public byte[] withRounds(int rounds) throws UnreadableEnvelopeException {
      return Rounds.with(bytes, rounds);
    }
  }

  /// JSON text in UTF-8, with an optional byte-order mark.
  record PlainJson(byte[] bytes) implements EncodedEnvelope {
    @Override
    public int rounds() {
      return 0;
    }

    @Override
    public byte[] withRounds(int rounds) throws UnreadableEnvelopeException {
      return Rounds.with(compress(bytes), rounds);
    }

    private static byte[] compress(byte[] json) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(json);
      } catch (IOException e) {
        throw new UncheckedIOException("in memory", e);
      }
      return out.toByteArray();
    }
  }

  /// The maximum number of bytes that putting back adds to gzip data.
  int ADDED_BYTES = Rounds.ADDED_BYTES;

  /// The largest count of rounds that a record can carry.
  int MAX_ROUNDS = Rounds.MAX;

  /// Detects the format of `data`: gzip, base64 of gzip, or JSON. The array is not copied.
  static EncodedEnvelope of(byte[] data) throws UnreadableEnvelopeException {
    if (data.length == 0) {
      throw new UnreadableEnvelopeException("data: empty, expected gzip or JSON of an envelope");
    }
    if (GzipHeader.startsAt(data, 0)) {
      return new Gzip(data);
    }
    int first = JsonText.skipBlank(data, 0, data.length);
    if (first < data.length && data[first] == '{') {
      return new PlainJson(data);
    }
    return new Gzip(base64OfGzip(data, first));
  }

  /// Returns how often the record has been put back: 0 for a record that is new.
  int rounds() throws UnreadableEnvelopeException;

  /// Returns gzip data with the same content that carry the count `rounds`, 1 to [#MAX_ROUNDS].
  /// Data that are gzip already are not compressed again.
  byte[] withRounds(int rounds) throws UnreadableEnvelopeException;

  /// Returns the original data.
  byte[] bytes();

  private static byte[] base64OfGzip(byte[] data, int from) throws UnreadableEnvelopeException {
    int to = data.length;
    while (to > from && JsonScanner.isBlank(data[to - 1])) {
      to--;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(data, from, to));
      if (GzipHeader.startsAt(decoded, 0)) {
        return decoded;
      }
    } catch (IllegalArgumentException _) {
      // Not base64: reported like base64 of something other than gzip.
    }
    throw new UnreadableEnvelopeException(
        "data: expected gzip, JSON or base64 of gzip, found " + data.length + " other bytes");
  }
}
