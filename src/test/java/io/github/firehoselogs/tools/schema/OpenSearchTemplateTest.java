package io.github.firehoselogs.tools.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenSearchTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void closedFieldsAreStrict() throws JsonProcessingException {
    Schema schema = Schema.exactly(new Field("app-name", Field.Type.STRING, "program"));
    assertEquals(
        JSON.readTree(
            """
            {"index_patterns":["syslog*"],"template":{"mappings":{"dynamic":"strict",
              "date_detection":false,
              "properties":{"app-name":{"type":"keyword","ignore_above":8191}}}}}
            """),
        JSON.readTree(OpenSearchTemplate.of(schema, "syslog*")));
  }

  @Test
  void openFieldsAreDynamic() throws JsonProcessingException {
    JsonNode mappings = mappings(Schema.atLeast());
    assertTrue(mappings.get("dynamic").booleanValue());
    assertEquals(0, mappings.get("properties").size());
  }

  @Test
  void everyTypeHasAMapping() throws JsonProcessingException {
    List<Field> fields =
        Stream.of(Field.Type.values())
            .map(type -> new Field(type.name(), type, "a field"))
            .toList();
    assertEquals(
        JSON.readTree(
            """
            {"STRING":{"type":"keyword","ignore_above":8191},
             "TEXT":{"type":"text","fields":{"keyword":{"type":"keyword","ignore_above":256}}},
             "TIME":{"type":"date"},
             "INTEGER":{"type":"long"},
             "DECIMAL":{"type":"double"},
             "BOOLEAN":{"type":"boolean"},
             "STRINGS":{"type":"keyword","ignore_above":8191},
             "OBJECT":{"type":"flat_object"},
             "OBJECTS":{"type":"flat_object"},
             "ANY":{"type":"object","enabled":false}}
            """),
        mappings(new Schema(fields, true)).get("properties"));
  }

  private static JsonNode mappings(Schema schema) throws JsonProcessingException {
    return JSON.readTree(OpenSearchTemplate.of(schema, "x")).at("/template/mappings");
  }
}
