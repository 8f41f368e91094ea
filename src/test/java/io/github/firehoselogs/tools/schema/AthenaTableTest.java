package io.github.firehoselogs.tools.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.transform.BuiltInTransform;
import io.github.firehoselogs.transform.TransformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AthenaTableTest {
  private static final String KEYS =
      "AWSLogs/web/!{partitionKeyFromLambda:instanceId}/!{partitionKeyFromLambda:year}/"
          + "!{partitionKeyFromLambda:month}/!{partitionKeyFromLambda:date}/"
          + "!{partitionKeyFromLambda:hour}/";

  private static String table(Schema schema, String prefix) {
    return AthenaTable.of("db.web", schema, "logs", "--prefix", prefix);
  }

  @Test
  void keysOfTheFunctionArePartitions() {
    Schema schema =
        Schema.exactly(
            new Field("app-name", Field.Type.STRING, "program"),
            new Field("severity", Field.Type.INTEGER, "severity, 0 to 7"));
    assertEquals(
        """
        CREATE EXTERNAL TABLE `db`.`web` (
          `app_name` string COMMENT 'program',
          `severity` bigint COMMENT 'severity, 0 to 7'
        )
        PARTITIONED BY (`instanceid` string, `datehour` string)
        ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
        WITH SERDEPROPERTIES (
          'case.insensitive' = 'FALSE',
          'mapping.app_name' = 'app-name'
        )
        LOCATION 's3://logs/AWSLogs/web/'
        TBLPROPERTIES (
          'projection.enabled' = 'true',
          'projection.instanceid.type' = 'injected',
          'projection.datehour.type' = 'date',
          'projection.datehour.format' = 'yyyy/MM/dd/HH',
          'projection.datehour.range' = 'NOW-3YEARS,NOW+1DAYS',
          'projection.datehour.interval' = '1',
          'projection.datehour.interval.unit' = 'HOURS',
          'storage.location.template' = 's3://logs/AWSLogs/web/${instanceid}/${datehour}/'
        );
        """,
        table(schema, KEYS));
  }

  @Test
  void documentShowsTheRealTable() throws IOException {
    String document = Files.readString(Path.of("docs/transforms.md"));
    String start = "CREATE EXTERNAL TABLE `syslog` (";
    String shown = document.substring(document.indexOf(start), document.indexOf(");\n```"));
    String prefix = KEYS.replace("AWSLogs/", "AWSLogs/123456789012/eu-central-1/");
    assertTrue(document.contains("--prefix '" + prefix + "'"), prefix);
    String table =
        AthenaTable.of(
            "syslog",
            BuiltInTransform.SYSLOG.schema(TransformSettings.NONE),
            "my-logs",
            "--prefix",
            prefix);
    List<String> lines = table.lines().toList();
    int last = -1;
    for (String line : shown.lines().filter(each -> !each.equals("  …")).toList()) {
      int index = lines.subList(last + 1, lines.size()).indexOf(line);
      assertTrue(index >= 0, () -> "not in the table: " + line);
      last += index + 1;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "logs/,                                    datehour, yyyy/MM/dd/HH, HOURS",
    "logs/!{timestamp:yyyy/MM/dd/HH}/,         datehour, yyyy/MM/dd/HH, HOURS",
    "logs/!{timestamp:yyyy-MM-dd}/,            day,      yyyy-MM-dd,    DAYS",
    "logs/!{timestamp:yyyy}/!{timestamp:MM}/,  month,    yyyy/MM,       MONTHS",
    "logs/!{timestamp:yyyy}/,                  year,     yyyy,          YEARS"
  })
  void timesOfArrivalArePartitions(String prefix, String column, String format, String unit) {
    String table = table(Schema.exactly(Schema.UNMATCHED), prefix);
    assertTrue(table.contains("PARTITIONED BY (`" + column + "` string)\n"), table);
    assertTrue(table.contains("'projection." + column + ".format' = '" + format + "'"), table);
    assertTrue(table.contains("'projection." + column + ".interval.unit' = '" + unit + "'"), table);
    assertTrue(
        table.contains("'storage.location.template' = 's3://logs/logs/${" + column + "}/'"), table);
  }

  @Test
  void foldersBetweenPartitionsStay() {
    String prefix = "a/id=!{partitionKeyFromLambda:id}/b/!{timestamp:yyyy/MM/dd}/";
    String table = table(Schema.exactly(Schema.UNMATCHED), prefix);
    assertTrue(table.contains("LOCATION 's3://logs/a/'"), table);
    assertTrue(table.contains("template' = 's3://logs/a/id=${id}/b/${day}/'"), table);
  }

  @Test
  void equalNamesAreNumbered() {
    Schema schema =
        Schema.exactly(
            new Field("instanceId", Field.Type.STRING, "id"),
            new Field("QC_hit", Field.Type.STRING, "hit"),
            new Field("QC_Hit", Field.Type.STRING, "hit"),
            new Field("@a.b", Field.Type.STRING, "odd"));
    String table = table(schema, KEYS);
    assertTrue(table.contains("PARTITIONED BY (`instanceid_2` string, `datehour` string)"), table);
    assertTrue(table.contains("template' = 's3://logs/AWSLogs/web/${instanceid_2}/$"), table);
    assertTrue(table.contains("'mapping.qc_hit' = 'QC_hit',"), table);
    assertTrue(table.contains("'mapping.qc_hit_2' = 'QC_Hit',"), table);
    assertTrue(table.contains("'mapping._a_b' = '@a.b'\n"), table);
  }

  @Test
  void everyTypeHasAColumn() {
    List<String> types =
        Stream.of(Field.Type.values())
            .map(type -> new AthenaColumns.Column("x", new Field("x", type, "a field")).type())
            .toList();
    assertEquals(
        List.of(
            "string",
            "string",
            "string",
            "bigint",
            "double",
            "boolean",
            "array<string>",
            "string",
            "string",
            "string"),
        types);
  }
}
