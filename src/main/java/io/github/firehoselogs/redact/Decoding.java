package io.github.firehoselogs.redact;

/// A way in which secrets are spelled inside of text that is not JSON.
interface Decoding {
  /// Returns the [Traits] without which a text has no such escapes.
  int neededTraits();

  /// Makes `decoded` a view of `encoded` with its escapes undone, each once. Returns false, with
  /// `decoded` in any state, if there are none.
  boolean decode(View encoded, View decoded);
}
