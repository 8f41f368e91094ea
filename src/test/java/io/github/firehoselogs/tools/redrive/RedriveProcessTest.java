package io.github.firehoselogs.tools.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes that are killed or interrupted between two calls, and started again.
@DisabledOnOs(OS.WINDOWS)
class RedriveProcessTest {
  private static final int RECORDS = 12;

  @TempDir Path folder;

  private final LoopbackStreams streams = new LoopbackStreams();
  private final List<String> arrived = new ArrayList<>();

  @BeforeEach
  void makeObject() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RECORDS; i++) {
      lines.append(GivenFailure.of(GivenEnvelope.of("record " + i).json().getBytes(UTF_8)).line());
    }
    Files.writeString(folder.resolve("failures"), lines);
  }

  @AfterEach
  void close() {
    streams.close();
  }

  private RedriveProcess start(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("failures", "--stream", GivenRedrive.ARN, "--journal", "journal"));
    arguments.addAll(List.of(more));
    return new RedriveProcess(folder, streams.environment(), arguments);
  }

  /// Waits until the journal has `calls` answers: the next call comes a second later.
  private void awaitAnswers(RedriveProcess running, int calls) throws Exception {
    Path journal = folder.resolve("journal");
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!Files.exists(journal)
        || Files.readString(journal).lines().filter(each -> each.startsWith("taken")).count()
            < calls) {
      if (System.nanoTime() > deadline || !running.process.isAlive()) {
        throw new AssertionError("no " + calls + " answers: " + running.output());
      }
      Thread.onSpinWait();
    }
  }

  private void collect() {
    streams.taken().forEach(each -> arrived.add(new String(each.data(), UTF_8)));
  }

  private void assertEachArrivedOnce() {
    Set<String> all = new HashSet<>(arrived);
    assertEquals(RECORDS, all.size());
    assertEquals(RECORDS, arrived.size());
  }

  @Test
  void killedRunContinues() throws Exception {
    try (RedriveProcess running = start("--rate", "2")) {
      awaitAnswers(running, 2);
      running.process.destroyForcibly();
      assertEquals(128 + 9, running.exit());
    }
    collect();
    assertTrue(arrived.size() < RECORDS, arrived.size() + " records before the last run");
    try (RedriveProcess running = start()) {
      assertEquals(0, running.exit(), running.output());
      assertTrue(running.output().contains("already there "), running.output());
    }
    collect();
    assertEachArrivedOnce();
  }

  @Test
  void interruptedRunPrintsItsReport() throws Exception {
    try (RedriveProcess running = start("--rate", "2")) {
      awaitAnswers(running, 1);
      new ProcessBuilder("kill", "-INT", Long.toString(running.process.pid())).start().waitFor();
      assertEquals(128 + 2, running.exit());
      assertTrue(running.output().contains("ended early: stopped; start"), running.output());
    }
    collect();
    assertTrue(arrived.size() < RECORDS, arrived.size() + " records");
    String journal = Files.readString(folder.resolve("journal"));
    assertTrue(journal.endsWith("taken\t\n"), journal);
  }
}
