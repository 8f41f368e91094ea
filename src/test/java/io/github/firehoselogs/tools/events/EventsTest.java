package io.github.firehoselogs.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.contract.FirehoseContract;
import io.github.firehoselogs.tools.stream.LocalFunction;
import io.github.firehoselogs.tools.stream.LocalStream;
import io.github.firehoselogs.tools.stream.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

  @TempDir Path folder;

  @Test
  void everyEventIsCurrent() throws IOException {
    for (SampleEvent event : SampleEvents.all()) {
      assertEquals(
          Events.decompressed(event.json()),
          Events.decompressed(Files.readAllBytes(event.file())),
          () -> event.file() + " is not what SampleEvents has; run ./firehose-logs events");
      if (!event.settings().isEmpty()) {
        assertEquals(
            new String(Events.settings(event), UTF_8), Files.readString(event.settingsFile()));
      }
    }
  }

  @Test
  void everyFileIsMadeHere() throws IOException {
    Set<Path> made = new TreeSet<>();
    for (SampleEvent event : SampleEvents.all()) {
      made.addAll(List.of(event.file(), event.expectedFile()));
      if (!event.settings().isEmpty()) {
        made.add(event.settingsFile());
      }
    }
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SampleEvent.FOLDER)) {
      files
          .filter(file -> Files.isRegularFile(file) && !file.startsWith("events/logs"))
          .forEach(found::add);
    }
    assertEquals(made, found);
  }

  @Test
  void docsNameEveryEvent() throws IOException {
    String docs = Files.readString(Path.of("docs/operations.md"));
    for (SampleEvent event : SampleEvents.all()) {
      assertTrue(docs.contains("`" + event.name() + "`"), event::name);
    }
  }

  @Test
  void everyEventIsSmall() throws IOException {
    for (SampleEvent event : SampleEvents.all()) {
      assertTrue(Files.size(event.file()) < 100_000, event::name);
      assertTrue(Files.size(event.expectedFile()) < 20_000, event::name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct-put.json", "kinesis-source.json"})
  void twoInstancesAreDelivered(String name) throws IOException {
    List<String> results = results(name);
    assertEquals(
        List.of(
            "Ok 242 {instanceId=i-0a1b2c3d4e5f60718, year=2025, month=11, date=20, hour=07}",
            "Ok 153 {instanceId=i-0f9e8d7c6b5a40312, year=2025, month=11, date=20, hour=07}",
            "Dropped"),
        results);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "control-message.json, Dropped",
    "overflowing.json, 'Ok Ok Ok Ok Dropped Dropped'",
    "broken.json, 'ProcessingFailed ProcessingFailed Ok ProcessingFailed ProcessingFailed"
        + " ProcessingFailed'"
  })
  void everyEventEndsAsExpected(String name, String expected) throws IOException {
    List<String> results =
        results(name).stream().map(result -> result.replaceFirst(" .*", "")).toList();
    assertEquals(expected, String.join(" ", results));
  }

  @Test
  void overflowingEventIsSmall() throws IOException {
    assertTrue(Files.size(SampleEvent.FOLDER.resolve("overflowing.json")) < 300_000);
  }

  @Test
  void overflowingEventIsPutBack() throws IOException {
    try (LocalStream stream = LocalStream.open(Source.DIRECT, CLOCK)) {
      answers("overflowing.json");
      assertEquals(2, stream.taken());
    }
  }

  private List<String> results(String name) throws IOException {
    try (LocalStream _ = LocalStream.open(Source.DIRECT, CLOCK)) {
      return answers(name).stream().map(EventsTest::text).toList();
    }
  }

  private static String text(Answer answer) {
    return switch (answer) {
      case Answer.Ok ok -> "Ok " + ok.data().length + " " + ok.partitionKeys();
      case Answer.Dropped _ -> "Dropped";
      case Answer.ProcessingFailed _ -> "ProcessingFailed";
    };
  }

  /// Hands the file to the function and returns its answers.
  private List<Answer> answers(String name) throws IOException {
    byte[] event = Files.readAllBytes(SampleEvent.FOLDER.resolve(name));
    List<String> ids = Events.decompressed(event).findValuesAsText("recordId");
    try (LocalFunction function = new LocalFunction(Map.of(), CLOCK, folder.resolve("log"))) {
      return FirehoseContract.check(Set.copyOf(ids), function.answer(event));
    }
  }
}
