package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import io.github.firehoselogs.tools.simulation.Messages;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reads a stream as Firehose does, and splits aggregated records.
public final class StreamReader {
  private StreamReader() {}

  /// Returns the number of rounds of `putRecord`, or empty if the function cannot read it.
  public static OptionalInt rounds(PutRecord putRecord) {
    try {
      return OptionalInt.of(EncodedEnvelope.of(putRecord.data()).rounds());
    } catch (UnreadableEnvelopeException _) {
      return OptionalInt.empty();
    }
  }

  /// Returns the records in `putRecord`, mostly one.
  public static List<PutRecord> read(PutRecord putRecord) {
    return KinesisConsumer.read(putRecord.kinesisPartitionKey(), putRecord.data()).stream()
        .map(each -> new PutRecord(each.partitionKey(), each.data()))
        .toList();
  }

  /// Returns the messages of all log events in `putRecord`.
  public static List<String> messages(PutRecord putRecord) {
    List<String> messages = new ArrayList<>();
    for (PutRecord each : read(putRecord)) {
      messages.addAll(Messages.of(each.data()));
    }
    return messages;
  }
}
