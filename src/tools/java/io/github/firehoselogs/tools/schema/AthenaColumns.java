package io.github.firehoselogs.tools.schema;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of columns. Athena allows lower-case letters, digits and underscores in them, and no two
/// columns may have the same name, so that `app-name` becomes `app_name`, and a second `qc_hit`
/// becomes `qc_hit_2`.
final class AthenaColumns {
  /// A column, and the field that it shows.
  record Column(String name, Field field) {
    String type() {
      return switch (field.type()) {
        // The SerDe returns an object as the text of its JSON.
        case STRING, TEXT, TIME, OBJECT, OBJECTS, ANY -> "string";
        case INTEGER -> "bigint";
        case DECIMAL -> "double";
        case BOOLEAN -> "boolean";
        case STRINGS -> "array<string>";
      };
    }
  }

  private final Set<String> taken = new HashSet<>();

  /// Returns a column for each field of `schema`.
  List<Column> of(Schema schema) {
    List<Column> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(new Column(nameFor(field.name()), field));
    }
    return columns;
  }

  /// Returns a name like `text` that no other column has.
  String nameFor(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }
}
