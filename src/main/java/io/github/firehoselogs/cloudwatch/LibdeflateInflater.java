package io.github.firehoselogs.cloudwatch;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Inflates with libdeflate, which wants the room for all of a member before it begins. Whatever it
/// does not take, a member larger than the array or one that is broken, the JDK's inflater begins
/// anew: that one grows the array, and says what is wrong.
///
/// libdeflate takes a few Huffman codes that zlib refuses. The checksum behind the member tells.
final class LibdeflateInflater implements MemberInflater {
  private final Libdeflate library;
  private final MemorySegment decompressor;

  /// Bytes taken, bytes written: what libdeflate answers.
  private final long[] counts = new long[2];

  private @Nullable JdkInflater jdk;

  LibdeflateInflater(Libdeflate library) {
    this.library = library;
    this.decompressor = library.allocDecompressor();
  }

  @Override
  public int inflate(byte[] gzip, GzipHeader header, InflatedBytes out)
      throws UnreadableEnvelopeException {
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
