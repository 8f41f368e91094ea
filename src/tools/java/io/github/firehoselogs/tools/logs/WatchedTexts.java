package io.github.firehoselogs.tools.logs;

import io.github.firehoselogs.tools.logs.LogLines.Line;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Texts that are shown to `watcher` one after another.
public record WatchedTexts(LogTexts texts, Consumer<String> watcher) implements LogTexts {
  @Override
  public Optional<Line> next() throws IOException {
    Optional<Line> line = texts.next();
    line.ifPresent(each -> watcher.accept(each.text()));
    return line;
  }

  @Override
  public Optional<IOException> failure() {
    return texts.failure();
  }

  @Override
  public void close() throws IOException {
    texts.close();
  }
}
