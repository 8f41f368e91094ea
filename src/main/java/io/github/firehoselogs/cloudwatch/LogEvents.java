package io.github.firehoselogs.cloudwatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log events of one input record, in order, of all its data messages together; control
/// messages add none.
///
/// A table of offsets into the decompressed JSON, 20 bytes an event, rather than an object each: a
/// record may hold millions of empty events. It is valid until the decoder that made it reads the
/// next record.
public final class LogEvents {
  private final byte[] json;
  private final int jsonBytes;
  private final List<Envelope> envelopes = new ArrayList<>();
  private int size;
  private @Nullable LogEvent cursor;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] message = new int[64];
  private long[] timestamp = new long[64];

  /// The offsets of all events and envelopes point into the first `jsonBytes` bytes of `json`.
  LogEvents(byte[] json, int jsonBytes) {
    this.json = json;
    this.jsonBytes = jsonBytes;
  }

  /// Returns how many log events there are.
  public int size() {
    return size;
  }

  /// Returns the log event at `index`, which counts from 0: one object that every call moves.
  public LogEvent at(int index) {
    int number = envelopeOf(index);
    Envelope envelope = envelopes.get(number);
    LogEvent moved = cursor == null ? new LogEvent(this, json, envelope) : cursor;
    moved.moveTo(index, number, envelope);
    cursor = moved;
    return moved;
  }

  /// Returns the size of the record's JSON, in bytes.
  public long decompressedBytes() {
    return jsonBytes;
  }

  /// Returns where to cut `indexes`, at least two, into two runs of about the same size as JSON: an
  /// offset in 1 to `indexes.length - 1`.
  public int middleBySize(int[] indexes) {
    long whole = 0;
    for (int index : indexes) {
      whole += to[index] - from[index];
    }
    long before = 0;
    int middle = 0;
    while (middle < indexes.length - 1 && 2 * before < whole) {
      before += to[indexes[middle]] - from[indexes[middle]];
      middle++;
    }
    return middle;
  }

  /// Appends a log event: the JSON object in `[from, to)`, whose message has its opening quote at
  /// `message`.
  void add(int eventFrom, int eventTo, int eventMessage, long eventTimestamp) {
    if (size == from.length) {
      int capacity = size + (size >> 1);
      from = Arrays.copyOf(from, capacity);
      to = Arrays.copyOf(to, capacity);
      message = Arrays.copyOf(message, capacity);
      timestamp = Arrays.copyOf(timestamp, capacity);
    }
    from[size] = eventFrom;
    to[size] = eventTo;
    message[size] = eventMessage;
    timestamp[size] = eventTimestamp;
    size++;
  }

  /// Ends a data message: the events added since the last call belong to it.
  void endEnvelope(Envelope envelope) {
    envelopes.add(envelope);
  }

  /// Forgets the events behind the first `newSize`.
  void truncate(int newSize) {
    size = newSize;
  }

  byte[] json() {
    return json;
  }

  int from(int index) {
    return from[index];
  }

  int to(int index) {
    return to[index];
  }

  /// Returns the offset of the opening quote of the message.
  int message(int index) {
    return message[index];
  }

  long timestamp(int index) {
    return timestamp[index];
  }

  Envelope envelope(int number) {
    return envelopes.get(number);
  }

  /// Returns the number of the envelope that the event at `index` belongs to.
  int envelopeOf(int index) {
    int low = 0;
    int high = envelopes.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (index < envelopes.get(middle).endIndex()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
