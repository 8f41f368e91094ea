package io.github.firehoselogs;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.util.List;

/// The result of one input record: its outcome, the number of log events that it delivers, and the
/// remainders to put back. If they cannot be put back, the whole record fails.
record RecordResult(Outcome outcome, int delivered, List<Remainder> remainders) {
  /// A result with nothing to put back.
  static RecordResult of(Outcome outcome, int delivered) {
    return new RecordResult(outcome, delivered, List.of());
  }

  /// A result that delivers nothing and puts nothing back.
  static RecordResult of(Outcome outcome) {
    return of(outcome, 0);
  }
}
