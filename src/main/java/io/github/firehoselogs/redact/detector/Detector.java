package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds one kind of secret in a text, in time linear in the length of the text.
public interface Detector {
  /// Returns the [Traits][io.github.firehoselogs.redact.decode.Traits] that every text with such a
  /// secret has.
  int neededTraits();

  /// Returns the size in bytes of the shortest text with such a secret, by default that of
  /// `a@b.cd`.
  default int shortestText() {
    return 6;
  }

  /// Reports each secret in `text` to `matches`, from left to right, without overlaps.
  ///
  /// `names` contains the names that JSON gives to `text`. A detector may use it to find out
  /// whether the text is the value of `Authorization`.
  void findAll(Utf8Builder text, FieldNames names, Matches matches);

  /// Returns whether [#findNamed] may find a secret.
  default boolean readsNames() {
    return false;
  }

  /// Reports the part of a string or number of JSON that is secret because of its name, whatever
  /// the text is. Returns false if there is none. The rest of `value` needs no other search.
  default boolean findNamed(Utf8Builder value, FieldNames names, Matches matches) {
    return false;
  }
}
