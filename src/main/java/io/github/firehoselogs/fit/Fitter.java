package io.github.firehoselogs.fit;

import io.github.firehoselogs.firehose.ResponseSize;
import io.github.firehoselogs.fit.ResponseBudget.Room;
import java.util.ArrayList;
import java.util.List;

/// Decides which part of a record stays in the response and which part is put back.
///
/// | the record | stays | put back |
/// |---|---|---|
/// | fits and has one group | all of it | nothing |
/// | fits and has several groups | its first group | its other groups, one or more envelopes for each |
/// | would fit if no other record had data | nothing | all of it, unchanged |
/// | is larger than that | its first events, as many as fit now | the others, in as few envelopes as possible that each fit a response |
/// | has an event larger than a response | nothing | nothing: the record fails |
///
/// The first record always has the whole response to itself, so some of its events stay unless a
/// single event is too large. Therefore every invocation makes progress.
public final class Fitter {
  private final RecordOutput output;
  private final EntryOverhead overhead;
  private final Room room;
  private final int[] positions;

  private Fitter(RecordOutput output, EntryOverhead overhead, Room room) {
    this.output = output;
    this.overhead = overhead;
    this.room = room;
    this.positions = output.positionsByGroup();
  }

  /// Returns how a record fits. At least one of its events has output. `overhead` gives the size of
  /// its entry without data.
  public static Fit fit(RecordOutput output, EntryOverhead overhead, Room room) {
    return new Fitter(output, overhead, room).fit();
  }

  private Fit fit() {
    int groupEnd = groupEnd(0);
    long overheadBytes = overhead.bytes(output.index(positions[0]));
    long whole = entryBytes(overheadBytes, dataBytes(0, groupEnd));
    if (whole > room.left() && whole <= room.max()) {
      return new Fit.PutBackWhole();
    }
    int stayEnd =
        whole <= room.left() ? groupEnd : endWithin(0, groupEnd, overheadBytes, room.left());
    List<int[]> remainders = new ArrayList<>();
    for (int start = stayEnd; start < positions.length; ) {
      int end = partEnd(start, groupEnd(start));
      if (end == start) {
        return new Fit.TooLarge(output.index(positions[start]));
      }
      remainders.add(indexes(start, end));
      start = end;
    }
    if (remainders.isEmpty()) {
      return new Fit.Whole(indexes(0, stayEnd), dataBytes(0, stayEnd));
    }
    if (stayEnd == 0 && remainders.size() == 1) {
      return new Fit.PutBackWhole();
    }
    return new Fit.Split(indexes(0, stayEnd), dataBytes(0, stayEnd), remainders);
  }

  /// Returns the end of the part that begins at `start`, or `start` if its first event alone is
  /// larger than a response.
  private int partEnd(int start, int groupEnd) {
    int first = output.index(positions[start]);
    int end = endWithin(start, groupEnd, overhead.bytes(first), room.part());
    return end > start ? end : endWithin(start, start + 1, overhead.minBytes(first), room.alone());
  }

  /// Returns the end of the longest run of events from `start` whose entry takes at most
  /// `maxBytes`.
  private int endWithin(int start, int groupEnd, long overheadBytes, long maxBytes) {
    long data = 0;
    int end = start;
    while (end < groupEnd) {
      data += output.bytes(positions[end]);
      if (entryBytes(overheadBytes, data) > maxBytes) {
        break;
      }
      end++;
    }
    return end;
  }

  private int groupEnd(int start) {
    int group = output.group(positions[start]);
    int end = start;
    while (end < positions.length && output.group(positions[end]) == group) {
      end++;
    }
    return end;
  }

  private static long entryBytes(long overheadBytes, long dataBytes) {
    return overheadBytes + ResponseSize.base64Bytes(dataBytes);
  }

  private long dataBytes(int start, int end) {
    long bytes = 0;
    for (int i = start; i < end; i++) {
      bytes += output.bytes(positions[i]);
    }
    return bytes;
  }

  private int[] indexes(int start, int end) {
    int[] indexes = new int[end - start];
    for (int i = start; i < end; i++) {
      indexes[i - start] = output.index(positions[i]);
    }
    return indexes;
  }
}
