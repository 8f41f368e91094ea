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

/// What has been found of one entry of the slow query log: for each field the part of the text that
/// is its value. Servers write the fields in different orders, the output has one.
final class MysqlSlowLogEntry {
  private static final List<MysqlSlowLogField> FIELDS = List.of(MysqlSlowLogField.values());

  private static final Map<MysqlSlowLogField, JsonName> NAMES = names();

  /// What became of a value.
  enum Put {
    TAKEN,
    /// The field has a value already.
    SECOND,
    /// The field is a number and this is not one.
    WRONG,
    /// The header has no such `Key: value`: its field is found in another way.
    UNKNOWN
  }

  /// `text[from, to)`, not empty.
  private record Value(int from, int to) {}

  private final byte[] text;
  private final Map<MysqlSlowLogField, Value> known = new EnumMap<>(MysqlSlowLogField.class);

  /// Values of names that are not known yet.
  private Map<String, Value> others = Map.of();

  /// Where the next name is looked for first: after the last one, as servers keep an order.
  private int next;

  /// Where the last value that was taken ends.
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

  /// Returns whether a value ends at `at`, where it may have been cut.
  boolean hasValueUpTo(int at) {
    return lastValueTo == at;
  }

  /// Takes `text[from, to)` for the value of `field`, unless that is empty.
  Put put(MysqlSlowLogField field, int from, int to) {
    if (from >= to) {
      return Put.TAKEN;
    }
    if (field.isNumber() && !LogNumber.isNumber(text, from, to)) {
      return Put.WRONG;
    }
    lastValueTo = to;
    return known.putIfAbsent(field, new Value(from, to)) == null ? Put.TAKEN : Put.SECOND;
  }

  /// Lets the value of `field` end at `to`, and begin at `from` if it has none.
  void extend(MysqlSlowLogField field, int from, int to) {
    if (from < to) {
      Value old = known.get(field);
      known.put(field, new Value(old == null ? from : old.from, to));
      lastValueTo = to;
    }
  }

  /// Takes `text[from, to)` for the value of the field named by `text[nameFrom, nameTo)`.
  Put putPair(int nameFrom, int nameTo, int from, int to) {
    for (int i = 0; i < FIELDS.size(); i++) {
      MysqlSlowLogField field = FIELDS.get((next + i) % FIELDS.size());
      if (field.isNamed(text, nameFrom, nameTo)) {
        next += i + 1;
        return field.isPair() ? put(field, from, to) : Put.UNKNOWN;
      }
    }
    putOther(new String(text, nameFrom, nameTo - nameFrom, US_ASCII), from, to);
    return Put.TAKEN;
  }

  /// Keeps a value without a known name. It is a text, as the next one of that name may be one.
  private void putOther(String name, int from, int to) {
    if (others.isEmpty()) {
      others = new LinkedHashMap<>();
    }
    if (from < to) {
      others.putIfAbsent(name, new Value(from, to));
      lastValueTo = to;
    }
  }

  /// Adds what is known of the header, what is not, and what is after it.
  void addTo(JsonLine fields) {
    addKnown(true, fields);
    others.forEach((name, value) -> add(JsonName.of(name), false, value, fields));
    addKnown(false, fields);
  }

  private void addKnown(boolean ofHeader, JsonLine fields) {
    known.forEach((field, value) -> {
      if (field.isOfHeader() == ofHeader) {
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
