package io.github.firehoselogs.tools.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.transform.BuiltInTransform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredFieldsTest {
  @Test
  void addedFieldsComeFirst() {
    Schema schema =
        DeclaredFields.of(
            BuiltInTransform.MYSQL_GENERAL_LOG,
            Map.of("ADD_FIELDS", "@timestamp={timestamp}, day={timestamp:dd},env=prod"));
    assertEquals(
        List.of(
            new Field("@timestamp", Field.Type.TIME, "added field"),
            new Field("day", Field.Type.STRING, "added field"),
            new Field("env", Field.Type.STRING, "added field")),
        schema.fields().subList(0, 3));
    assertEquals("Time", schema.fields().get(3).name());
  }

  @Test
  void addedFieldsOfSplunkAreInsideAnother() {
    assertEquals(
        DeclaredFields.of(BuiltInTransform.SPLUNK_HEC, Map.of()),
        DeclaredFields.of(BuiltInTransform.SPLUNK_HEC, Map.of("ADD_FIELDS", "env=prod")));
  }

  @Test
  void flowLogHasTheFieldsOfItsFormat() {
    Schema schema =
        DeclaredFields.of(
            BuiltInTransform.VPC_FLOW_LOG, Map.of("VPC_FLOW_LOG_FORMAT", "${bytes} ${vpc-id}"));
    assertEquals(
        List.of("bytes", "vpc-id", "message"), schema.fields().stream().map(Field::name).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ADD_FIELDS, a, ADD_FIELDS: field 'a': expected a=template",
    "VPC_FLOW_LOG_FORMAT, ${a} ${a}, VPC_FLOW_LOG_FORMAT: the field ${a} appears twice"
  })
  void invalidSettingIsNamed(String name, String value, String message) {
    Map<String, String> environment = Map.of(name, value);
    BadInputException e =
        assertThrows(
            BadInputException.class,
            () -> DeclaredFields.of(BuiltInTransform.VPC_FLOW_LOG, environment));
    assertEquals(message, e.getMessage());
  }
}
