package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.stream.StreamObserver;
import io.github.firehoselogs.tools.terminal.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// The first lines of the output, for trying a setting on a few log lines.
public final class Sample implements StreamObserver {
  private static final int MAX_CHARS = 1000;

  private final int maxLines;
  private final List<String> lines = new ArrayList<>();
  private int shown;
  private long more;

  /// Keeps up to `maxLines` lines.
  public Sample(int maxLines) {
    this.maxLines = maxLines;
  }

  /// Adds the output of one record.
  @Override
  public void delivered(Answer.Ok ok) {
    if (maxLines > 0) {
      new String(ok.data(), UTF_8).lines().forEach(this::add);
    }
  }

  private void add(String line) {
    if (lines.size() == maxLines) {
      more++;
    } else {
      lines.add(VisibleText.shortened(line, MAX_CHARS));
    }
  }

  /// Returns the lines.
  List<String> lines() {
    return List.copyOf(lines);
  }

  /// Returns the lines since the last call, each with a line break.
  String next() {
    StringBuilder text = new StringBuilder();
    for (String line : lines.subList(shown, lines.size())) {
      text.append(line).append(System.lineSeparator());
    }
    shown = lines.size();
    return text.toString();
  }

  /// Returns the rest of the lines, the number of further ones, and an empty line; or an empty text
  /// if there never was a line.
  String text() {
    if (lines.isEmpty()) {
      return "";
    }
    return next() + (more > 0 ? "and %,d more%n%n".formatted(more) : System.lineSeparator());
  }
}
