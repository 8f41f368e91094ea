package io.github.firehoselogs.tools.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/// Tracks every log event by the number at the start of its message: its text, how often it was
/// delivered and indexed, how often it is under the error prefix, and what may have duplicated it.
public final class Ledger {
  /// The result for `events` log events. Each was delivered exactly once, is under the error prefix
  /// exactly once, was `doubled`, or is `lost`.
  ///
  /// `doubles` counts by cause; an event with several causes counts for each. `unexplained` are the
  /// numbers of duplicates without a cause. `indexedTwice` are those of events with two documents,
  /// which no cause explains. `altered` counts messages that nobody sent.
  record Balance(
      int events,
      long deliveredOnce,
      long keptOnce,
      long doubled,
      Map<Cause, Long> doubles,
      List<Integer> unexplained,
      List<Integer> indexedTwice,
      List<Integer> lost,
      int altered) {}

  /// The destinations that each event must reach unless it is under the error prefix.
  private final boolean delivers;

  private final boolean indexes;
  private final int[] checksum;
  private final byte[] delivered;
  private final byte[] indexed;
  private final byte[] kept;
  private final byte[] causes;
  private int entered;
  private int altered;

  /// A ledger for `size` events, numbered from 0, all of which are delivered.
  Ledger(int size) {
    this(size, true, false);
  }

  /// A ledger for events that are delivered, indexed, or both.
  Ledger(int size, boolean delivers, boolean indexes) {
    this.delivers = delivers;
    this.indexes = indexes;
    checksum = new int[size];
    delivered = new byte[size];
    indexed = new byte[size];
    kept = new byte[size];
    causes = new byte[size];
  }

  /// Returns how many events can still be added.
  int free() {
    return checksum.length - entered;
  }

  /// Adds the message made of the next number, a space and `text`, and returns it.
  String enter(String text) {
    String message = entered + " " + text;
    byte[] bytes = message.getBytes(UTF_8);
    checksum[entered++] = checksumOf(bytes, 0, bytes.length);
    return message;
  }

  /// Records the delivered messages in `lines`, each followed by a line feed. Returns how many.
  int deliver(byte[] lines) {
    int count = 0;
    for (int start = 0; start < lines.length; ) {
      int end = start;
      while (end < lines.length && lines[end] != '\n') {
        end++;
      }
      count(delivered, lines, start, end);
      count++;
      start = end + 1;
    }
    return count;
  }

  /// Records that a document with `message` was created.
  public void index(String message) {
    byte[] bytes = message.getBytes(UTF_8);
    count(indexed, bytes, 0, bytes.length);
  }

  /// Returns whether there is no document for some of `messages`.
  boolean lacksAny(List<String> messages) {
    return messages.stream().anyMatch(each -> indexed[numberOf(each)] == 0);
  }

  /// Records that a record with `messages` is under the error prefix.
  void keep(List<String> messages) {
    for (String message : messages) {
      byte[] bytes = message.getBytes(UTF_8);
      count(kept, bytes, 0, bytes.length);
    }
  }

  /// Records that `cause` may have duplicated the events with `messages`.
  public void touch(Cause cause, List<String> messages) {
    for (String message : messages) {
      causes[numberOf(message)] |= (byte) cause.bit();
    }
  }

  /// Returns the number at the start of `message`.
  public static int numberOf(String message) {
    return Integer.parseInt(message, 0, message.indexOf(' '), 10);
  }

  /// A message that was never added, or that differs from the one added, does not count as the
  /// event.
  private void count(byte[] copies, byte[] bytes, int start, int end) {
    int number = 0;
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && number < entered) {
      number = 10 * number + bytes[at++] - '0';
    }
    if (at == start || number >= entered || checksum[number] != checksumOf(bytes, start, end)) {
      altered++;
    } else if (copies[number] < Byte.MAX_VALUE) {
      copies[number]++;
    }
  }

  private static int checksumOf(byte[] bytes, int start, int end) {
    CRC32 crc = new CRC32();
    crc.update(bytes, start, end - start);
    return (int) crc.getValue();
  }

  /// Returns the result.
  Balance balance() {
    return new Balance(
        entered,
        where(each -> isComplete(each) && kept[each] == 0 && !isDouble(each)).count(),
        where(each -> kept[each] == 1 && !isDouble(each)).count(),
        where(this::isDouble).count(),
        doubles(),
        where(this::isUnexplained).boxed().toList(),
        where(each -> indexed[each] > 1).boxed().toList(),
        where(each -> !isComplete(each) && kept[each] == 0).boxed().toList(),
        altered);
  }

  /// Returns whether the event has reached all destinations.
  private boolean isComplete(int number) {
    return (!delivers || delivered[number] > 0) && (!indexes || indexed[number] > 0);
  }

  private Map<Cause, Long> doubles() {
    Map<Cause, Long> doubles = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      boolean ofIndex = (cause.bit() & Cause.OF_INDEX) != 0;
      long count =
          where(each ->
                  isDouble(each)
                      && (causes[each] & cause.bit()) != 0
                      && (!ofIndex || indexed[each] > 0))
              .count();
      doubles.put(cause, count);
    }
    return doubles;
  }

  private boolean isDouble(int number) {
    return delivered[number] + kept[number] > 1 || indexed[number] + kept[number] > 1;
  }

  private boolean isUnexplained(int number) {
    int ofIndex = causes[number] & Cause.OF_INDEX;
    int ofStream = causes[number] & ~Cause.OF_INDEX;
    return (delivered[number] + kept[number] > 1 && ofStream == 0)
        || (indexed[number] > 0 && kept[number] > 0 && ofIndex == 0)
        || indexed[number] > 1;
  }

  private IntStream where(IntPredicate isSo) {
    return IntStream.range(0, entered).filter(isSo);
  }
}
