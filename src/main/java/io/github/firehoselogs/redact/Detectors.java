package io.github.firehoselogs.redact;

import io.github.firehoselogs.redact.detector.Detector;
import java.util.ArrayList;
import java.util.List;

/// The detectors of one setting: those of presets, and those of patterns.
///
/// `named` are the presets that read names of JSON. No text that is shorter than `shortestText`
/// contains a secret.
record Detectors(
    List<Detector> presets, List<Detector> patterns, List<Detector> named, int shortestText) {
  static Detectors of(List<Detector> presets, List<Detector> patterns) {
    List<Detector> named = new ArrayList<>();
    int shortest = patterns.isEmpty() ? Integer.MAX_VALUE : 0;
    for (Detector preset : presets) {
      shortest = Math.min(shortest, preset.shortestText());
      if (preset.readsNames()) {
        named.add(preset);
      }
    }
    return new Detectors(List.copyOf(presets), List.copyOf(patterns), List.copyOf(named), shortest);
  }

  boolean isEmpty() {
    return presets.isEmpty() && patterns.isEmpty();
  }
}
