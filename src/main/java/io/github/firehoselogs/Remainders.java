package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.document.FinishedDocuments;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeEncoder;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.InputRecord;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Creates the remainders of one input record: envelopes and finished documents that this function
/// can read again, each within the record limit of its stream and with a count of how often it has
/// been put back.
///
/// `index` is the index of the record in its event, `rounds` the count in every remainder, and
/// `maxHeapBytes` the maximum heap that all remainders of the record may take.
record Remainders(
    InputRecord input, int index, int rounds, Optional<StreamTarget> target, long maxHeapBytes) {
  /// Thrown if the remainders would take more than `maxHeapBytes`.
  static final class NoMemoryException extends Exception {
    private static final long serialVersionUID = 1L;

    NoMemoryException() {
      super(null, null, false, false);
    }
  }

  /// The remainders created so far, and the heap that they take.
  private final class Collected {
    final List<Remainder> remainders = new ArrayList<>();
    private long heapBytes;

    /// Adds `data` as the next part, if the stream accepts a record of that size; returns whether it
    /// does.
    boolean addIfFits(byte[] data) throws NoMemoryException {
      Remainder remainder = new Remainder(index, data, key(remainders.size()), false);
      boolean fits = fitsStream(remainder);
      if (fits) {
        add(remainder);
      }
      return fits;
    }

    void add(Remainder remainder) throws NoMemoryException {
      heapBytes += remainder.heapBytes();
      if (heapBytes > maxHeapBytes) {
        throw new NoMemoryException();
      }
      remainders.add(remainder);
    }
  }

  /// Returns a remainder with the unchanged record and its original shard key. Compressed data is
  /// not compressed again. Empty if the count does not fit into the record.
  Optional<Remainder> unchanged(EncodedEnvelope envelope) throws NoMemoryException {
    try {
      String key = input.kinesisPartitionKey().filter(Remainders::isKey).orElseGet(() -> key(0));
      Remainder remainder = new Remainder(index, envelope.withRounds(rounds), key);
      if (!fitsStream(remainder)) {
        return Optional.empty();
      }
      new Collected().add(remainder);
      return Optional.of(remainder);
    } catch (UnreadableEnvelopeException _) {
      // Other subfields fill the extra field of the gzip header. A newly written envelope has room.
      return Optional.empty();
    }
  }

  /// Returns a remainder for each of `parts`: the finished document, if `documents` has one for its
  /// only event and it is within the record limit of the stream; else an envelope, or several if
  /// one would exceed that limit. Empty if the envelope of a single event exceeds it.
  Optional<List<Remainder>> parts(
      LogEvents logEvents, List<int[]> parts, FinishedDocuments documents)
      throws NoMemoryException {
    Collected collected = new Collected();
    try (EnvelopeEncoder encoder = new EnvelopeEncoder()) {
      for (int[] part : parts) {
        Optional<byte[]> document = documents.frameOf(part);
        boolean added = document.isPresent() && collected.addIfFits(document.get());
        if (!added && !addEnvelopes(logEvents, part, encoder, collected)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(collected.remainders);
  }

  private boolean addEnvelopes(
      LogEvents logEvents, int[] indexes, EnvelopeEncoder encoder, Collected collected)
      throws NoMemoryException {
    if (collected.addIfFits(encoder.encode(logEvents, indexes, rounds))) {
      return true;
    }
    if (indexes.length == 1) {
      return false;
    }
    int middle = logEvents.middleBySize(indexes);
    return addEnvelopes(logEvents, Arrays.copyOf(indexes, middle), encoder, collected)
        && addEnvelopes(
            logEvents, Arrays.copyOfRange(indexes, middle, indexes.length), encoder, collected);
  }

  private boolean fitsStream(Remainder remainder) {
    return target
        .map(stream -> stream.bytesOf(remainder) <= stream.limits().maxRecordBytes())
        .orElse(true);
  }

  private static boolean isKey(String key) {
    return !key.isEmpty() && key.length() <= Remainder.MAX_KEY_CHARACTERS;
  }

  /// Returns a shard key for `part` that is the same in every attempt, and that spreads the parts
  /// evenly over the shards.
  private String key(int part) {
    return UUID.nameUUIDFromBytes((input.recordId() + ":" + part).getBytes(UTF_8)).toString();
  }
}
