package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern;
import java.util.List;

/// The transform `pattern`: the named groups of a regular expression as strings, in the order of
/// the pattern. A group that did not take part in the match is left out.
///
/// ```
/// PATTERN  ^(?<level>[A-Z]+) (?<message>.*)     WARN disk is full
///          {"level":"WARN","message":"disk is full"}
/// ```
final class PatternTransform implements Transform {
  private final LinearPattern pattern;
  private final List<JsonName> names;

  /// Compiles `text`. Throws [IllegalArgumentException] with one line that states the problem.
  PatternTransform(String text) {
    pattern = LinearPattern.compile(text);
    names = pattern.groupNames().stream().map(JsonName::of).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one named group such as (?<level>[A-Z]+), found none in '"
              + text
              + "'");
    }
  }

  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    Utf8Builder message = logEvent.messageText();
    int[] groups = pattern.groupsIn(message);
    if (groups.length == 0) {
      return false;
    }
    JsonLine line = new JsonLine(output);
    for (int i = 0; i < names.size(); i++) {
      int from = groups[2 * i];
      if (from >= 0) {
        line.text(names.get(i), message.array(), from, groups[2 * i + 1]);
      }
    }
    line.end();
    return true;
  }
}
