package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.reingest.stream.FirehoseTarget;
import io.github.firehoselogs.reingest.stream.KinesisTarget;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamArn;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private static final StreamTarget FIREHOSE =
      new FirehoseTarget(
          () -> {
            throw new AssertionError("cutting needs no client");
          },
          "s");
  private static final StreamTarget KINESIS =
      new KinesisTarget(
          () -> {
            throw new AssertionError("cutting needs no client");
          },
          new StreamArn("", "", "s"));

  @Test
  void noRecordsGiveNoBatch() {
    assertEquals(List.of(), cut(FIREHOSE, 500, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "499, 500, 499, 1",
    "500, 500, 500, 1",
    "501, 500, 500, 2", // one record too many for a call
    "7, 3, 3, 3", // REINGEST_BATCH_RECORDS=3
    "3, 1, 1, 3",
  })
  void recordsOfACall(int records, int most, int first, int batches) {
    List<List<Integer>> cut = cut(FIREHOSE, most, Collections.nCopies(records, 1));
    assertEquals(first, cut.getFirst().size());
    assertEquals(batches, cut.size());
    assertEquals(records, cut.stream().mapToInt(List::size).sum());
  }

  @Test
  void bytesOfACallToFirehose() {
    List<Integer> four = Collections.nCopies(4, 1_000_000);
    assertEquals(List.of(four), cut(FIREHOSE, 500, four));
    List<Integer> more = new ArrayList<>(four);
    more.addAll(List.of(1, 1_024_000));
    assertEquals(List.of(four, List.of(1, 1_024_000)), cut(FIREHOSE, 500, more));
  }

  @Test
  void bytesOfACallToKinesisWithTheKeys() {
    // The key "é" is two bytes: five records of 1,048,574 are exactly 5 MiB.
    List<Integer> five = Collections.nCopies(5, 1_048_574);
    assertEquals(List.of(five), cut(KINESIS, 500, five));
    List<Integer> oneByteMore = new ArrayList<>(five);
    oneByteMore.set(0, 1_048_575);
    assertEquals(
        List.of(oneByteMore.subList(0, 4), five.subList(0, 1)), cut(KINESIS, 500, oneByteMore));
  }

  private static List<List<Integer>> cut(StreamTarget target, int most, List<Integer> sizes) {
    List<Remainder> remainders =
        sizes.stream().map(size -> new Remainder(0, new byte[size], "é")).toList();
    return Batches.split(remainders, target, most).stream()
        .map(batch -> batch.stream().map(each -> each.data().length).toList())
        .toList();
  }
}
