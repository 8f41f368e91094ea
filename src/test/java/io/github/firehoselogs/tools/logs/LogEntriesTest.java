package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.tools.logs.LogLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogEntriesTest {
  @Test
  void linesJoinTheEntryBefore() throws IOException {
    assertEquals(List.of("> a", "> b\nc\n\nd", "> e"), entries("> a\n> b\nc\n\nd\n> e\n"));
  }

  @Test
  void linesBeforeTheFirstEntryAreOne() throws IOException {
    assertEquals(List.of("x\ny", "> a"), entries("x\ny\n> a"));
  }

  @Test
  void emptyLogHasNone() throws IOException {
    assertEquals(List.of(), entries(""));
  }

  @Test
  void entryTooLargeForAnEventIsCut() throws IOException {
    String half = "é".repeat(LogLines.MAX_TEXT_BYTES / 4 + 1);
    assertEquals(List.of("> " + half, half), entries("> " + half + "\n" + half));
  }

  @Test
  void noLineIsLost() throws IOException {
    long seed = 3;
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) {
        lines.add((random.nextBoolean() ? "> " : "") + "x".repeat(random.nextInt(3)));
      }
      String log = String.join("\n", lines) + "\n";
      assertEquals(
          log, lines.isEmpty() ? "\n" : String.join("\n", entries(log)) + "\n", "seed " + seed);
    }
  }

  private static List<String> entries(String log) throws IOException {
    LogLines lines = new LogLines(new ByteArrayInputStream(log.getBytes(UTF_8)));
    List<String> found = new ArrayList<>();
    try (LogEntries entries = new LogEntries(lines, Pattern.compile("^>"))) {
      for (Optional<Line> next = entries.next(); next.isPresent(); next = entries.next()) {
        assertEquals(next.get().text().getBytes(UTF_8).length, next.get().bytes());
        found.add(next.get().text());
      }
    }
    return found;
  }
}
