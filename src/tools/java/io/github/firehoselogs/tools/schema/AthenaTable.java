package io.github.firehoselogs.tools.schema;

import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.schema.AthenaColumns.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// The statement that creates a table of Athena over the delivered objects. Athena computes the
/// partitions from the prefix, so that no crawler and no `ALTER TABLE` is needed.
///
/// Names are matched with their case: without it, the SerDe refuses a line whose JSON message has
/// two names that differ only in case.
/// https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html,
/// https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
public final class AthenaTable {
  /// Folders can be ahead of UTC by the time zone of the stream.
  private static final String RANGE = "NOW-3YEARS,NOW+1DAYS";

  private final AthenaColumns names = new AthenaColumns();
  private final List<String> partitions = new ArrayList<>();
  private final StringJoiner properties = new StringJoiner(",\n  ", "TBLPROPERTIES (\n  ", "\n)");
  private final StringBuilder template = new StringBuilder();

  private AthenaTable() {}

  /// Returns the statement for the objects below `prefix`, in the syntax of Firehose. Messages of
  /// errors name the prefix `place`.
  public static String of(String table, Schema schema, String bucket, String place, String prefix) {
    ObjectPrefix objects = ObjectPrefix.of(place, prefix);
    return new AthenaTable()
        .statement(table, schema, "s3://" + bucket + "/" + objects.fixed(), objects);
  }

  private String statement(String table, Schema schema, String location, ObjectPrefix objects) {
    List<Column> columns = names.of(schema);
    property("projection.enabled", "true");
    for (ObjectPrefix.Part part : objects.parts()) {
      add(part);
    }
    property("storage.location.template", location + template);
    return """
    CREATE EXTERNAL TABLE %s (
    %s
    )
    PARTITIONED BY (%s)
    ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
    WITH SERDEPROPERTIES (
    %s
    )
    LOCATION '%s'
    %s;
    """
        .formatted(
            "`" + table.replace(".", "`.`") + "`",
            lines(columns),
            String.join(", ", partitions),
            mappings(columns),
            location,
            properties);
  }

  private static String lines(List<Column> columns) {
    StringJoiner lines = new StringJoiner(",\n");
    for (Column each : columns) {
      lines.add(
          "  `%s` %s COMMENT '%s'".formatted(each.name(), each.type(), each.field().meaning()));
    }
    return lines.toString();
  }

  private static String mappings(List<Column> columns) {
    StringJoiner lines = new StringJoiner(",\n");
    lines.add("  'case.insensitive' = 'FALSE'");
    for (Column each : columns) {
      if (!each.name().equals(each.field().name())) {
        lines.add("  'mapping.%s' = '%s'".formatted(each.name(), each.field().name()));
      }
    }
    return lines.toString();
  }

  private void property(String name, String value) {
    properties.add("'" + name + "' = '" + value + "'");
  }

  private void add(ObjectPrefix.Part part) {
    switch (part) {
      case ObjectPrefix.Part.Text(String text) -> template.append(text);
      case ObjectPrefix.Part.Key(String name) ->
          property("projection." + partition(name) + ".type", "injected");
      case ObjectPrefix.Part.Time(String pattern) -> addTime(pattern);
    }
  }

  /// Adds a partition column like `name`, and returns the name that it has.
  private String partition(String name) {
    String column = names.nameFor(name);
    partitions.add("`" + column + "` string");
    template.append("${").append(column).append('}');
    return column;
  }

  private void addTime(String pattern) {
    Unit unit = Unit.of(pattern);
    String projection = "projection." + partition(unit.column);
    property(projection + ".type", "date");
    property(projection + ".format", pattern);
    property(projection + ".range", RANGE);
    property(projection + ".interval", "1");
    property(projection + ".interval.unit", unit.name());
  }

  /// The smallest part of a time, and the name of a column with such times.
  private enum Unit {
    HOURS("HH", "datehour"),
    DAYS("dd", "day"),
    MONTHS("MM", "month"),
    YEARS("yyyy", "year");

    private final String letters;
    private final String column;

    Unit(String letters, String column) {
      this.letters = letters;
      this.column = column;
    }

    /// Returns the unit of `pattern`, which must begin with a year and have all larger parts.
    static Unit of(String pattern) {
      for (Unit unit : values()) {
        if (pattern.endsWith(unit.letters) && pattern.startsWith(YEARS.letters)) {
          return unit;
        }
      }
      throw new BadInputException(
          "--prefix: found the time '" + pattern + "', expected one like yyyy/MM/dd/HH");
    }
  }
}
