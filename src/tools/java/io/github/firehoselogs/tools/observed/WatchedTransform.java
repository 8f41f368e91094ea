package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.transform.Transform;
import java.util.ArrayList;
import java.util.List;

/// A transform that counts the log events that it matches. It counts each event once, and keeps the
/// first unmatched messages, which are redacted.
final class WatchedTransform implements Transform {
  static final int MAX_EXAMPLES = 3;
  private static final int MAX_EXAMPLE_CHARS = 300;

  private final Transform transform;
  private final FirstTimes firstTimes;
  private final List<String> examples = new ArrayList<>();
  private long matched;
  private long unmatched;

  WatchedTransform(Transform transform, FirstTimes firstTimes) {
    this.transform = transform;
    this.firstTimes = firstTimes;
  }

  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    boolean matches = transform.transform(logEvent, output);
    if (firstTimes.isFirst(logEvent)) {
      count(matches, logEvent);
    }
    return matches;
  }

  private void count(boolean matches, LogEventView logEvent) {
    if (matches) {
      matched++;
      return;
    }
    unmatched++;
    if (examples.size() < MAX_EXAMPLES) {
      String message = logEvent.messageText().toString();
      boolean isLong = message.length() > MAX_EXAMPLE_CHARS;
      examples.add(isLong ? message.substring(0, MAX_EXAMPLE_CHARS) + "…" : message);
    }
  }

  long matched() {
    return matched;
  }

  long unmatched() {
    return unmatched;
  }

  List<String> examples() {
    return List.copyOf(examples);
  }

  @Override
  public boolean parsesFields() {
    return transform.parsesFields();
  }

  @Override
  public int objectForAddedFields(Utf8Builder output, int from) {
    return transform.objectForAddedFields(output, from);
  }

  @Override
  public boolean writesBesideAdded(String name) {
    return transform.writesBesideAdded(name);
  }

  @Override
  public boolean writesJsonLines() {
    return transform.writesJsonLines();
  }

  @Override
  public Schema schema() {
    return transform.schema();
  }
}
