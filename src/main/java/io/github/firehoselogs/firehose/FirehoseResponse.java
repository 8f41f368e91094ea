package io.github.firehoselogs.firehose;

import java.util.List;

/// The response to one event: one outcome for each input record, in the order of the event.
public record FirehoseResponse(List<Outcome> records) {
  public FirehoseResponse {
    records = List.copyOf(records);
  }

  /// Returns the exact size of this response as JSON, in bytes, before it is written.
  public long responseBytes() {
    long bytes = ResponseSize.frame(records.size());
    for (Outcome outcome : records) {
      bytes += ResponseSize.of(outcome);
    }
    return bytes;
  }
}
