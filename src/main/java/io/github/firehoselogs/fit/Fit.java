package io.github.firehoselogs.fit;

import java.util.List;

/// How one record fits into the response: which of its events stay under its id, and which are put
/// back. Events are identified by their index in the envelope.
public sealed interface Fit {
  /// The events of `stays`, whose output is the first `dataBytes` of what was kept, stay; nothing
  /// stays where it is empty. Each of `remainders` goes round as an envelope of its own.
  record Split(int[] stays, long dataBytes, List<int[]> remainders) implements Fit {}

  /// The whole record goes round as it came: another response has room for it.
  record GoesRound() implements Fit {}

  /// The event at `index` is larger than a whole response. Nothing stays, nothing goes round.
  record TooLarge(int index) implements Fit {}
}
