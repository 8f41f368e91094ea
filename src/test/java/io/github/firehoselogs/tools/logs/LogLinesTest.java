package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.logs.LogLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
  private static final int MAX = LogLines.MAX_TEXT_BYTES;

  @Test
  void lineFeedsSeparateLines() throws IOException {
    assertEquals(List.of("one", "two\r", "three"), texts("one\ntwo\r\nthree"));
  }

  @Test
  void lastLineFeedBeginsNoLine() throws IOException {
    assertEquals(List.of("one"), texts("one\n"));
  }

  @Test
  void emptyLinesAreLines() throws IOException {
    assertEquals(List.of("", "one", "", "two"), texts("\none\n\ntwo\n"));
  }

  @Test
  void emptyTextHasNoLine() throws IOException {
    assertEquals(List.of(), texts(""));
  }

  @Test
  void invalidUtf8IsReplaced() throws IOException {
    byte[] bytes = {'a', (byte) 0xFF, 'b', (byte) 0xC3};
    assertEquals(List.of(new Line("a\uFFFDb\uFFFD", 8)), lines(bytes));
  }

  @ParameterizedTest(name = "{0} bytes: {1} parts, {2}")
  @CsvSource({
    "1048549, 1, below the limit",
    "1048550, 1, the limit",
    "1048551, 2, above it",
    "2097100, 2, twice the limit",
    "2097101, 3, above twice the limit"
  })
  void longLineIsCut(int bytes, int parts, String why) throws IOException {
    byte[] line = new byte[bytes + 2];
    Arrays.fill(line, (byte) 'x');
    line[bytes] = '\n';
    List<Line> found = lines(line);
    assertEquals("x", found.getLast().text(), why);
    assertEquals(parts + 1, found.size(), why);
    assertEquals(bytes, found.stream().limit(parts).mapToInt(Line::bytes).sum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "渡", "😀"})
  void cutsBetweenCharacters(String character) throws IOException {
    int width = character.getBytes(UTF_8).length;
    for (int shift = 0; shift < width; shift++) {
      String line = "x".repeat(shift) + character.repeat(MAX / width + 1);
      List<Line> found = lines(line.getBytes(UTF_8));
      assertEquals(2, found.size());
      assertTrue(found.getFirst().bytes() > MAX - width);
      assertEquals(line, found.getFirst().text() + found.getLast().text());
    }
  }

  @Test
  void growingLongLineIsCutAgain() throws IOException {
    byte[] line = new byte[MAX];
    Arrays.fill(line, (byte) 0xFF);
    List<Line> found = lines(line);
    assertTrue(found.stream().allMatch(part -> part.bytes() <= MAX));
    assertEquals(3 * MAX, found.stream().mapToInt(Line::bytes).sum());
  }

  @Test
  void partsHoldWholeSurrogatePairs() {
    String text = "x" + "😀".repeat(50);
    StringBuilder whole = new StringBuilder();
    for (Line part : Line.cut(text, 20)) {
      assertFalse(part.text().isEmpty());
      assertTrue(part.bytes() <= 20);
      assertEquals(part.bytes(), part.text().getBytes(UTF_8).length);
      whole.append(part.text());
    }
    assertEquals(text, whole.toString());
  }

  private static List<String> texts(String log) throws IOException {
    return lines(log.getBytes(UTF_8)).stream().map(Line::text).toList();
  }

  private static List<Line> lines(byte[] log) throws IOException {
    List<Line> found = new ArrayList<>();
    try (LogLines lines = new LogLines(new ByteArrayInputStream(log))) {
      Optional<Line> line = lines.next();
      while (line.isPresent()) {
        found.add(line.get());
        line = lines.next();
      }
    }
    return found;
  }
}
