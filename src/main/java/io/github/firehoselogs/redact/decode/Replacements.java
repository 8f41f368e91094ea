package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The ranges of one message that will be replaced. They are added in any order.
public final class Cuts {
  private final List<Cut> cuts = new ArrayList<>(0);

  public void add(Cut cut) {
    cuts.add(cut);
  }

  public boolean isEmpty() {
    return cuts.isEmpty();
  }

  public int size() {
    return cuts.size();
  }

  /// Returns a copy of `message` with every range replaced. Overlapping ranges become one.
  public Utf8Builder applyTo(Utf8Builder message) {
    Collections.sort(cuts);
    Utf8Builder redacted = new Utf8Builder(message.length());
    int copied = 0;
    int next = 0;
    while (next < cuts.size()) {
      Cut cut = cuts.get(next++);
      while (next < cuts.size() && cut.overlaps(cuts.get(next))) {
        cut = cut.joined(cuts.get(next++));
      }
      redacted.append(message.array(), copied, cut.from());
      cut.appendReplacement(redacted);
      copied = cut.to();
    }
    return redacted.append(message.array(), copied, message.length());
  }
}
