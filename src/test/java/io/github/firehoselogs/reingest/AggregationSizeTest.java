package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.reingest.stream.Remainder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregationSizeTest {
  private static final String KEY = "key-of-20-characters";

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2"}) // Exactly the size, and a byte more.
  void exactlyFullRecordIsPacked(int moreBytes, int records) {
    int first = 100_000;
    int second = Aggregation.MAX_BYTES - bytes(first, 0) + moreBytes;
    // The head of the second user record is as long as that of one of 100,000 bytes.
    second -= KplRecord.userRecordBytes(first) - first - KplRecord.userRecordBytes(0);
    List<Remainder> packed = Aggregation.of(List.of(remainder(first), remainder(second))).packed();
    assertEquals(records, packed.size());
    if (records == 1) {
      assertEquals(Aggregation.MAX_BYTES, packed.getFirst().data().length + KEY.length());
    }
  }

  private static int bytes(int first, int second) {
    return KEY.length()
        + KplRecord.emptyBytes(KEY.length())
        + KplRecord.userRecordBytes(first)
        + KplRecord.userRecordBytes(second);
  }

  private static Remainder remainder(int bytes) {
    return new Remainder(0, new byte[bytes], KEY, false);
  }
}
