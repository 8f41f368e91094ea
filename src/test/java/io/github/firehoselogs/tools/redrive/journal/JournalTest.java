package io.github.firehoselogs.tools.redrive.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.redrive.journal.Journal.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
  private static final String ARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/logs";
  private static final RecordKey A = key("s3://b/an object\twith\\a tab\n", 1);
  private static final RecordKey B = key("s3://b/an object\twith\\a tab\n", 2);
  private static final RecordKey C = key("other", 1);

  @TempDir Path folder;

  private static RecordKey key(String object, long line) {
    return RecordKey.of(object, line, (object + line).getBytes(UTF_8));
  }

  private Path file() {
    return folder.resolve("journal");
  }

  private Journal open() throws IOException {
    return Journals.open(file(), ARN);
  }

  @Test
  void answersAreRemembered() throws Exception {
    try (Journal journal = open()) {
      journal.send(List.of(A, B, C));
      journal.taken(List.of(1));
      journal.send(List.of(B));
      journal.refused();
    }
    try (Journal journal = open()) {
      assertEquals(State.TAKEN, journal.stateOf(A));
      assertEquals(State.NEW, journal.stateOf(B));
      assertEquals(State.TAKEN, journal.stateOf(C));
      assertEquals(List.of(), journal.inDoubt());
    }
    assertEquals(
        """
        firehose-logs redrive journal 1\t%s
        send\ts3://b/an object\\twith\\\\a tab\\n\t1:%s 2:%s\tother\t1:%s
        taken\t1
        send\ts3://b/an object\\twith\\\\a tab\\n\t2:%s
        refused
        """
            .formatted(ARN, hex(A), hex(B), hex(C), hex(B)),
        Files.readString(file()));
  }

  private static String hex(RecordKey key) {
    return "%016x".formatted(key.dataHash());
  }

  @Test
  void openCallIsInDoubt() throws Exception {
    try (Journal journal = open()) {
      journal.send(List.of(A));
      journal.unknown();
      journal.send(List.of(B));
    }
    try (Journal journal = open()) {
      assertEquals(State.IN_DOUBT, journal.stateOf(A));
      assertEquals(State.IN_DOUBT, journal.stateOf(B));
      journal.send(List.of(A, B));
      assertEquals(List.of(A, B), journal.sentAgain());
      journal.taken(List.of(1));
      assertEquals(State.TAKEN, journal.stateOf(A));
      assertEquals(List.of(B), journal.inDoubt());
    }
  }

  @Test
  void changedObjectIsNoticed() throws Exception {
    try (Journal journal = open()) {
      journal.send(List.of(C));
      journal.taken(List.of());
      assertEquals(State.CHANGED, journal.stateOf(RecordKey.of("other", 1, new byte[] {7})));
    }
  }

  @Test
  void secondRunIsRefused() throws Exception {
    try (Journal journal = open()) {
      assertEquals(State.NEW, journal.stateOf(A));
      BadInputException e = assertThrows(BadInputException.class, this::open);
      assertTrue(
          String.valueOf(e.getMessage())
              .endsWith("is in use by another redrive; wait for its end"));
    }
    open().close();
  }

  @Test
  void journalOfAnotherStreamIsRefused() throws Exception {
    open().close();
    BadInputException e =
        assertThrows(BadInputException.class, () -> Journals.open(file(), ARN + "-2"));
    assertEquals(
        "--journal: '%s' is the journal of %s, expected %s-2; name another file"
            .formatted(file(), ARN, ARN),
        e.getMessage());
    assertThrows(BadInputException.class, () -> Journals.read(file(), ARN + "-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"important", "important\nfile\n", "firehose-logs", "firehose-logs\n"})
  void otherFileIsLeftAlone(String content) throws Exception {
    Files.writeString(file(), content);
    boolean begins = content.equals("firehose-logs");
    if (begins) {
      open().close();
    } else {
      assertThrows(BadInputException.class, this::open);
    }
    assertEquals(!begins, Files.readString(file()).equals(content));
  }

  @Test
  void binaryFileIsLeftAlone() throws Exception {
    Files.write(file(), new byte[] {(byte) 0xFF, (byte) 0xFE, 10, 0});
    assertThrows(BadInputException.class, this::open);
    assertEquals(4, Files.size(file()));
  }

  @Test
  void damagedLineIsNamed() throws Exception {
    open().close();
    Files.writeString(file(), Files.readString(file()) + "taken\nsnd\n");
    assertEquals(
        "--journal: line 2 of '" + file() + "' is damaged; restore the file, or remove the line",
        assertThrows(BadInputException.class, this::open).getMessage());
  }

  /// A process can end while it writes, at any byte.
  @Test
  void tornLineIsForgotten() throws Exception {
    try (Journal journal = open()) {
      journal.send(List.of(A));
      journal.taken(List.of());
      journal.send(List.of(B));
      journal.taken(List.of());
    }
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length <= whole.length; length += length % 40 == 0 ? 1 : 3) {
      Files.write(file(), Arrays.copyOf(whole, length));
      try (Journal journal = open()) {
        journal.send(List.of(C));
        journal.taken(List.of());
      }
      try (Journal journal = open()) {
        assertEquals(State.TAKEN, journal.stateOf(C), "after " + length + " bytes");
        assertEquals(length == whole.length, journal.stateOf(B) == State.TAKEN);
      }
    }
  }

  @Test
  void dryRunWritesNothing() throws Exception {
    try (Journal journal = Journals.read(file(), ARN)) {
      assertEquals(State.NEW, journal.stateOf(A));
    }
    assertFalse(Files.exists(file()));
    try (Journal journal = open()) {
      journal.send(List.of(A));
      journal.taken(List.of());
      try (Journal reader = Journals.read(file(), ARN)) {
        assertEquals(State.TAKEN, reader.stateOf(A));
      }
    }
  }

  @Test
  void tableFindsEveryRecord() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    TakenRecords table = new TakenRecords();
    Map<String, RecordKey> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      RecordKey key = new RecordKey("o" + random.nextInt(100), random.nextInt(300), i);
      table.add(key);
      expected.put(key.text(), key);
    }
    assertEquals(expected.size(), table.size(), () -> "seed " + seed);
    expected
        .values()
        .forEach(each -> assertEquals(each.dataHash(), table.dataHashAt(each).orElseThrow()));
    assertTrue(table.dataHashAt(new RecordKey("o0", 301, 0)).isEmpty());
  }
}
