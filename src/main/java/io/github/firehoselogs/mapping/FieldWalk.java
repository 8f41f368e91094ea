package io.github.firehoselogs.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Arrays;

/// Walks over the fields of one JSON object as OpenSearch's dynamic mapping does.
///
/// Methods that take the offset of a value return the end of that value, or [JsonScanner#INVALID]
/// if OpenSearch refuses it. The object is valid JSON, so nothing else is checked.
final class FieldWalk {
  /// The maximum number of names on the path to a field, including that of the object
  /// (`index.mapping.depth.limit`).
  private static final int MAX_LEVELS = 20;

  /// The maximum number of arrays around a value, directly nested or not
  /// (`index.mapping.nested_array_depth.limit`).
  private static final int MAX_ARRAYS = 20;

  /// Jackson's limit in OpenSearch.
  private static final int MAX_NAME_BYTES = 50_000;

  private static final int MAX_LONG_DIGITS = 19;

  /// A number of this many characters without an exponent is always a finite `float`.
  private static final int MAX_SAFE_DIGITS = 38;

  private static final byte[] LONG_MAX = "9223372036854775807".getBytes(UTF_8);
  private static final byte[] LONG_MIN = "9223372036854775808".getBytes(UTF_8);

  private static final byte[] NOTHING = {};

  private final FieldTable table = new FieldTable();
  private final Utf8Builder decodedName = new Utf8Builder(64);
  private byte[] json = NOTHING;
  private int to;

  /// Returns whether OpenSearch accepts the object `object[from, end)`.
  boolean accepts(byte[] object, int from, int end) {
    json = object;
    to = end;
    try {
      return object(from, FieldTable.ROOT, 0) != JsonScanner.INVALID;
    } finally {
      table.clear();
      json = NOTHING;
    }
  }

  private int object(int brace, int parent, int arrays) {
    int object = table.nextObject();
    int at = JsonScanner.skipWhitespace(json, brace + 1, to);
    while (json[at] == '"') {
      int nameEnd = JsonScanner.skipString(json, at, to);
      int field = fieldNamed(object, parent, at + 1, nameEnd - 1);
      int colon = JsonScanner.skipWhitespace(json, nameEnd, to);
      int value = JsonScanner.skipWhitespace(json, colon + 1, to);
      int end = field < 0 ? JsonScanner.INVALID : value(value, field, arrays);
      if (end == JsonScanner.INVALID) {
        return end;
      }
      at = nextAfter(end);
    }
    return at + 1;
  }

  private int array(int bracket, int field, int arrays) {
    int at = JsonScanner.skipWhitespace(json, bracket + 1, to);
    while (json[at] != ']') {
      int end = value(at, field, arrays);
      if (end == JsonScanner.INVALID) {
        return end;
      }
      at = nextAfter(end);
    }
    return at + 1;
  }

  /// Returns the offset of the next member or element, or of the closing bracket.
  private int nextAfter(int end) {
    int at = JsonScanner.skipWhitespace(json, end, to);
    return json[at] == ',' ? JsonScanner.skipWhitespace(json, at + 1, to) : at;
  }

  private int value(int at, int field, int arrays) {
    return switch (json[at]) {
      case '{' -> isParent(field) ? object(at, field, arrays) : JsonScanner.INVALID;
      case '[' -> arrays < MAX_ARRAYS ? array(at, field, arrays + 1) : JsonScanner.INVALID;
      case '"' -> string(at, field);
      case 't', 'f' -> scalar(at, field, FieldKind.BOOLEAN);
      case 'n' -> scalar(at, field, FieldKind.NONE);
      default -> number(at, field);
    };
  }

  private boolean isParent(int field) {
    return table.level(field) < MAX_LEVELS && table.accepts(field, FieldKind.OBJECT);
  }

  private int scalar(int at, int field, FieldKind kind) {
    return table.accepts(field, kind) ? JsonScanner.skipValue(json, at, to) : JsonScanner.INVALID;
  }

  private int string(int quote, int field) {
    int end = JsonScanner.skipString(json, quote, to);
    return table.accepts(field, DateText.kindOf(json, quote + 1, end - 1))
        ? end
        : JsonScanner.INVALID;
  }

  private int number(int at, int field) {
    int end = JsonScanner.skipValue(json, at, to);
    FieldKind kind = isWhole(at, end) ? FieldKind.WHOLE_NUMBER : FieldKind.DECIMAL;
    boolean fits = kind == FieldKind.DECIMAL ? isFloat(at, end) : isLong(at, end);
    return fits && table.accepts(field, kind) ? end : JsonScanner.INVALID;
  }

  private boolean isWhole(int from, int end) {
    return JsonScanner.indexOf('.', json, from, end) == end && !hasExponent(from, end);
  }

  private boolean hasExponent(int from, int end) {
    for (int at = from; at < end; at++) {
      if (json[at] == 'e' || json[at] == 'E') {
        return true;
      }
    }
    return false;
  }

  private boolean isLong(int from, int end) {
    boolean negative = json[from] == '-';
    int first = negative ? from + 1 : from;
    byte[] limit = negative ? LONG_MIN : LONG_MAX;
    return end - first < MAX_LONG_DIGITS
        || (end - first == MAX_LONG_DIGITS
            && Arrays.compare(json, first, end, limit, 0, limit.length) <= 0);
  }

  /// Returns whether a decimal number is a finite `float`, the type that dynamic mapping gives it.
  private boolean isFloat(int from, int end) {
    if (end - from <= MAX_SAFE_DIGITS && !hasExponent(from, end)) {
      return true;
    }
    double value = Double.parseDouble(new String(json, from, end - from, UTF_8));
    return Math.abs(value) <= Float.MAX_VALUE;
  }

  /// Returns the field named `json[from, end)` in the object number `object`, or a negative number
  /// if OpenSearch refuses it. Each dot in a name begins a new level.
  private int fieldNamed(int object, int parent, int from, int end) {
    if (end - from > MAX_NAME_BYTES) {
      return JsonScanner.INVALID;
    }
    if (JsonScanner.indexOf('\\', json, from, end) == end) {
      return field(object, parent, json, from, end);
    }
    decodedName.truncate(0);
    JsonString.appendScanned(json, from, end, decodedName);
    return hasReplacement()
        ? JsonScanner.INVALID
        : field(object, parent, decodedName.array(), 0, decodedName.length());
  }

  private int field(int object, int parent, byte[] name, int from, int end) {
    int field = parent;
    int at = from;
    while (at <= end) {
      int dot = JsonScanner.indexOf('.', name, at, end);
      if (isBlank(name, at, dot) || (at > from && !isParent(field))) {
        return JsonScanner.INVALID;
      }
      field = table.field(field, name, at, dot);
      if (field == FieldTable.FULL || table.level(field) > MAX_LEVELS) {
        return JsonScanner.INVALID;
      }
      at = dot + 1;
    }
    int alias = table.parent(field) == parent ? field : table.field(parent, name, from, end);
    return alias != FieldTable.FULL && table.isNewIn(object, alias) ? field : JsonScanner.INVALID;
  }

  /// Returns whether a part of a name is empty or white space only.
  private static boolean isBlank(byte[] name, int from, int end) {
    boolean visible = from < end && name[from] > ' ' && name[from] != 0x7F;
    return !visible && new String(name, from, end - from, UTF_8).isBlank();
  }

  /// Returns whether the name contains U+FFFD, which replaces an escaped unpaired surrogate.
  private boolean hasReplacement() {
    return decodedName.toString().indexOf('\uFFFD') >= 0;
  }
}
