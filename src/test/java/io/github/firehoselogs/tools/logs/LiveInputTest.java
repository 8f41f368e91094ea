package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveInputTest {
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void linesAreReadWhileThePipeIsOpen() throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(out);
        LiveInput live = new LiveInput(() -> in, Duration.ZERO)) {
      write(out, "one\ntwo\nha");
      assertEquals("one\ntwo\n", upToPause(live, 8));
      assertFalse(live.hasEnded());
      assertEquals(-1, live.read());
      live.resume();
      write(out, "lf\n");
      assertEquals("half\n", upToPause(live, 5));
      out.close();
      live.resume();
      assertEquals("", upToEnd(live));
    }
  }

  @Test
  void nothingIsDeliveredBeforeTheInterval() throws IOException {
    InputStream in = new ByteArrayInputStream("a\nb".getBytes(UTF_8));
    try (LiveInput live = new LiveInput(() -> in, NEVER)) {
      assertEquals("a\nb", new String(live.readAllBytes(), UTF_8));
      assertTrue(live.hasEnded());
    }
  }

  @Test
  void stopDeliversWhatHasArrived() throws IOException {
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out);
        LiveInput live = new LiveInput(() -> in, Duration.ZERO)) {
      write(out, "one\nha");
      assertEquals("one\n", upToPause(live, 4));
      live.resume();
      live.stop();
      assertEquals("ha", upToEnd(live));
    }
  }

  @Test
  void failureComesAfterTheBytesBefore() throws IOException {
    InputStream failing = InputStream.nullInputStream();
    failing.close();
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream("a\nb".getBytes(UTF_8)), failing);
    try (LiveInput live = new LiveInput(() -> in, NEVER)) {
      byte[] bytes = new byte[3];
      assertEquals(2, live.read(bytes));
      assertEquals(1, live.read(bytes, 2, 1));
      assertEquals("a\nb", new String(bytes, UTF_8));
      assertThrows(IOException.class, live::read);
    }
  }

  @Test
  void longLinesPassInBoundedMemory() throws IOException {
    byte[] line = new byte[5 * LogLines.MAX_TEXT_BYTES];
    new Random(7).nextBytes(line);
    for (int i = 0; i < line.length; i++) {
      line[i] |= 0x40;
    }
    try (LiveInput live = new LiveInput(() -> new ByteArrayInputStream(line), NEVER)) {
      assertEquals(line.length, live.readAllBytes().length);
    }
  }

  private static void write(PipedOutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  /// Reads through pauses until there are this many bytes, and then up to a pause.
  private static String upToPause(LiveInput live, int bytes) throws IOException {
    StringBuilder text = new StringBuilder();
    int next = live.read();
    while (next >= 0 || text.length() < bytes) {
      if (next >= 0) {
        text.append((char) next);
      } else {
        live.resume();
      }
      next = live.read();
    }
    return text.toString();
  }

  private static String upToEnd(LiveInput live) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!live.hasEnded()) {
      live.resume();
      text.append(new String(live.readAllBytes(), UTF_8));
    }
    return text.toString();
  }
}
