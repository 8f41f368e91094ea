package io.github.firehoselogs.gzip;

import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipHeaderTest {
  private static final String FIXED = "\u001f\u008b\b\0\1\2\3\4\0\3";

  @Test
  void startsAtItsTwoMagicBytes() {
    byte[] magic = latin1("\u001f\u008b");
    assertTrue(GzipHeader.startsAt(magic, 0));
    assertFalse(GzipHeader.startsAt(magic, 1));
    assertFalse(GzipHeader.startsAt(magic, 2));
  }

  @Test
  void tenBytesAreAHeader() throws Exception {
    assertEquals(new GzipHeader(0, 0, 10, 10, 10, 10), GzipHeader.read(latin1(FIXED), 0));
  }

  @Test
  void mayEndWithItsChecksum() throws Exception {
    byte[] head = latin1("\u001f\u008b\b\2\1\2\3\4\0\3");
    int crc = GzipHeader.crc16(head, 0, head.length);
    byte[] header = joined(latin1("xyz"), head, new byte[] {(byte) crc, (byte) (crc >> 8)});
    assertEquals(new GzipHeader(3, 2, 13, 13, 13, 15), GzipHeader.read(header, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001f\u008b\b\0\0\0\0\0\0", // one byte too few
        "\u001f\u008b\b\4\0\0\0\0\0\3\1", // half of the extra field's length
        "\u001f\u008b\b\4\0\0\0\0\0\3\2\0x", // half of the extra field
        "\u001f\u008b\b\10\0\0\0\0\0\3name", // no zero after the name
        "\u001f\u008b\b\20\0\0\0\0\0\3", // no comment
        "\u001f\u008b\b\2\0\0\0\0\0\3x", // half of the checksum
      })
  void truncationIsReported(String header) {
    byte[] gzip = joined(latin1(FIXED), latin1(header));
    assertEquals(
        "gzip header at byte 10: truncated",
        assertThrows(MalformedGzipException.class, () -> GzipHeader.read(gzip, 10)).getMessage());
  }

  private static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
