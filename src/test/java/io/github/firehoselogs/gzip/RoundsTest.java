package io.github.firehoselogs.gzip;

import static io.github.firehoselogs.tools.given.GivenEnvelope.gzip;
import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {
  private static final int EXTRA = 4;

  @Test
  void dataWithoutCountHaveZeroRounds() throws Exception {
    assertEquals(0, Rounds.of(gzip("text")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 255, 256, 65_535})
  void countIsReadBackAndContentKept(int rounds) throws Exception {
    byte[] marked = Rounds.with(gzip("text"), rounds);
    assertEquals(rounds, Rounds.of(marked));
    assertEquals("text", jdkInflates(marked));
    assertEquals(gzip("text").length + Rounds.ADDED_BYTES, marked.length);
  }

  @Test
  void newCountReplacesTheOldOne() throws Exception {
    byte[] once = Rounds.with(gzip("text"), 1);
    byte[] twice = Rounds.with(once, 2);
    assertEquals(2, Rounds.of(twice));
    assertEquals(once.length, twice.length);
  }

  @Test
  void otherHeaderFieldsAreKept() throws Exception {
    byte[] plain = gzip("text");
    byte[] head =
        latin1("\u001f\u008b\b\u001e\1\2\3\4\0\3" + "\6\0AB\2\0xy" + "name\0" + "comment\0");
    int crc = GzipHeader.crc16(head, 0, head.length);
    byte[] all =
        joined(
            head,
            new byte[] {(byte) crc, (byte) (crc >> 8)},
            Arrays.copyOfRange(plain, GzipHeader.FIXED_BYTES, plain.length));
    byte[] marked = Rounds.with(all, 3);
    assertEquals(3, Rounds.of(marked));
    assertEquals("text", jdkInflates(marked));
    assertEquals(
        "\u001f\u008b\b\u001e\1\2\3\4\0\3" + "\14\0AB\2\0xyFR\2\0\3\0" + "name\0" + "comment\0",
        new String(Arrays.copyOf(marked, head.length + 6), ISO_8859_1));
  }

  @Test
  void laterMembersAreUntouched() throws Exception {
    byte[] marked = Rounds.with(joined(gzip("one"), gzip("two")), 5);
    assertEquals("onetwo", jdkInflates(marked));
    assertEquals(5, Rounds.of(marked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F", // less than a subfield's head
        "AB\u0005\0xy", // longer than the field
        "AB\2\0xyF", // a complete subfield and a part of one
      })
  void brokenExtraFieldIsReplaced(String extra) throws Exception {
    byte[] marked = Rounds.with(withExtra(extra), 2);
    assertEquals(2, Rounds.of(marked));
    assertArrayEquals(Rounds.with(gzip("text"), 2), marked);
  }

  @Test
  void subfieldOfWrongLengthIsReplaced() throws Exception {
    byte[] odd = withExtra("FR\1\0x");
    assertEquals(0, Rounds.of(odd));
    assertArrayEquals(Rounds.with(gzip("text"), 1), Rounds.with(odd, 1));
  }

  @Test
  void fullExtraFieldIsReported() throws Exception {
    byte[] full = withExtra("AB\u00fb\u00ff" + "x".repeat(0xFFFB));
    assertEquals(
        "gzip header: the extra field has no room for the count of rounds",
        assertThrows(MalformedGzipException.class, () -> Rounds.with(full, 1)).getMessage());
  }

  @Test
  void wrongHeaderChecksumIsRefused() {
    byte[] plain = gzip("text");
    byte[] wrong =
        joined(
            latin1("\u001f\u008b\b\2\0\0\0\0\0\3xx"),
            Arrays.copyOfRange(plain, GzipHeader.FIXED_BYTES, plain.length));
    assertEquals(
        "gzip header at byte 0: its checksum (CRC16) does not match",
        assertThrows(MalformedGzipException.class, () -> Rounds.of(wrong)).getMessage());
  }

  private static byte[] withExtra(String extra) {
    byte[] plain = gzip("text");
    byte[] head = Arrays.copyOf(plain, GzipHeader.FIXED_BYTES);
    head[3] |= EXTRA;
    byte[] length = {(byte) extra.length(), (byte) (extra.length() >> 8)};
    return joined(
        head,
        length,
        latin1(extra),
        Arrays.copyOfRange(plain, GzipHeader.FIXED_BYTES, plain.length));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String jdkInflates(byte[] gzip) throws IOException {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), ISO_8859_1);
  }
}
