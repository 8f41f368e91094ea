package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.contract.Answer;
import java.util.ArrayList;
import java.util.List;

/// The first lines of the output, for trying a setting on a few log lines.
public final class Sample {
  private static final int MAX_CHARS = 1000;

  private final int maxLines;
  private final List<String> lines = new ArrayList<>();
  private long more;

  /// Keeps up to `maxLines` lines.
  public Sample(int maxLines) {
    this.maxLines = maxLines;
  }

  /// Adds the output of one record.
  public void add(Answer.Ok ok) {
    if (maxLines > 0) {
      new String(ok.data(), UTF_8).lines().forEach(this::add);
    }
  }

  private void add(String line) {
    if (lines.size() == maxLines) {
      more++;
    } else {
      lines.add(line.length() > MAX_CHARS ? line.substring(0, MAX_CHARS) + "…" : line);
    }
  }

  /// Returns the lines and the number of further ones, or an empty text without any line.
  String text() {
    if (lines.isEmpty()) {
      return "";
    }
    String first = String.join(System.lineSeparator(), lines) + System.lineSeparator();
    return first + (more > 0 ? "and %,d more%n%n".formatted(more) : System.lineSeparator());
  }
}
