package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds one kind of secret in a text, in time linear in its length.
public interface Detector {
  /// The length of the shortest secret that any preset knows, `a@b.cd`, in bytes.
  int SHORTEST_SECRET = 6;

  /// Returns the [Traits] without which a text has no such secret.
  int neededTraits();

  /// Reports each secret in `text` to `matches`, from left to right, without overlaps.
  ///
  /// `name` has the words that name `text` in JSON, see [FieldNames], and is empty if there are none.
  /// It tells a detector that `Authorization` comes before the text.
  void findAll(Utf8Builder text, Utf8Builder name, Matches matches);
}
