package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class Utf8BuilderTest {
  @Test
  void growsAsNeeded() {
    Utf8Builder builder = new Utf8Builder(0);
    String expected = "x".repeat(100_000);
    for (int i = 0; i < expected.length(); i++) {
      builder.append('x');
    }
    assertEquals(expected, builder.toString());
  }

  @Test
  void appendsTextBytesAndRanges() {
    Utf8Builder builder = new Utf8Builder(0);
    builder.append("é").append("abc".getBytes(UTF_8)).append("abc".getBytes(UTF_8), 1, 2);
    assertEquals("éabcb", builder.toString());
    assertEquals(6, builder.length());
  }

  @Test
  void loneSurrogateIsReplaced() {
    assertEquals("a\ufffdb😀\ufffd", new Utf8Builder(0).append("a\ud83db😀\ude00").toString());
  }

  @Test
  void truncateRemovesTheEnd() {
    Utf8Builder builder = new Utf8Builder(0).append("abc");
    builder.truncate(1);
    assertEquals("ad", builder.append("d").toString());
    assertThrows(IllegalArgumentException.class, () -> builder.truncate(3));
    assertThrows(IllegalArgumentException.class, () -> builder.truncate(-1));
  }

  @Test
  void copiesAreLimitedToTheLength() {
    Utf8Builder builder = new Utf8Builder(64).append("abc");
    assertArrayEquals("ab".getBytes(UTF_8), builder.copyOf(2));
    assertArrayEquals("abc".getBytes(UTF_8), builder.copyOf(9));
    assertArrayEquals("abc".getBytes(UTF_8), builder.toByteArray());
  }
}
