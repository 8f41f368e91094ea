package io.github.firehoselogs.envelope;

import io.github.firehoselogs.json.JsonCursor;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log events of one input record, in order, from all its data messages; control messages add
/// no events.
///
/// This is a table of offsets into the decompressed JSON. It takes 24 bytes per event, much less
/// than objects would, because a record may contain millions of empty events. It is valid until its
/// decoder reads the next record, and is then reused.
public final class LogEvents {
  /// Stored instead of a message's end if the message is not UTF-8.
  static final int NOT_TEXT = JsonScanner.INVALID;

  private static final byte[] NOTHING = {};

  private byte[] json = NOTHING;
  private int jsonBytes;
  private final List<Envelope> envelopes = new ArrayList<>();
  private int size;
  private @Nullable LogEventView cursor;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] message = new int[64];
  private int[] messageEnd = new int[64];
  private long[] timestamp = new long[64];

  LogEvents() {}

  /// Removes all events. Offsets of new events refer to the first `newJsonBytes` bytes of
  /// `newJson`.
  void reset(byte[] newJson, int newJsonBytes) {
    json = newJson;
    jsonBytes = newJsonBytes;
    envelopes.clear();
    size = 0;
    if (cursor != null) {
      cursor.leaveEnvelope();
    }
  }

  /// Removes all events and their JSON.
  void clear() {
    reset(NOTHING, 0);
    cursor = null;
  }

  /// Returns the size of the table in bytes.
  long tableBytes() {
    return (4L * Integer.BYTES + Long.BYTES) * from.length;
  }

  /// Returns the number of log events.
  public int size() {
    return size;
  }

  /// Returns the log event at `index`, which counts from 0. Every call returns the same object,
  /// moved to that event.
  public LogEventView at(int index) {
    int number = envelopeOf(index);
    Envelope envelope = envelopes.get(number);
    LogEventView moved = cursor == null ? new LogEventView(this, json, envelope) : cursor;
    moved.moveTo(json, index, number, envelope);
    cursor = moved;
    return moved;
  }

  /// Returns the size of the record's JSON, in bytes.
  public long decompressedBytes() {
    return jsonBytes;
  }

  /// Returns the position in `indexes`, from 1 to `indexes.length - 1`, that divides these events
  /// into two runs of about the same JSON size. There must be at least two indexes.
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

  /// Appends the message of the event at `index` to `output`, in UTF-8.
  void appendMessageTo(int index, Utf8Builder output) {
    int end = messageEnd[index];
    if (end >= 0) {
      output.append(json, message[index] + 1, end);
    } else if (end == NOT_TEXT) {
      JsonString.appendText(json, message[index], output);
    } else {
      JsonString.appendScanned(json, message[index] + 1, ~end, output);
    }
  }

  /// Appends the message as a JSON string, with its quotes, if the string can be copied unchanged;
  /// returns whether it did.
  boolean appendQuotedMessageTo(int index, Utf8Builder output) {
    int quote = message[index];
    int end = messageEnd[index];
    if (end < 0) {
      if (end == NOT_TEXT || JsonString.hasUnicodeEscape(json, quote + 1, ~end)) {
        return false;
      }
      end = ~end;
    }
    output.append(json, quote, end + 1);
    return true;
  }

  /// Adds a log event: the JSON object in `[eventFrom, eventTo)`, whose message has its opening
  /// quote at `eventMessage`. `eventMessageEnd` is the result of [JsonCursor#skipString] for the
  /// message, or [#NOT_TEXT].
  void add(int eventFrom, int eventTo, int eventMessage, int eventMessageEnd, long eventTimestamp) {
    if (size == from.length) {
      grow(nextCapacity(eventTo));
    }
    from[size] = eventFrom;
    to[size] = eventTo;
    message[size] = eventMessage;
    messageEnd[size] = eventMessageEnd;
    timestamp[size] = eventTimestamp;
    size++;
  }

  /// Grows all arrays. Allocates them before assigning any, so an OutOfMemoryError leaves the table
  /// consistent.
  private void grow(int capacity) {
    int[] newFrom = Arrays.copyOf(from, capacity);
    int[] newTo = Arrays.copyOf(to, capacity);
    int[] newMessage = Arrays.copyOf(message, capacity);
    int[] newMessageEnd = Arrays.copyOf(messageEnd, capacity);
    long[] newTimestamp = Arrays.copyOf(timestamp, capacity);
    from = newFrom;
    to = newTo;
    message = newMessage;
    messageEnd = newMessageEnd;
    timestamp = newTimestamp;
  }

  /// Returns the next capacity of the table: an estimate from the average size of the events up to
  /// `eventTo`, but at least one and a half times the current size.
  private int nextCapacity(int eventTo) {
    long likely = (long) size * jsonBytes / eventTo;
    return (int) Math.max(size + (size >> 1), likely + (likely >> 4));
  }

  /// Ends a data message: the events added since the last call belong to it.
  void endEnvelope(Envelope envelope) {
    envelopes.add(envelope);
  }

  /// Keeps only the first `newSize` events.
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
