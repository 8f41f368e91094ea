package io.github.firehoselogs.format.mysql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The fields of one entry of the slow query log. Each value is a range of the text. Servers write
/// the fields in different orders; the output always has the same order.
final class MysqlSlowLogEntry {
  private static final List<MysqlSlowLogField> FIELDS = List.of(MysqlSlowLogField.values());

  private static final Map<MysqlSlowLogField, JsonName> NAMES = names();

  /// The result of adding a value.
  enum Put {
    ACCEPTED,
    /// The field already has a value.
    DUPLICATE,
    /// The field is numeric and the value is not a number.
    INVALID,
    /// The field never appears as `Key: value`.
    UNKNOWN
  }

  /// `text[from, to)`, not empty.
  private record Value(int from, int to) {}

  private final byte[] text;
  private final Map<MysqlSlowLogField, Value> known = new EnumMap<>(MysqlSlowLogField.class);

  /// Values with unknown names.
  private Map<String, Value> others = Map.of();

  /// The index in `FIELDS` at which the search for the next name begins: after the last match,
  /// because each server has a fixed order.
  private int next;

  /// The end of the last value that was accepted.
  private int lastValueTo;

  private static Map<MysqlSlowLogField, JsonName> names() {
    Map<MysqlSlowLogField, JsonName> names = new EnumMap<>(MysqlSlowLogField.class);
    FIELDS.forEach(field -> names.put(field, JsonName.of(field.logName)));
    return names;
  }

  MysqlSlowLogEntry(byte[] text) {
    this.text = text;
  }

  boolean has(MysqlSlowLogField field) {
    return known.containsKey(field);
  }

  /// Returns whether the last value ends at `at`. If that is the end of the message, the value may
  /// have been cut off.
  boolean hasValueEndingAt(int at) {
    return lastValueTo == at;
  }

  /// Sets the value of `field` to `text[from, to)`, unless that is empty.
  Put put(MysqlSlowLogField field, int from, int to) {
    if (from >= to) {
      return Put.ACCEPTED;
    }
    if (field.isNumber() && !LogNumber.isNumber(text, from, to)) {
      return Put.INVALID;
    }
    lastValueTo = to;
    return known.putIfAbsent(field, new Value(from, to)) == null ? Put.ACCEPTED : Put.DUPLICATE;
  }

  /// Extends the value of `field` to `to`. If it has none, the value becomes `text[from, to)`.
  void extend(MysqlSlowLogField field, int from, int to) {
    if (from < to) {
      Value old = known.get(field);
      known.put(field, new Value(old == null ? from : old.from, to));
      lastValueTo = to;
    }
  }

  /// Sets the value of the field named `text[nameFrom, nameTo)` to `text[from, to)`.
  Put putPair(int nameFrom, int nameTo, int from, int to) {
    for (int i = 0; i < FIELDS.size(); i++) {
      MysqlSlowLogField field = FIELDS.get((next + i) % FIELDS.size());
      if (field.isNamed(text, nameFrom, nameTo)) {
        next += i + 1;
        return field.isPair() ? put(field, from, to) : Put.UNKNOWN;
      }
    }
    putOther(new String(text, nameFrom, nameTo - nameFrom, US_ASCII), from, to);
    return Put.ACCEPTED;
  }

  /// Sets a value with an unknown name. It is always text, because later values of that name may
  /// not be numbers.
  private void putOther(String name, int from, int to) {
    if (others.isEmpty()) {
      others = new LinkedHashMap<>();
    }
    if (from < to) {
      others.putIfAbsent(name, new Value(from, to));
      lastValueTo = to;
    }
  }

  /// Adds the known fields of the header, then those with unknown names, then those after the
  /// header.
  void addTo(JsonLine fields) {
    addKnown(true, fields);
    others.forEach((name, value) -> add(JsonName.of(name), false, value, fields));
    addKnown(false, fields);
  }

  private void addKnown(boolean inHeader, JsonLine fields) {
    known.forEach((field, value) -> {
      if (field.isHeaderField() == inHeader) {
        add(nameOf(field), field.isNumber(), value, fields);
      }
    });
  }

  private static JsonName nameOf(MysqlSlowLogField field) {
    return Objects.requireNonNull(NAMES.get(field));
  }

  private void add(JsonName name, boolean number, Value value, JsonLine fields) {
    if (number) {
      fields.number(name, text, value.from, value.to);
    } else {
      fields.text(name, text, value.from, value.to);
    }
  }
}
