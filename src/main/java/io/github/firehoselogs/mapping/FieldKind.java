package io.github.firehoselogs.mapping;

/// The type that OpenSearch's dynamic mapping gives to a JSON value. Within one document, all
/// values of a field must have the same kind.
enum FieldKind {
  /// `null` and empty arrays, which add no mapping.
  NONE(0),
  OBJECT(1),
  WHOLE_NUMBER(1),
  DECIMAL(1),
  BOOLEAN(1),
  /// A string that is not a date, mapped with a subfield `keyword`.
  TEXT(2),
  DATE(1),
  /// A string that may be a date. Two such strings in one field may get different types.
  MAYBE_DATE(2);

  private final int fields;

  FieldKind(int fields) {
    this.fields = fields;
  }

  /// Returns how many fields a value of this kind adds to an index.
  int fields() {
    return fields;
  }

  /// Returns whether a field may have both a value of this kind and one of `other`.
  boolean agreesWith(FieldKind other) {
    return this == NONE || other == NONE || (this == other && this != MAYBE_DATE);
  }
}
