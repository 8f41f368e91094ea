package io.github.firehoselogs.redact.detector;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds the matches of a user's regular expression.
public record PatternDetector(LinearPattern pattern) implements Detector {
  @Override
  public int neededTraits() {
    return 0;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    pattern.findAll(text, matches);
  }
}
