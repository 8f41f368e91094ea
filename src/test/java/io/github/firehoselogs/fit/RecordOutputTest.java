package io.github.firehoselogs.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.json.Utf8Builder;
import org.junit.jupiter.api.Test;

class RecordOutputTest {
  private final Utf8Builder text = new Utf8Builder(0);
  private final RecordOutput output = new RecordOutput(text, 4);

  @Test
  void outputWithinTheLimitIsKept() {
    add(0, "ab");
    add(0, "cd");
    assertEquals("abcd", text.toString());
    assertArrayEquals(new byte[] {'a', 'b', 'c'}, output.data(3));
  }

  @Test
  void nothingIsKeptBeyondTheLimit() {
    add(0, "ab");
    add(0, "cde");
    add(0, "f");
    assertEquals("ab", text.toString());
    assertEquals(3, output.bytes(1));
    assertEquals(1, output.bytes(2));
  }

  @Test
  void otherGroupsAreOnlyMeasured() {
    add(0, "ab");
    add(1, "cdefgh");
    add(0, "ij");
    assertEquals("abij", text.toString());
    assertEquals(6, output.bytes(1));
    assertArrayEquals(new int[] {0, 2, 1}, output.positionsByGroup());
  }

  @Test
  void restartForgetsTheLastRecord() {
    add(0, "abcdef");
    add(1, "gh");
    output.restart().append("ij");
    output.add(7, 0);
    assertEquals("ij", text.toString());
    assertArrayEquals(new int[] {7}, output.indexes());
    assertEquals(2, output.bytes(0));
    assertArrayEquals(new int[] {0}, output.positionsByGroup());
  }

  private void add(int group, String written) {
    text.append(written);
    output.add(0, group);
  }
}
