package io.github.firehoselogs.gzip;

import static io.github.firehoselogs.tools.given.GivenEnvelope.gzip;
import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of every inflater for valid and corrupt gzip data.
@ParameterizedClass
@MethodSource("io.github.firehoselogs.gzip.GivenInflaters#all")
class GzipDecoderTest {
  private final Supplier<MemberInflater> inflater;
  private final GzipDecoder gunzip;

  GzipDecoderTest(Supplier<MemberInflater> inflater) {
    this.inflater = inflater;
    this.gunzip = new GzipDecoder(100_000, inflater.get());
  }

  @AfterEach
  void close() {
    gunzip.close();
  }

  @Test
  void membersAreJoined() throws Exception {
    assertEquals("onetwo", inflate(joined(gzip("one"), gzip(""), gzip("two"))));
  }

  /// Includes the trailer, which a reader that stops after the first member would not check.
  @Test
  void equalMembersAreJoined() throws Exception {
    assertEquals("oneone", inflate(joined(gzip("one"), gzip("one"))));
  }

  @Test
  void optionalHeaderFieldsAreSkipped() throws Exception {
    byte[] plain = gzip("one");
    byte[] fields = {31, -117, 8, 0b11110, 0, 0, 0, 0, 0, 0, 3, 0, 1, 2, 3, 'n', 0, 'c', 0, 0, 0};
    int crc = GzipHeader.crc16(fields, 0, fields.length - 2);
    fields[fields.length - 2] = (byte) crc;
    fields[fields.length - 1] = (byte) (crc >> 8);
    byte[] deflated = Arrays.copyOfRange(plain, GzipHeader.FIXED_BYTES, plain.length);
    assertEquals("oneone", inflate(joined(fields, deflated, fields, deflated)));
  }

  @Test
  void corruptDeflateDataAreRefused() {
    byte[] broken = gzip("some text");
    broken[GzipHeader.FIXED_BYTES] |= 0b110;
    assertRefused("gzip member at byte 0: broken deflate data after 0 bytes", broken);
  }

  @Test
  void trailingZeroBytesArePadding() throws Exception {
    assertEquals("one", inflate(joined(gzip("one"), new byte[600])));
  }

  @Test
  void otherTrailingBytesAreRefused() {
    assertRefused(
        "gzip: expected another member or the end at byte 23, found something else",
        joined(gzip("one"), "x".getBytes(UTF_8)));
  }

  @Test
  void corruptSecondMemberIsRefused() {
    byte[] second = gzip("two");
    second[second.length - 5] ^= 1;
    assertRefused(
        "gzip member at byte 23: its checksum (CRC32) or size does not match",
        joined(gzip("one"), second));
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] whole = gzip("some text that is worth compressing, compressing, compressing");
    for (int length = 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(MalformedGzipException.class, () -> inflate(cut), "length " + length);
    }
  }

  @Test
  void bitFlipsAreDetectedOrHarmless() {
    byte[] whole = gzip("some text");
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertEquals("some text", inflate(changed), "bit " + bit);
      } catch (MalformedGzipException e) {
        assertTrue(e.reason().startsWith("gzip"), e.reason());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 4096, 4097, 99_999, 100_000})
  void exactlyTheLimitIsRead(int bytes) throws Exception {
    assertEquals("x".repeat(bytes), inflate(gzip("x".repeat(bytes))));
  }

  @ParameterizedTest
  @ValueSource(ints = {100_001, 10_000_000})
  void aboveTheLimitIsRefused(int bytes) {
    assertRefused(
        "gzip: more than MAX_ENVELOPE_BYTES=100000 bytes when decompressed",
        gzip("x".repeat(bytes)));
  }

  @Test
  void limitCountsAllMembers() {
    byte[] member = gzip("x".repeat(60_000));
    assertRefused(
        "gzip: more than MAX_ENVELOPE_BYTES=100000 bytes when decompressed",
        joined(member, member));
  }

  @Test
  void falseTrailerDoesNotCostMemory() throws Exception {
    try (GzipDecoder generous = new GzipDecoder(1 << 30, inflater.get())) {
      byte[] lying = gzip("short");
      Arrays.fill(lying, lying.length - 4, lying.length, (byte) 0x3F);
      assertThrows(MalformedGzipException.class, () -> generous.inflate(lying));
      assertTrue(generous.bytes().length < 10_000, () -> generous.bytes().length + " bytes");
    }
  }

  @Test
  void correctTrailerGivesExactArray() throws Exception {
    inflate(gzip("x".repeat(50_000)));
    assertEquals(50_000, gunzip.bytes().length);
  }

  @Test
  void arrayIsReused() throws Exception {
    inflate(gzip("x".repeat(50_000)));
    byte[] before = gunzip.bytes();
    assertEquals("short", inflate(gzip("short")));
    assertEquals(before, gunzip.bytes());
  }

  @Test
  void incompressibleBytesAreRead() throws Exception {
    byte[] noise = new byte[90_000];
    new Random(7).nextBytes(noise);
    gunzip.inflate(gzip(noise));
    assertEquals(0, Arrays.compare(noise, Arrays.copyOf(gunzip.bytes(), gunzip.length())));
  }

  private String inflate(byte[] gzip) throws MalformedGzipException {
    gunzip.inflate(gzip);
    return new String(gunzip.bytes(), 0, gunzip.length(), UTF_8);
  }

  private void assertRefused(String message, byte[] gzip) {
    assertEquals(
        message, assertThrows(MalformedGzipException.class, () -> inflate(gzip)).getMessage());
  }
}
