package io.github.firehoselogs.fit;

/// The size of an entry in the response without its data, in bytes. It depends on the partition keys
/// of the entry's first event.
///
/// The size is exact for the first event of the record. For an event that would be first in a later
/// response, [#bytes] may be a few kilobytes too large, and [#minBytes] too small. Its exact size
/// is computed when the event is read again.
@FunctionalInterface
public interface EntryOverhead {
  /// Returns the size, or an upper bound of it, of an entry whose first event is `firstEvent`, an
  /// index in the envelope.
  long bytes(int firstEvent);

  /// Returns the size of the same entry, or a lower bound of it.
  default long minBytes(int firstEvent) {
    return bytes(firstEvent);
  }
}
