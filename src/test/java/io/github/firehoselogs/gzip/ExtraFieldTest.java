package io.github.firehoselogs.gzip;

import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the count of rounds together with other subfields of a gzip header's extra field.
class ExtraFieldTest {
  /// A header with a time that a wrong offset would read as a count.
  private static final String FIXED = "\u001f\u008b\b\4\1\2\3\4\0\3";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "AB\0\0", // another subfield
        "AB\2\0xy", // another subfield with data
        "F", // less than a subfield's head
        "FR\2", // the same
        "AB\7\0xy", // longer than the field
        "AB\0\0F", // a complete subfield and a part of one
        "FR\1\0x", // the count's subfield with another length
      })
  void withoutOurSubfieldCountIsZero(String extra) throws Exception {
    assertEquals(0, Rounds.of(gzip(extra)));
  }

  @Test
  void emptySubfieldIsKept() throws Exception {
    assertEquals("AB\0\0FR\2\0\5\0", extraOf(Rounds.with(gzip("AB\0\0"), 5)));
  }

  @Test
  void countAtTheEndIsReplaced() throws Exception {
    assertEquals("AB\0\0FR\2\0\5\0", extraOf(Rounds.with(gzip("FR\2\0\4\0AB\0\0"), 5)));
  }

  @Test
  void fullFieldKeepsItsCount() throws Exception {
    int others = 0xFFFF - 6;
    String subfield = "AB\u00f5\u00ff" + "x".repeat(others - 4);
    byte[] marked = Rounds.with(gzip(subfield), 7);
    assertEquals(7, Rounds.of(marked));
    assertEquals(subfield + "FR\2\0\7\0", extraOf(marked));
  }

  private static byte[] gzip(String extra) {
    byte[] length = {(byte) extra.length(), (byte) (extra.length() >> 8)};
    return joined(latin1(FIXED), length, latin1(extra), latin1("deflate data"));
  }

  private static String extraOf(byte[] gzip) throws Exception {
    GzipHeader header = GzipHeader.read(gzip, 0);
    return new String(Arrays.copyOfRange(gzip, header.extraFrom(), header.extraTo()), ISO_8859_1);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
