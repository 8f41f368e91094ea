package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// Finds one kind of secret in a text, in time linear in its length.
@FunctionalInterface
interface Detector {
  /// Tells `matches` what is to be redacted in `text`, from left to right, without overlaps.
  void findAll(Utf8Builder text, Matches matches);
}
