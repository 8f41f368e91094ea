package io.github.firehoselogs.gzip;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Inflates with libdeflate, which needs an output buffer large enough for the whole member. If
/// decoding fails, because the buffer is too small or the data is corrupt, the JDK's inflater
/// starts over: it grows the array and reports the error.
///
/// libdeflate accepts a few Huffman codes that zlib rejects; the member's checksum detects wrong
/// output.
final class LibdeflateInflater implements MemberInflater {
  private final Libdeflate library;
  private final MemorySegment decompressor;

  /// The number of bytes read and written, as libdeflate reports them.
  private final long[] counts = new long[2];

  private @Nullable JdkInflater jdk;

  LibdeflateInflater(Libdeflate library) {
    this.library = library;
    this.decompressor = library.allocDecompressor();
  }

  @Override
  public int inflate(byte[] gzip, GzipHeader header, InflatedBytes out)
      throws MalformedGzipException {
    MemorySegment in = MemorySegment.ofArray(gzip).asSlice(header.end());
    MemorySegment room = MemorySegment.ofArray(out.array()).asSlice(out.length());
    if (library.decompress(decompressor, in, room, counts)) {
      out.written((int) counts[1]);
      return header.end() + (int) counts[0];
    }
    if (jdk == null) {
      jdk = new JdkInflater();
    }
    return jdk.inflate(gzip, header, out);
  }

  @Override
  public void close() {
    library.freeDecompressor(decompressor);
    if (jdk != null) {
      jdk.close();
    }
  }
}
