package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Packs many small remainders into each Kinesis record. Kinesis accepts 1,000 records per second
/// and shard and bills at least 25 KB for each, so one packed record is cheaper. Firehose bills the
/// contained records one by one in any case.
final class Aggregation {
  /// The maximum size of a packed record in bytes, its key included: a quarter of a shard's limit
  /// per second, so that a refusal costs little and the records spread over the shards.
  static final int MAX_BYTES = 262_144;

  /// One record of the stream and the remainders in it. A remainder that is not packed is its own
  /// record.
  private record Packed(Remainder record, List<Remainder> contents) {}

  private final List<Packed> packed = new ArrayList<>();

  private Aggregation() {}

  /// Packs `remainders` in their order. A remainder that must keep its shard key, or has no other
  /// to be packed with, is not packed.
  static Aggregation of(List<Remainder> remainders) {
    Aggregation aggregation = new Aggregation();
    List<Remainder> together = new ArrayList<>();
    int bytes = 0;
    for (Remainder remainder : remainders) {
      if (remainder.keepsKey()) {
        aggregation.packed.add(new Packed(remainder, List.of(remainder)));
        continue;
      }
      int more = KplRecord.userRecordBytes(remainder.data().length);
      if (!together.isEmpty() && bytes + more > MAX_BYTES) {
        aggregation.pack(together);
        together = new ArrayList<>();
      }
      if (together.isEmpty()) {
        int keyBytes = remainder.kinesisPartitionKey().getBytes(UTF_8).length;
        bytes = keyBytes + KplRecord.emptyBytes(keyBytes);
      }
      together.add(remainder);
      bytes += more;
    }
    aggregation.pack(together);
    return aggregation;
  }

  private void pack(List<Remainder> together) {
    if (together.isEmpty()) {
      return;
    }
    Remainder first = together.getFirst();
    if (together.size() == 1) {
      packed.add(new Packed(first, together));
      return;
    }
    String key = first.kinesisPartitionKey();
    byte[] data = KplRecord.of(key, together.stream().map(Remainder::data).toList());
    packed.add(new Packed(new Remainder(first.record(), data, key, false), together));
  }

  /// Returns the records to put into the stream.
  List<Remainder> packed() {
    return packed.stream().map(Packed::record).toList();
  }

  /// Converts the result for the packed records into the result for the original remainders.
  AttemptResult<Remainder> unpacked(AttemptResult<Remainder> result) {
    Map<Remainder, NotAccepted<Remainder>> refused = new HashMap<>();
    for (NotAccepted<Remainder> each : result.notAccepted()) {
      refused.put(each.element(), each);
    }
    List<NotAccepted<Remainder>> notAccepted = new ArrayList<>();
    int accepted = 0;
    for (Packed each : packed) {
      NotAccepted<Remainder> refusal = refused.get(each.record);
      if (refusal == null) {
        accepted += each.contents.size();
      } else {
        each.contents.forEach(remainder -> notAccepted.add(refusal.of(remainder)));
      }
    }
    return new AttemptResult<>(notAccepted, accepted, result.attempts(), result.refusals());
  }
}
