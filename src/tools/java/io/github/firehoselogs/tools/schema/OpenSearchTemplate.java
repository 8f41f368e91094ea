package io.github.firehoselogs.tools.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;

/// An index template of OpenSearch for the lines of one transform.
///
/// ```
/// PUT _index_template/syslog
/// {"index_patterns":["syslog*"],"template":{"mappings":{"dynamic":"strict", … }}}
/// ```
///
/// https://docs.opensearch.org/latest/im-plugin/index-templates/
public final class OpenSearchTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// OpenSearch refuses a document with a longer keyword (32,766 bytes, and UTF-8 has at most 4
  /// bytes for a character). With this limit, it stores the document and does not index the value.
  private static final int MAX_KEYWORD_CHARS = 8191;

  /// The limit that OpenSearch itself chooses for the keyword of a text.
  private static final int MAX_TEXT_KEYWORD_CHARS = 256;

  private OpenSearchTemplate() {}

  /// Returns the template for indexes whose names match `indexPattern`.
  public static String of(Schema schema, String indexPattern) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("index_patterns").add(indexPattern);
    ObjectNode mappings = root.putObject("template").putObject("mappings");
    if (schema.closed()) {
      mappings.put("dynamic", "strict");
    } else {
      mappings.put("dynamic", true);
    }
    mappings.put("date_detection", false);
    ObjectNode properties = mappings.putObject("properties");
    for (Field field : schema.fields()) {
      addMapping(field.type(), properties.putObject(field.name()));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addMapping(Field.Type type, ObjectNode mapping) {
    switch (type) {
      case STRING, STRINGS -> keyword(mapping, MAX_KEYWORD_CHARS);
      case TEXT -> {
        mapping.put("type", "text");
        keyword(mapping.putObject("fields").putObject("keyword"), MAX_TEXT_KEYWORD_CHARS);
      }
      case TIME -> mapping.put("type", "date");
      case INTEGER -> mapping.put("type", "long");
      case DECIMAL -> mapping.put("type", "double");
      case BOOLEAN -> mapping.put("type", "boolean");
      case OBJECT, OBJECTS -> mapping.put("type", "flat_object");
      // Stored, but not searchable: no type of field accepts both.
      case ANY -> mapping.put("type", "object").put("enabled", false);
    }
  }

  private static void keyword(ObjectNode mapping, int maxChars) {
    mapping.put("type", "keyword").put("ignore_above", maxChars);
  }
}
