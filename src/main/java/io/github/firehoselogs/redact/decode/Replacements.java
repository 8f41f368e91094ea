package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The replacements in one message. They may be added in any order.
public final class Replacements {
  private final List<Replacement> replacements = new ArrayList<>(0);

  /// Adds a replacement, which may overlap others.
  public void add(Replacement replacement) {
    replacements.add(replacement);
  }

  /// Returns whether nothing will be replaced.
  public boolean isEmpty() {
    return replacements.isEmpty();
  }

  /// Returns the number of replacements added so far.
  public int size() {
    return replacements.size();
  }

  /// Returns a copy of `message` with every range replaced. Overlapping ranges become one.
  public Utf8Builder applyTo(Utf8Builder message) {
    Collections.sort(replacements);
    Utf8Builder redacted = new Utf8Builder(message.length());
    int copied = 0;
    int next = 0;
    while (next < replacements.size()) {
      Replacement replacement = replacements.get(next++);
      while (next < replacements.size() && replacement.overlaps(replacements.get(next))) {
        replacement = replacement.joined(replacements.get(next++));
      }
      redacted.append(message.array(), copied, replacement.from());
      replacement.appendReplacement(redacted);
      copied = replacement.to();
    }
    return redacted.append(message.array(), copied, message.length());
  }
}
