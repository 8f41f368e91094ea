package io.github.firehoselogs.fit;

/// The size of an entry in the response without its data, in bytes. It depends on the partition keys
/// of the entry's first event.
///
/// It is exact for the first event of the record, which decides what stays. For an event that would
/// be first in a later response, [#bytes] may be too large by some kilobytes, and [#minBytes] too
/// small: that event is measured again then.
@FunctionalInterface
public interface EntryOverhead {
  /// Returns the size of an entry whose first event is `firstEvent`, an index in the envelope, or an
  /// upper bound of it.
  long bytes(int firstEvent);

  /// Returns the same size, or a lower bound of it.
  default long minBytes(int firstEvent) {
    return bytes(firstEvent);
  }
}
