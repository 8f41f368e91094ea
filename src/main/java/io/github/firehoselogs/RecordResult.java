package io.github.firehoselogs;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.util.List;

/// The result of one input record: its outcome, how many log events it delivers if the outcome stays
/// `Ok`, and what has to be put back of it. If putting back fails, the record fails as a whole.
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
