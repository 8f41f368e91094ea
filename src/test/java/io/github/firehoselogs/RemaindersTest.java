package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.firehoselogs.document.FinishedDocuments;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemaindersTest {
  private static final int ROUNDS = 3;
  private static final FinishedDocuments NO_DOCUMENTS = new FinishedDocuments(0);
  private static final Random RANDOM = new Random(17);

  /// One text of this size fits into a record of a stream, but not two.
  private static final String LARGE = noise(700_000);

  private static final String TOO_LARGE = noise(1_100_000);

  @ParameterizedTest
  @CsvSource({
    "1024000, true", // the maximum record of a Firehose stream
    "1024001, false",
  })
  void recordWithinTheLimitIsUnchanged(int bytes, boolean fits) throws Exception {
    Optional<Remainder> remainder = toFirehose("").unchanged(gzipOf(bytes));
    assertEquals(fits, remainder.isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "1048570, true", // with a key of six characters, the maximum record of Kinesis
    "1048571, false",
  })
  void shardKeyCountsInKinesis(int bytes, boolean fits) throws Exception {
    Remainders roundTrip = trip(Optional.of("sixsix"), target(Optional.of(GivenEvent.KINESIS_ARN)));
    assertEquals(fits, roundTrip.unchanged(gzipOf(bytes)).isPresent());
  }

  @Test
  void withoutStreamThereIsNoLimit() throws Exception {
    assertFalse(trip(Optional.empty(), Optional.empty()).unchanged(gzipOf(2_000_000)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 256})
  void recordKeepsItsShardKey(int characters) throws Exception {
    String key = "k".repeat(characters);
    Remainder remainder = toFirehose(key).unchanged(gzipOf(100)).orElseThrow();
    assertEquals(key, remainder.kinesisPartitionKey());
    assertEquals(ROUNDS, EncodedEnvelope.of(remainder.data()).rounds());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void invalidShardKeyIsReplaced(int characters) throws Exception {
    Remainders roundTrip = toFirehose("k".repeat(characters));
    assertEquals(key(0), roundTrip.unchanged(gzipOf(100)).orElseThrow().kinesisPartitionKey());
  }

  @Test
  void oversizedPartIsHalved() throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 27)) {
      LogEvents logEvents = decode(decoder, "a", LARGE, LARGE, "b");
      List<Remainder> made =
          toFirehose("")
              .parts(logEvents, List.of(new int[] {0, 1, 2, 3}), NO_DOCUMENTS)
              .orElseThrow();
      assertEquals(
          List.of(key(0), key(1)), made.stream().map(Remainder::kinesisPartitionKey).toList());
      assertEquals(List.of(false, false), made.stream().map(Remainder::keepsKey).toList());
      assertEquals(List.of("a", LARGE, LARGE, "b"), messages(made));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void oversizedEventGivesNoRemainders(int position) throws Exception {
    String[] messages = {"a", "b", "c"};
    messages[position] = TOO_LARGE;
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 27)) {
      LogEvents logEvents = decode(decoder, messages);
      assertEquals(
          Optional.empty(),
          toFirehose("").parts(logEvents, List.of(new int[] {0, 1, 2}), NO_DOCUMENTS));
      assertEquals(
          Optional.empty(),
          toFirehose("")
              .parts(logEvents, List.of(new int[] {position}, new int[] {1}), NO_DOCUMENTS));
    }
  }

  private static Remainders toFirehose(String key) {
    return trip(Optional.of(key), target(Optional.empty()));
  }

  private static Remainders trip(Optional<String> key, Optional<StreamTarget> target) {
    return new Remainders(
        new InputRecord("id", Optional.empty(), key), 0, ROUNDS, target, Long.MAX_VALUE);
  }

  private static Optional<StreamTarget> target(Optional<String> kinesisArn) {
    return new GivenStreams().targets().targetFor(kinesisArn, Optional.of(GivenEvent.FIREHOSE_ARN));
  }

  private static String key(int part) {
    return UUID.nameUUIDFromBytes(("id:" + part).getBytes(UTF_8)).toString();
  }

  /// Returns a gzip header and arbitrary bytes, which are `bytes` bytes with a count of rounds.
  private static EncodedEnvelope gzipOf(int bytes) throws Exception {
    byte[] header = Arrays.copyOf(GivenEnvelope.gzip(""), 10);
    return EncodedEnvelope.of(Arrays.copyOf(header, bytes - EncodedEnvelope.ADDED_BYTES));
  }

  private static LogEvents decode(EnvelopeDecoder decoder, String... messages) throws Exception {
    return decoder.decode(EncodedEnvelope.of(GivenEnvelope.of(messages).gzip()));
  }

  private static List<String> messages(List<Remainder> remainders) throws Exception {
    List<String> messages = new ArrayList<>();
    for (Remainder remainder : remainders) {
      try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 27)) {
        LogEvents logEvents = decoder.decode(EncodedEnvelope.of(remainder.data()));
        for (int i = 0; i < logEvents.size(); i++) {
          messages.add(logEvents.at(i).message());
        }
      }
    }
    return messages;
  }

  /// Returns text that gzip compresses to about `bytes` bytes.
  private static String noise(int bytes) {
    byte[] noise = new byte[bytes];
    RANDOM.nextBytes(noise);
    return Base64.getEncoder().encodeToString(noise);
  }
}
