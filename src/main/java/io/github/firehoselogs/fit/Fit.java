package io.github.firehoselogs.fit;

import java.util.List;

/// What is to become of one record: how much of it stays in this response under its id, and what
/// goes round again. Events are named by their index in the envelope.
public sealed interface Fit {
  /// The events of `stays`, whose output is the first `dataBytes` of what was kept, stay; nothing
  /// stays where it is empty. Each of `remainders` goes round as an envelope of its own.
  record Split(int[] stays, long dataBytes, List<int[]> remainders) implements Fit {}

  /// The whole record goes round as it came: another response has room for it.
  record GoesRound() implements Fit {}

  /// The event at `index` is larger than a whole response. Nothing stays, nothing goes round.
  record TooLarge(int index) implements Fit {}
}
