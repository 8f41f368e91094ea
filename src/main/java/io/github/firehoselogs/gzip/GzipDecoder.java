package io.github.firehoselogs.gzip;

import java.util.zip.CRC32;

/// Inflates gzip data (RFC 1952) of one or several members into one array, which is reused for the
/// next record.
///
/// [java.util.zip.GZIPInputStream] ends silently if a second member is broken, which would lose
/// data unnoticed. This decoder reads everything or fails. Zero bytes after the last member are
/// allowed as padding, as in gzip(1).
///
/// Not thread-safe. Holds native memory until it is closed.
public final class GzipDecoder implements AutoCloseable {
  private static final int TRAILER_BYTES = 8;

  /// The maximum ratio of the trailer's size to the compressed size for which the initial array
  /// uses the trailer's size: log text expands 5 to 20 times, repetitive text 40 times. If the
  /// array is too small, the data is inflated twice.
  private static final int TRUSTED_EXPANSION = 48;

  private final MemberInflater inflater;
  private final CRC32 crc = new CRC32();
  private final InflatedBytes inflated;

  /// Inflates with `inflater`, which is closed with this decoder. Refuses more than `maxBytes` of
  /// inflated data.
  GzipDecoder(int maxBytes, MemberInflater inflater) {
    this(new InflatedBytes(maxBytes), inflater);
  }

  /// Inflates into `inflated` with the fastest inflater available.
  public GzipDecoder(InflatedBytes inflated) {
    this(inflated, MemberInflater.open());
  }

  /// Inflates into `inflated` with `inflater`, which is closed with this decoder.
  GzipDecoder(InflatedBytes inflated, MemberInflater inflater) {
    this.inflated = inflated;
    this.inflater = inflater;
  }

  /// Loads the native inflater if the platform supports it, which makes decoders that are opened
  /// after this call faster. The first call takes about 0.1 s of CPU time, later calls take none.
  public static void loadNativeInflater() {
    Libdeflate.load();
  }

  /// Returns whether `data` begins like a gzip member.
  public static boolean startsGzip(byte[] data) {
    return GzipHeader.startsAt(data, 0);
  }

  /// Inflates all members of `gzip`. The result is [#bytes], up to [#length].
  public void inflate(byte[] gzip) throws MalformedGzipException {
    inflated.clear(claimedBytes(gzip), (long) TRUSTED_EXPANSION * gzip.length);
    int at = 0;
    do {
      at = inflateMember(gzip, at);
    } while (GzipHeader.startsAt(gzip, at));
    for (int i = at; i < gzip.length; i++) {
      if (gzip[i] != 0) {
        throw new MalformedGzipException(
            "gzip: expected another member or the end at byte " + at + ", found something else");
      }
    }
  }

  /// Returns the array with the result. The next call of [#inflate] overwrites it.
  public byte[] bytes() {
    return inflated.array();
  }

  /// Returns the length of the result in [#bytes].
  public int length() {
    return inflated.length();
  }

  private int inflateMember(byte[] gzip, int start) throws MalformedGzipException {
    int from = inflated.length();
    int trailer = inflater.inflate(gzip, GzipHeader.read(gzip, start), inflated);
    checkTrailer(gzip, start, trailer, from);
    return trailer + TRAILER_BYTES;
  }

  private void checkTrailer(byte[] gzip, int start, int trailer, int from)
      throws MalformedGzipException {
    if (gzip.length - trailer < TRAILER_BYTES) {
      throw new MalformedGzipException("gzip member at byte " + start + ": truncated");
    }
    int length = inflated.length() - from;
    crc.reset();
    crc.update(inflated.array(), from, length);
    if (GzipHeader.littleEndian32(gzip, trailer) != (int) crc.getValue()
        || GzipHeader.littleEndian32(gzip, trailer + 4) != length) {
      throw new MalformedGzipException(
          "gzip member at byte " + start + ": its checksum (CRC32) or size does not match");
    }
  }

  /// Returns the size that the last trailer claims.
  private static long claimedBytes(byte[] gzip) {
    return gzip.length < GzipHeader.FIXED_BYTES + TRAILER_BYTES
        ? 0
        : GzipHeader.littleEndian32(gzip, gzip.length - 4) & 0xFFFFFFFFL;
  }

  @Override
  public void close() {
    inflater.close();
  }
}
