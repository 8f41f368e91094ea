package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.route.MessageFilter;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.tools.logs.LogOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Counts, once for each log event, those that a filter removes, and the secrets in the others.
///
/// It does again, with each preset alone, a part of what the function does, so that the function
/// does not have to count. Secrets that two presets find count for both.
final class SourceWatcher {
  private static final String REDACTED = "[REDACTED]";

  private final Routes routes;
  private final Map<String, Redaction> compiled = new LinkedHashMap<>();
  private final Map<String, Long> redactions = new LinkedHashMap<>();
  private long filtered;

  SourceWatcher(Routes routes) {
    this.routes = routes;
    for (Route route : routes.all()) {
      for (String entry : route.redaction().entries()) {
        compiled.put(entry, Redaction.compile(entry));
        redactions.put(entry, 0L);
      }
    }
  }

  /// Returns a watcher for the log events of one log.
  Consumer<String> watching(LogOrigin origin) {
    Route route = routes.routeFor(origin.logGroup(), origin.logStream());
    return message -> watch(route, message);
  }

  private void watch(Route route, String message) {
    MessageFilter filter = route.filter();
    if (!filter.isNone() && !filter.passes(new Utf8Builder(message.length()).append(message))) {
      filtered++;
      return;
    }
    for (String entry : route.redaction().entries()) {
      String redacted = compiled.getOrDefault(entry, Redaction.NONE).redact(message);
      long count = count(redacted) - count(message);
      if (count > 0) {
        redactions.merge(entry, count, Long::sum);
      }
    }
  }

  private static long count(String text) {
    long count = 0;
    for (int at = text.indexOf(REDACTED); at >= 0; at = text.indexOf(REDACTED, at + 1)) {
      count++;
    }
    return count;
  }

  long filtered() {
    return filtered;
  }

  /// Returns how many secrets each preset or pattern found, in the order of the setting.
  Map<String, Long> redactions() {
    return new LinkedHashMap<>(redactions);
  }
}
