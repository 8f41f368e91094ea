package io.github.firehoselogs.tools.accept.arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A prefix of Firehose with the partition keys of a record or its time of arrival.
public record Prefix(String expression, ZoneId zone) {
  private static final Pattern KEY = Pattern.compile("!\\{partitionKeyFromLambda:([^}]*)\\}");
  private static final Pattern TIME = Pattern.compile("!\\{timestamp:([^}]*)\\}");

  /// Returns the part before the first expression.
  public String constantPart() {
    int first = expression.indexOf("!{");
    return first < 0 ? expression : expression.substring(0, first);
  }

  /// Returns the prefixes that a record with these keys may have if it arrived between two times.
  Set<String> of(Map<String, String> keys, Instant from, Instant to) {
    String withKeys =
        KEY.matcher(expression)
            .replaceAll(key ->
                java.util.regex.Matcher.quoteReplacement(keys.getOrDefault(key.group(1), "")));
    Set<String> prefixes = new TreeSet<>();
    for (Instant time = from; time.isBefore(to); time = time.plus(Duration.ofMinutes(10))) {
      prefixes.add(at(withKeys, time));
    }
    prefixes.add(at(withKeys, to));
    return prefixes;
  }

  private String at(String text, Instant time) {
    return TIME.matcher(text)
        .replaceAll(pattern ->
            DateTimeFormatter.ofPattern(pattern.group(1), Locale.ENGLISH)
                .withZone(zone)
                .format(time));
  }
}
