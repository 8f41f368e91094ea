package io.github.firehoselogs.tools.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureLinesTest {
  @Test
  void plainLinesAreNumbered() throws Exception {
    assertEquals(List.of("1 a", "3 b", "4 c"), read("a\n \r\nb\nc".getBytes(UTF_8)));
    assertEquals(List.of(), read(new byte[0]));
  }

  @Test
  void severalGzipMembersAreRead() throws Exception {
    byte[] padded = GivenEnvelope.joined(gzip("a\nb"), gzip(""), gzip("c\nd\n"), new byte[7]);
    assertEquals(List.of("1 a", "2 bc", "3 d"), read(padded));
    assertEquals(List.of("1 a"), read(Rounds.with(gzip("a"), 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2  | gzip: truncated in member 1",
        "20 | gzip: truncated in member 1",
        "-1 | gzip: truncated in member 1",
        "-9 | gzip: truncated in member 1"
      })
  void truncatedGzipIsReported(int end, String problem) {
    byte[] gzip = gzip("some lines\nof text\n");
    byte[] cut = Arrays.copyOf(gzip, end < 0 ? gzip.length + end : end);
    assertEquals(problem, assertThrows(IOException.class, () -> read(cut)).getMessage());
  }

  @Test
  void brokenSecondMemberIsReported() {
    byte[] broken = gzip("b\n");
    broken[broken.length - 6] ^= 1;
    assertEquals(
        "gzip: member 2 has a checksum (CRC32) or size that does not match",
        assertThrows(IOException.class, () -> read(GivenEnvelope.joined(gzip("a\n"), broken)))
            .getMessage());
    assertEquals(
        "gzip: expected another member or the end, found something else",
        assertThrows(
                IOException.class,
                () -> read(GivenEnvelope.joined(gzip("a\n"), "rest".getBytes(UTF_8))))
            .getMessage());
  }

  @Test
  void changedByteIsNeverUnnoticed() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] gzip = gzip("line one\nline two\n");
    List<String> lines = read(gzip);
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = gzip.clone();
      int at = 10 + random.nextInt(gzip.length - 10);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      try {
        assertEquals(lines, read(changed), () -> "seed " + seed + ", byte " + at);
      } catch (IOException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("gzip: "), e.toString());
      }
    }
  }

  @Test
  void endlessLineIsSkipped() throws Exception {
    long endless = FailureLines.MAX_LINE_BYTES + 1L;
    InputStream in =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            at++;
            return at <= endless ? 'x' : at == endless + 1 ? '\n' : at == endless + 2 ? 'b' : -1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            int count = 0;
            for (int next = count < length ? read() : -1; next >= 0; next = read()) {
              bytes[from + count++] = (byte) next;
              if (count == length) {
                break;
              }
            }
            return count == 0 ? -1 : count;
          }
        };
    try (FailureLines lines = FailureLines.open(in)) {
      FailureLines.Line first = lines.next().orElseThrow();
      assertTrue(first.isTooLong());
      assertEquals(0, first.bytes().length);
      assertEquals("b", new String(lines.next().orElseThrow().bytes(), UTF_8));
    }
  }

  private static byte[] gzip(String text) {
    return GivenEnvelope.gzip(text);
  }

  private static List<String> read(byte[] object) throws IOException {
    List<String> read = new ArrayList<>();
    try (FailureLines lines = FailureLines.open(new ByteArrayInputStream(object))) {
      Optional<FailureLines.Line> line = lines.next();
      while (line.isPresent()) {
        read.add(line.get().number() + " " + new String(line.get().bytes(), UTF_8));
        line = lines.next();
      }
    }
    return read;
  }
}
