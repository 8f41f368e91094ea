package io.github.firehoselogs.settings;

import io.github.firehoselogs.added.AddedFields;
import io.github.firehoselogs.iceberg.TableName;
import io.github.firehoselogs.opensearch.identity.IndexName;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.route.MessageFilter;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import io.github.firehoselogs.route.Unmatched;
import io.github.firehoselogs.transform.BuiltInTransform;
import io.github.firehoselogs.transform.Transform;
import io.github.firehoselogs.transform.TransformSetting;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads the settings of one route: those that an entry of `ROUTES` may override.
final class RouteSettingsReader {
  private static final String DEFAULT_PARTITION_KEYS =
      "instanceId={logStream},year={timestamp:yyyy},month={timestamp:MM},date={timestamp:dd},"
          + "hour={timestamp:HH}";

  private static final String ICEBERG_TABLE = "ICEBERG_TABLE";

  private static final String DEFAULT_INDEX = "logs-{timestamp:yyyy.MM.dd}";

  private RouteSettingsReader() {}

  static Route read(Variables variables) {
    String transformName = variables.textUnlessBlank("TRANSFORM", "message");
    ZoneId zone = zone(variables);
    Transform transform = transform(variables, zone, transformName);
    Route route =
        new Route(
            new MessageFilter(regex(variables, "INCLUDE"), regex(variables, "EXCLUDE")),
            redaction(variables),
            transformName,
            transform,
            variables.choice("UNMATCHED", Unmatched.class, Unmatched.KEEP),
            addedFields(variables, zone, transformName, transform),
            grouping(variables, zone));
    checkTable(variables, route);
    return route;
  }

  private static Redaction redaction(Variables variables) {
    String name = "REDACT";
    try {
      return Redaction.compile(variables.text(name));
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return Redaction.NONE;
    }
  }

  private static Transform transform(Variables variables, ZoneId zone, String transformName) {
    try {
      return Transforms.named(transformName, transformSettings(variables, zone));
    } catch (TransformSettings.InvalidException e) {
      variables.problem(e.setting().variable(), e);
    } catch (IllegalArgumentException e) {
      variables.problem("TRANSFORM", e);
    }
    // Never called: the function does not start with a problem.
    return (_, _) -> true;
  }

  private static TransformSettings transformSettings(Variables variables, ZoneId zone) {
    Map<TransformSetting, String> values = new EnumMap<>(TransformSetting.class);
    for (TransformSetting each : TransformSetting.values()) {
      values.put(each, variables.valueOf(each));
    }
    return new TransformSettings(values, zone);
  }

  private static AddedFields addedFields(
      Variables variables, ZoneId zone, String transformName, Transform transform) {
    String name = "ADD_FIELDS";
    try {
      AddedFields fields = AddedFields.compile(variables.text(name), zone);
      if (transformName.equals(BuiltInTransform.MESSAGE.transformName())) {
        return AddedFields.NONE;
      }
      for (String each : fields.names()) {
        if (transform.writesBesideAdded(each)) {
          variables.problem(
              name, "field '" + each + "': the transform writes a field of that name");
        }
      }
      return fields;
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return AddedFields.NONE;
    }
  }

  private static Route.Grouping grouping(Variables variables, ZoneId zone) {
    return new Route.Grouping(
        partitionKeys(variables, zone),
        tableName(variables, zone),
        indexName(variables, zone),
        variables.choice("PARTITION_MODE", PartitionMode.class, PartitionMode.FIRST),
        variables.choice("EVENTS_PER_RECORD", EventsPerRecord.class, EventsPerRecord.ALL));
  }

  private static PartitionKeys partitionKeys(Variables variables, ZoneId zone) {
    String name = "PARTITION_KEYS";
    try {
      return PartitionKeys.compile(variables.textOr(name, DEFAULT_PARTITION_KEYS), zone);
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return PartitionKeys.compile("", zone);
    }
  }

  private static Optional<TableName> tableName(Variables variables, ZoneId zone) {
    String name = ICEBERG_TABLE;
    String text = variables.text(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(TableName.compile(text, zone));
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return Optional.empty();
    }
  }

  /// Reports a route to an Iceberg table whose records would be refused: Firehose takes one JSON
  /// object in each.
  /// https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-considerations.html
  private static void checkTable(Variables variables, Route route) {
    if (route.grouping().tableName().isEmpty()) {
      return;
    }
    if (route.grouping().eventsPerRecord() != EventsPerRecord.ONE) {
      variables.problem(
          ICEBERG_TABLE,
          "Firehose takes one JSON object per record for Iceberg: expected EVENTS_PER_RECORD=one");
    }
    if (route.transformName().equals(BuiltInTransform.MESSAGE.transformName())) {
      variables.problem(
          ICEBERG_TABLE,
          "rows are JSON, and the transform message writes text: expected another TRANSFORM, such"
              + " as json");
    }
  }

  /// Returns the name of the index, empty if the function indexes nothing: compiling a template
  /// would take time at the start.
  private static Optional<IndexName> indexName(Variables variables, ZoneId zone) {
    String name = "OPENSEARCH_INDEX";
    boolean isSet = !variables.text(name).isEmpty();
    String text = variables.textUnlessBlank(name, DEFAULT_INDEX);
    if (!isSet && variables.text("OPENSEARCH_ENDPOINT").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IndexName.compile(text, zone));
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return Optional.empty();
    }
  }

  private static Optional<LinearPattern> regex(Variables variables, String name) {
    String text = variables.pattern(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LinearPattern.compile(text));
    } catch (IllegalArgumentException e) {
      variables.problem(name, e);
      return Optional.empty();
    }
  }

  private static ZoneId zone(Variables variables) {
    String name = "TIME_ZONE";
    String text = variables.textUnlessBlank(name, "UTC");
    try {
      return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException _) {
      variables.problem(
          name, "expected an IANA time zone such as Europe/Berlin, found '" + text + "'");
      return ZoneOffset.UTC;
    }
  }
}
