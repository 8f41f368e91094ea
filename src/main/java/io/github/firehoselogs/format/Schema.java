package io.github.firehoselogs.format;

import java.util.ArrayList;
import java.util.List;

/// The top-level fields that a transform writes, in the order of its output. If it is `closed`,
/// there are no others.
///
/// Schemas are created when somebody asks for them. The function itself never needs them to
/// transform a log event, so they cost nothing at its start.
public record Schema(List<Field> fields, boolean closed) {
  /// The field of a line that the transform did not match, with `UNMATCHED=keep`.
  public static final Field UNMATCHED =
      new Field("message", Field.Type.TEXT, "the whole message, if it has another format");

  public Schema {
    fields = List.copyOf(fields);
  }

  /// Returns a schema with exactly these fields.
  public static Schema exactly(Field... fields) {
    return new Schema(List.of(fields), true);
  }

  /// Returns a schema of lines that may have other fields too.
  public static Schema atLeast(Field... fields) {
    return new Schema(List.of(fields), false);
  }

  /// Returns whether a field `name` is declared.
  public boolean has(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// Returns these fields and [#UNMATCHED], unless a field has its name.
  public Schema withUnmatched() {
    return and(Schema.exactly(UNMATCHED));
  }

  /// Returns these fields and those of `other` whose names are not among them.
  public Schema and(Schema other) {
    List<Field> all = new ArrayList<>(fields);
    for (Field field : other.fields) {
      if (!has(field.name())) {
        all.add(field);
      }
    }
    return new Schema(all, closed && other.closed);
  }
}
