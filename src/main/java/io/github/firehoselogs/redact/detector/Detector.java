package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds one kind of secret in a text, in time linear in the length of the text.
public interface Detector {
  /// The size in bytes of the shortest secret that a preset finds: `a@b.cd`.
  int SHORTEST_SECRET = 6;

  /// Returns the [Traits] that every text with such a secret has.
  int neededTraits();

  /// Reports each secret in `text` to `matches`, from left to right, without overlaps.
  ///
  /// `name` contains the words that name `text` in JSON, see [FieldNames], or is empty. A detector
  /// may use it to find out whether the text is the value of `Authorization`.
  void findAll(Utf8Builder text, Utf8Builder name, Matches matches);
}
