package io.github.firehoselogs.fit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.firehoselogs.fit.ResponseBudget.Room;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sizes are chosen to make base64 easy to compute: 3 bytes of output are 4 in the response, and an
/// entry without data has 10 bytes.
class FitterTest {
  private static final int OVERHEAD = 10;

  private final Utf8Builder text = new Utf8Builder(0);

  @Test
  void exactFitStays() {
    Fit.Whole whole = assertInstanceOf(Fit.Whole.class, fit(room(18), 3, 3));
    assertArrayEquals(new int[] {0, 1}, whole.stays());
    assertEquals(6, whole.dataBytes());
  }

  @Test
  void oneByteTooManyIsPutBackWhole() {
    assertInstanceOf(Fit.PutBackWhole.class, fit(new Room(17, 18, 100), 3, 3));
  }

  @Test
  void recordBeyondAllRoomIsSplit() {
    assertSplit(List.of(0, 1), 6, List.of(List.of(2)), fit(room(18), 3, 3, 3));
  }

  @Test
  void remaindersAreAsFewAsFit() {
    // A part may have 64 - 1 = 63 bytes: 10, and 13 events of 4.
    assertSplit(
        List.of(0),
        3,
        List.of(range(1, 14), range(14, 16)),
        fit(new Room(14, 30, 64), events(16, 3)));
  }

  @Test
  void oversizedRecordIsSplitImmediately() {
    assertSplit(
        List.of(),
        0,
        List.of(range(0, 13), range(13, 16)),
        fit(new Room(9, 30, 64), events(16, 3)));
  }

  @Test
  void eventOfResponseSizeIsAlone() {
    // 90 bytes are 120 in base64 and 130 with the entry: more than a part, but not more than a
    // response.
    assertSplit(
        List.of(0), 3, List.of(List.of(1), List.of(2)), fit(new Room(100, 100, 130), 3, 90, 3));
  }

  @Test
  void eventBeyondAResponseIsTooLarge() {
    assertEquals(new Fit.TooLarge(1), fit(new Room(100, 100, 129), 3, 90, 3));
    assertEquals(new Fit.TooLarge(0), fit(new Room(100, 100, 100), 90));
  }

  @Test
  void eventThatFitsOnlyAloneIsPutBack() {
    assertInstanceOf(Fit.PutBackWhole.class, fit(new Room(100, 100, 130), 90));
  }

  @Test
  void groupsDoNotShareARecord() {
    RecordOutput output = output(new int[] {0, 1, 0, 2, 1}, 3, 3, 3, 3, 3);
    Fit fit = Fitter.fit(output, _ -> OVERHEAD, room(1000));
    assertSplit(List.of(0, 2), 6, List.of(List.of(1, 4), List.of(3)), fit);
  }

  @Test
  void groupIsCutIntoPartsThatFit() {
    RecordOutput output = output(new int[] {0, 1, 1, 1}, 3, 30, 30, 30);
    Fit fit = Fitter.fit(output, _ -> OVERHEAD, new Room(50, 50, 92));
    assertSplit(List.of(0), 3, List.of(List.of(1, 2), List.of(3)), fit);
  }

  @Test
  void keysOfThePartsFirstEventCount() {
    RecordOutput output = output(new int[4], 3, 30, 30, 30);
    Fit fit = Fitter.fit(output, event -> event == 1 ? 20 : OVERHEAD, new Room(50, 50, 92));
    assertSplit(
        List.of(0, 1),
        33,
        List.of(List.of(2, 3)),
        Fitter.fit(output, _ -> OVERHEAD, new Room(54, 54, 92)));
    assertSplit(List.of(0), 3, List.of(List.of(1), List.of(2, 3)), fit);
  }

  /// An overhead that is exact for the first event, and between two bounds for all others.
  private record Bounds(long exact, long min, long max) implements EntryOverhead {
    @Override
    public long bytes(int firstEvent) {
      return firstEvent == 0 ? exact : max;
    }

    @Override
    public long minBytes(int firstEvent) {
      return firstEvent == 0 ? exact : min;
    }
  }

  @Test
  void laterPartsAreCutByTheUpperBound() {
    RecordOutput output = output(new int[4], 3, 30, 30, 30);
    Fit fit = Fitter.fit(output, new Bounds(OVERHEAD, OVERHEAD, 20), new Room(50, 50, 92));
    assertSplit(List.of(0), 3, List.of(List.of(1), List.of(2), List.of(3)), fit);
  }

  @Test
  void eventThatMayFitAloneIsPutBack() {
    // 90 bytes are 120 in base64. With the upper bound they exceed a response of 130, with the
    // lower bound they fit.
    RecordOutput output = output(new int[2], 3, 90);
    Fit fit = Fitter.fit(output, new Bounds(OVERHEAD, OVERHEAD, 20), new Room(100, 100, 130));
    assertSplit(List.of(0), 3, List.of(List.of(1)), fit);
  }

  @Test
  void firstEventIsMeasuredExactly() {
    RecordOutput output = output(new int[1], 90);
    assertEquals(
        new Fit.TooLarge(0), Fitter.fit(output, new Bounds(11, 0, 500), new Room(130, 130, 130)));
    assertInstanceOf(
        Fit.Whole.class, Fitter.fit(output, new Bounds(10, 0, 500), new Room(130, 130, 130)));
  }

  @Test
  void onlyOutputThatMayStayIsKept() {
    RecordOutput output = new RecordOutput(text, 5);
    text.append("aaa");
    output.add(0, 0);
    text.append("bbb");
    output.add(1, 1);
    text.append("ccc");
    output.add(2, 0);
    text.append("d");
    output.add(3, 0);
    assertEquals("aaa", text.toString());
    assertArrayEquals("aa".getBytes(UTF_8), output.data(2));
    assertArrayEquals(new int[] {0, 1, 2, 3}, output.indexes());
  }

  private RecordOutput output(int[] groups, int... sizes) {
    RecordOutput output = new RecordOutput(text, 1_000_000);
    for (int i = 0; i < sizes.length; i++) {
      text.append(new byte[sizes[i]]);
      output.add(i, groups[i]);
    }
    return output;
  }

  private Fit fit(Room room, int... sizes) {
    return Fitter.fit(output(new int[sizes.length], sizes), _ -> OVERHEAD, room);
  }

  private static Room room(long bytes) {
    return new Room(bytes, bytes, bytes);
  }

  private static int[] events(int count, int size) {
    int[] sizes = new int[count];
    Arrays.fill(sizes, size);
    return sizes;
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static void assertSplit(
      List<Integer> stays, long dataBytes, List<List<Integer>> remainders, Fit fit) {
    Fit.Split split = assertInstanceOf(Fit.Split.class, fit);
    assertEquals(stays, Arrays.stream(split.stays()).boxed().toList());
    assertEquals(dataBytes, split.dataBytes());
    assertEquals(
        remainders,
        split.remainders().stream().map(part -> Arrays.stream(part).boxed().toList()).toList());
  }
}
