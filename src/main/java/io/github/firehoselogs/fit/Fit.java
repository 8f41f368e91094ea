package io.github.firehoselogs.fit;

import java.util.List;

/// How one record fits into the response: which of its events stay under its id, and which are put
/// back. Events are identified by their index in the envelope.
public sealed interface Fit {
  /// All events of the record stay; `stays` contains their indexes. Their output is the first
  /// `dataBytes` bytes of the kept output.
  record Whole(int[] stays, long dataBytes) implements Fit {}

  /// Only the events in `stays`, which may be empty, stay. Their output is the first `dataBytes`
  /// bytes of the kept output. Each of `remainders`, at least one, is put back as a separate
  /// envelope.
  record Split(int[] stays, long dataBytes, List<int[]> remainders) implements Fit {}

  /// The whole record is put back unchanged, because a later response has room for it.
  record PutBackWhole() implements Fit {}

  /// The event at `index` is larger than a whole response. Nothing stays, and nothing is put back.
  record TooLarge(int index) implements Fit {}
}
