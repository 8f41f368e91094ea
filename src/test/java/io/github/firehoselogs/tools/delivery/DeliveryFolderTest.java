package io.github.firehoselogs.tools.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.delivery.DeliveryFolder.ObjectFormat;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Objects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:07Z");
  private static final long ARRIVAL = NOW.toEpochMilli() - 7000;
  private static final ArrivedRecord RECORD =
      new ArrivedRecord("original".getBytes(UTF_8), ARRIVAL, "key");
  private static final String PREFIX = "logs/!{partitionKeyFromLambda:id}/";

  @TempDir Path temporary;

  @Test
  void recordsOfOnePartitionShareAnObject() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      folder.deliver(RECORD, ok("one\n", "i-1"));
      folder.deliver(RECORD, ok("two\n", "i-2"));
      folder.deliver(RECORD, ok("three\n", "i-1"));
      assertEquals(
          Map.of("logs/i-1/", new Objects(1, 10), "logs/i-2/", new Objects(1, 4)),
          folder.objects());
    }
    assertEquals(List.of("one\nthree\n"), contents("logs/i-1"));
    assertEquals(List.of("two\n"), contents("logs/i-2"));
  }

  @Test
  void objectsAreNamedAsFirehoseNamesThem() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      folder.deliver(RECORD, ok("one\n", "i-1"));
    }
    String name = files("logs/i-1").getFirst().getFileName().toString();
    assertTrue(
        name.matches(
            "local-firehose-1-2026-11-22-10-00-07-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.log"),
        name);
  }

  @Test
  void fullObjectIsFollowedByAnother() throws IOException {
    Prefixes prefixes = Prefixes.of(Optional.of(PREFIX), temporary.resolve("none"));
    try (DeliveryFolder folder =
        new DeliveryFolder(
            out(), prefixes, InstantSource.fixed(NOW), new Random(1), new ObjectFormat(false, 8))) {
      for (int i = 0; i < 5; i++) {
        folder.deliver(RECORD, ok("123\n", "i-1"));
      }
      assertEquals(Map.of("logs/i-1/", new Objects(3, 20)), folder.objects());
    }
    assertEquals(3, files("logs/i-1").size());
  }

  @Test
  void randomStringIsDrawnForEveryObject() throws IOException {
    try (DeliveryFolder folder = folder("!{firehose:random-string}/")) {
      folder.deliver(RECORD, ok("one\n", "i-1"));
      folder.deliver(RECORD, ok("two\n", "i-2"));
    }
    Path file = files("").getFirst();
    assertTrue(out().relativize(file).getName(0).toString().matches("[0-9A-Za-z]{11}"));
    assertEquals("one\ntwo\n", Files.readString(file));
  }

  @Test
  void failedRecordIsKeptInFirehosesForm() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      folder.fail(RECORD);
    }
    assertEquals(
        List.of(
            """
            {"attemptsMade":1,"arrivalTimestamp":1795341600000,\
            "errorCode":"Lambda.ProcessingFailedStatus",\
            "errorMessage":"ProcessingFailed status set for record",\
            "attemptEndingTimestamp":1795341607000,"rawData":"b3JpZ2luYWw=",\
            "lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:local-firehose:$LATEST"}
            """),
        contents("errors/processing-failed"));
  }

  @Test
  void recordWithoutItsKeyIsKeptUnderTheErrorPrefix() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      assertFalse(folder.deliver(RECORD, new Answer.Ok("1", new byte[1], Map.of("other", "x"))));
    }
    assertEquals(
        List.of(
            """
            {"attemptsMade":1,"arrivalTimestamp":1795341600000,\
            "errorCode":"DynamicPartitioning.MetadataExtractionFailed",\
            "errorMessage":"partitionKeys values must not be null or empty: \
            the record has no partition key id",\
            "attemptEndingTimestamp":1795341607000,"rawData":"b3JpZ2luYWw=",\
            "lambdaArn":"arn:aws:lambda:us-east-1:123456789012:function:local-firehose:$LATEST"}
            """),
        contents("errors/metadata-extraction-failed"));
  }

  @Test
  void keyDoesNotLeadOutOfTheFolder() throws IOException {
    try (DeliveryFolder folder = folder("!{partitionKeyFromLambda:id}/")) {
      folder.deliver(RECORD, ok("one\n", "../../escaped"));
    }
    assertEquals(List.of("one\n"), contents("_../_../escaped"));
    assertEquals(List.of(out()), list(temporary));
  }

  @Test
  void earlierRunIsDeleted() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      folder.deliver(RECORD, ok("one\n", "i-1"));
      folder.fail(RECORD);
    }
    folder(PREFIX).close();
    assertEquals(List.of(), list(out()));
  }

  @Test
  void folderWithSomethingElseIsLeftAlone() throws IOException {
    try (DeliveryFolder folder = folder(PREFIX)) {
      folder.deliver(RECORD, ok("one\n", "i-1"));
    }
    Files.writeString(out().resolve("thesis.txt"), "three years");
    String message = assertThrows(BadInputException.class, () -> folder(PREFIX)).getMessage();
    assertEquals(
        "--out: '"
            + out()
            + "' holds 'thesis.txt', which no run of this wrote; name a new folder, or move that"
            + " away",
        message);
    assertEquals(List.of("one\n"), contents("logs/i-1"));
  }

  @Test
  void linkIsNotFollowedWhenTheFolderIsEmptied() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("logs"), elsewhere);
    assertThrows(BadInputException.class, () -> folder(PREFIX));
    assertTrue(Files.exists(elsewhere));
  }

  @Test
  void fileIsNoFolder() throws IOException {
    Files.writeString(out(), "a file");
    assertEquals(
        "--out: '" + out() + "' is a file, expected a folder",
        assertThrows(BadInputException.class, () -> folder(PREFIX)).getMessage());
  }

  private Path out() {
    return temporary.resolve("out");
  }

  private DeliveryFolder folder(String prefix) throws IOException {
    Prefixes prefixes = Prefixes.of(Optional.of(prefix), temporary.resolve("none"));
    return new DeliveryFolder(out(), prefixes, InstantSource.fixed(NOW), new Random(1));
  }

  private static Answer.Ok ok(String data, String id) {
    return new Answer.Ok("1", data.getBytes(UTF_8), Map.of("id", id));
  }

  private List<String> contents(String folder) throws IOException {
    List<String> contents = new ArrayList<>();
    for (Path file : files(folder)) {
      contents.add(Files.readString(file));
    }
    return contents;
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(out().resolve(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
