package io.github.firehoselogs.settings;

import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.route.MessageFilter;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import io.github.firehoselogs.route.Unmatched;
import io.github.firehoselogs.transform.LogEventTransform;
import io.github.firehoselogs.transform.Transforms;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the variables of one route.
final class RouteReader {
  private static final String DEFAULT_PARTITION_KEYS =
      "instanceId={logStream},year={timestamp:yyyy},month={timestamp:MM},date={timestamp:dd},"
          + "hour={timestamp:HH}";

  /// Stands for a transform that could not be made, until the start fails for it.
  private static final LogEventTransform NOTHING = (_, _) -> true;

  private RouteReader() {}

  static Route read(Variables variables) {
    String transformName = textOr(variables, "TRANSFORM", "message");
    Optional<String> pattern = Optional.of(variables.text("PATTERN")).filter(t -> !t.isEmpty());
    boolean needsPattern = transformName.equals(Transforms.PATTERN) && pattern.isPresent();
    return new Route(
        new MessageFilter(regex(variables, "INCLUDE"), regex(variables, "EXCLUDE")),
        variables.parse("REDACT", variables.text("REDACT"), Redaction::compile, Redaction.NONE),
        transformName,
        variables.parse(
            needsPattern ? "PATTERN" : "TRANSFORM",
            transformName,
            name -> Transforms.named(name, pattern),
            NOTHING),
        variables.choice("UNMATCHED", Unmatched.class, Unmatched.KEEP),
        grouping(variables));
  }

  private static Route.Grouping grouping(Variables variables) {
    ZoneId zone = variables.parsed("TIME_ZONE", "UTC", RouteReader::zone, ZoneOffset.UTC);
    return new Route.Grouping(
        variables.parse(
            "PARTITION_KEYS",
            variables.textOr("PARTITION_KEYS", DEFAULT_PARTITION_KEYS),
            text -> PartitionKeys.compile(text, zone),
            PartitionKeys.compile("", zone)),
        variables.choice("PARTITION_MODE", PartitionMode.class, PartitionMode.FIRST),
        variables.choice("EVENTS_PER_RECORD", EventsPerRecord.class, EventsPerRecord.ALL));
  }

  private static Optional<LinearPattern> regex(Variables variables, String name) {
    String text = variables.text(name);
    return text.isEmpty()
        ? Optional.empty()
        : variables.parse(
            name, text, value -> Optional.of(LinearPattern.compile(value)), Optional.empty());
  }

  private static String textOr(Variables variables, String name, String otherwise) {
    String text = variables.text(name);
    return text.isEmpty() ? otherwise : text;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "expected an IANA time zone such as Europe/Berlin, found '" + text + "'");
    }
  }
}
