package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/// Compares lines with the fields that their transform declares.
public final class SchemaCheck {
  private final Map<String, Field> fields = new HashMap<>();
  private final Schema schema;

  public SchemaCheck(Schema schema) {
    this.schema = schema;
    schema.fields().forEach(each -> fields.put(each.name(), each));
  }

  /// Asserts that all fields of `line` are declared, if the schema is closed, and have their types.
  public void assertFits(JsonNode line, String message) {
    for (var each : line.properties()) {
      Field field = fields.get(each.getKey());
      if (field == null) {
        assertTrue(!schema.closed(), () -> each.getKey() + " is not declared: " + message);
      } else {
        assertTrue(fits(field.type(), each.getValue()), () -> field + ": " + message);
      }
    }
  }

  private static boolean fits(Field.Type type, JsonNode value) {
    return switch (type) {
      case STRING, TEXT -> value.isTextual();
      case TIME -> value.textValue().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
      case DECIMAL -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case STRINGS -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
      case OBJECT -> value.isObject();
      case OBJECTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
      case ANY -> value.isTextual() || value.isObject();
    };
  }
}
