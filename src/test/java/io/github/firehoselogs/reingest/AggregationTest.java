package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {
  private static final String KEY = "key-of-20-characters";

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 120, 121, 122, 123, 124, 127, 128, 16_370, 16_384, 100_000})
  void consumersReadPackedRecords(int bytes) {
    byte[] data = new byte[bytes];
    new Random(bytes).nextBytes(data);
    byte[] packed = KplRecord.of("key-é", List.of(data, new byte[] {7}, data));
    assertEquals(
        KplRecord.emptyBytes("key-é".getBytes(UTF_8).length)
            + 2 * KplRecord.userRecordBytes(bytes)
            + KplRecord.userRecordBytes(1),
        packed.length);
    List<KinesisConsumer.UserRecord> read = KinesisConsumer.read("key-é", packed);
    assertEquals(3, read.size());
    assertArrayEquals(data, read.get(0).data());
    assertArrayEquals(new byte[] {7}, read.get(1).data());
    assertArrayEquals(data, read.get(2).data());
    assertEquals("key-é", read.get(2).partitionKey());
  }

  @Test
  void smallRemaindersArePacked() {
    List<Remainder> remainders = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      remainders.add(
          new Remainder(i, ("event " + i + "x".repeat(i % 500)).getBytes(UTF_8), "k" + i, false));
    }
    List<String> read = new ArrayList<>();
    List<Remainder> packed = Aggregation.of(remainders).packed();
    assertEquals(4, packed.size());
    for (Remainder each : packed) {
      assertTrue(each.data().length + each.kinesisPartitionKey().length() <= Aggregation.MAX_BYTES);
      KinesisConsumer.read(each.kinesisPartitionKey(), each.data())
          .forEach(record -> read.add(new String(record.data(), UTF_8)));
    }
    assertEquals(4, packed.stream().map(Remainder::kinesisPartitionKey).distinct().count());
    assertEquals(remainders.stream().map(each -> new String(each.data(), UTF_8)).toList(), read);
  }

  @Test
  void keptKeysAndSinglesAreNotPacked() {
    Remainder own = new Remainder(0, new byte[10], "own");
    Remainder large = new Remainder(1, new byte[Aggregation.MAX_BYTES], "a", false);
    Remainder small = new Remainder(2, new byte[10], "b", false);
    List<Remainder> packed = Aggregation.of(List.of(own, large, small)).packed();
    assertEquals(3, packed.size());
    assertSame(own, packed.get(0));
    assertSame(large, packed.get(1));
    assertSame(small, packed.get(2));
    assertEquals(List.of(), Aggregation.of(List.of()).packed());
  }

  @Test
  void resultAppliesToEachContent() {
    Remainder a = new Remainder(0, new byte[10], "a", false);
    Remainder b = new Remainder(1, new byte[10], "b", false);
    Remainder own = new Remainder(2, new byte[10], "own");
    Aggregation aggregation = Aggregation.of(List.of(a, b, own));
    assertEquals(2, aggregation.packed().size());
    Remainder packed = aggregation.packed().getLast();
    AttemptResult<Remainder> told =
        aggregation.unpacked(
            new AttemptResult<>(List.of(new NotAccepted<>(packed, "full")), 1, 3, 2));
    assertEquals(
        List.of(new NotAccepted<>(a, "full"), new NotAccepted<>(b, "full")), told.notAccepted());
    assertEquals(1, told.accepted());
    assertEquals(3, told.attempts());
    assertEquals(2, told.refusals());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", // exactly the maximum size
    "1, 2", // one byte more
  })
  void exactlyFullRecordIsPacked(int moreBytes, int records) {
    int first = 100_000;
    int second = Aggregation.MAX_BYTES - packedBytes(first, 0) + moreBytes;
    // The head of the second user record is as long as that of one of 100,000 bytes.
    second -= KplRecord.userRecordBytes(first) - first - KplRecord.userRecordBytes(0);
    List<Remainder> packed = Aggregation.of(List.of(zeros(first), zeros(second))).packed();
    assertEquals(records, packed.size());
    if (records == 1) {
      assertEquals(Aggregation.MAX_BYTES, packed.getFirst().data().length + KEY.length());
    }
  }

  private static int packedBytes(int first, int second) {
    return KEY.length()
        + KplRecord.emptyBytes(KEY.length())
        + KplRecord.userRecordBytes(first)
        + KplRecord.userRecordBytes(second);
  }

  private static Remainder zeros(int bytes) {
    return new Remainder(0, new byte[bytes], KEY, false);
  }
}
