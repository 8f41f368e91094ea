package io.github.firehoselogs.fuzz;

import static io.github.firehoselogs.tools.given.GivenEnvelope.gzip;
import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes the count of rounds in a gzip header. With any other content of the header, the count can
/// be read back, and the JDK reads the same data with and without it.
class RoundsFuzzTest {
  private static final int HEADER_CRC = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int FIXED_BYTES = 10;

  static Stream<Arguments> seeds() {
    return Stream.of(
        arguments(0, new byte[0], new byte[0], 1),
        arguments(HEADER_CRC | EXTRA, "AB\2\0xyFR\2\0\3\0".getBytes(UTF_8), new byte[0], 256),
        arguments(EXTRA, "FR\1\0x".getBytes(UTF_8), new byte[0], 2),
        arguments(EXTRA, "FR\2\0\1\0FR\2\0\2\0".getBytes(UTF_8), new byte[0], 3),
        arguments(0x1F, "F".getBytes(UTF_8), "name".getBytes(UTF_8), 65_535),
        arguments(NAME, new byte[0], "name".getBytes(UTF_8), 16));
  }

  @MethodSource("seeds")
  @FuzzTest
  void countIsReadBackAndContentKept(
      int flags,
      byte @NotNull [] extra,
      byte @NotNull [] text,
      @InRange(min = 0, max = 65_535) int rounds)
      throws IOException, UnreadableEnvelopeException {
    byte[] extraField = Arrays.copyOf(extra, Math.min(extra.length, 65_535));
    byte[] data = joined(header(flags, extraField, text), content(text));
    EncodedEnvelope bytes = EncodedEnvelope.of(data);
    if ((flags & 0xE0) != 0) {
      assertThrows(UnreadableEnvelopeException.class, bytes::rounds);
      assertThrows(UnreadableEnvelopeException.class, () -> bytes.withRounds(rounds));
      return;
    }
    int before = bytes.rounds();
    assertTrue(before >= 0 && before <= EncodedEnvelope.MAX_ROUNDS);
    byte[] marked;
    try {
      marked = bytes.withRounds(rounds);
    } catch (UnreadableEnvelopeException _) {
      assertTrue(extraField.length > 65_535 - EncodedEnvelope.ADDED_BYTES);
      return;
    }
    assertEquals(rounds, EncodedEnvelope.of(marked).rounds());
    assertTrue(marked.length <= data.length + EncodedEnvelope.ADDED_BYTES);
    assertArrayEquals(IndependentReader.inflate(data), IndependentReader.inflate(marked));
    assertArrayEquals(marked, EncodedEnvelope.of(marked).withRounds(rounds));
  }

  /// Returns the header of a gzip member, with a correct checksum if the flags include one.
  private static byte[] header(int flags, byte[] extra, byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
    if ((flags & EXTRA) != 0) {
      out.writeBytes(new byte[] {(byte) extra.length, (byte) (extra.length >> 8)});
      out.writeBytes(extra);
    }
    if ((flags & NAME) != 0) {
      out.writeBytes(zeroTerminated(text));
    }
    if ((flags & COMMENT) != 0) {
      out.writeBytes(zeroTerminated(text));
    }
    if ((flags & HEADER_CRC) != 0) {
      CRC32 crc = new CRC32();
      crc.update(out.toByteArray());
      out.write((int) crc.getValue());
      out.write((int) crc.getValue() >> 8);
    }
    return out.toByteArray();
  }

  private static byte[] zeroTerminated(byte[] text) {
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return Arrays.copyOf(Arrays.copyOf(text, end), end + 1);
  }

  /// Returns the rest of a gzip member with `text` after its header, and a second member.
  private static byte[] content(byte[] text) {
    byte[] gzip = gzip(text);
    return joined(Arrays.copyOfRange(gzip, FIXED_BYTES, gzip.length), gzip(text));
  }
}
