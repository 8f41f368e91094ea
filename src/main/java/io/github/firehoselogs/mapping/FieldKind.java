package io.github.firehoselogs.mapping;

/// What OpenSearch's dynamic mapping makes of a JSON value. Within one document a field has one kind.
enum FieldKind {
  /// `null` and empty arrays, which map nothing.
  NONE(0),
  OBJECT(1),
  WHOLE_NUMBER(1),
  DECIMAL(1),
  BOOLEAN(1),
  /// A string that is no date: mapped with a field `keyword` inside it.
  TEXT(2),
  DATE(1),
  /// A string that may be a date: two of them in one field may differ.
  MAYBE_DATE(2);

  private final int fields;

  FieldKind(int fields) {
    this.fields = fields;
  }

  /// Returns how many fields it adds to an index.
  int fields() {
    return fields;
  }

  /// Returns whether a field can have a value of this kind after one of the kind `other`.
  boolean agreesWith(FieldKind other) {
    return this == NONE || other == NONE || (this == other && this != MAYBE_DATE);
  }
}
