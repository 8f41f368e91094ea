package io.github.firehoselogs.redact;

import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.regex.LinearPattern.Matches;
import io.github.firehoselogs.text.Utf8Builder;

/// Finds what a user's regular expression matches.
record PatternDetector(LinearPattern pattern) implements Detector {
  @Override
  public int neededTraits() {
    return 0;
  }

  @Override
  public void findAll(Utf8Builder text, Utf8Builder name, Matches matches) {
    pattern.findAll(text, matches);
  }
}
