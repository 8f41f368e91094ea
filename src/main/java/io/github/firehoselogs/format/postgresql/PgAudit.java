package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;

/// A message of the extension pgAudit, which is CSV after its first word.
///
/// ```
/// AUDIT: SESSION,1,1,DDL,CREATE TABLE,TABLE,public.account,"create table account (id int, …",<none>
/// AUDIT: OBJECT,2,1,READ,SELECT,TABLE,public.account,"select ""name"" from account",<not logged>,7
///        |      | | |    |      |     |              statement, parameter, rows if log_rows is on
///        |      | | class command object_type, object_name
///        |      substatement_id
///        audit_type, statement_id
/// ```
///
/// A value with a quote, a comma or a line break is in quotes, and its quotes are doubled. The ids
/// and the rows are numbers. Empty values are left out. A message of any other form is not read.
///
/// https://github.com/pgaudit/pgaudit#format
final class PgAudit {
  private static final JsonName AUDIT = JsonName.of("audit");

  private static final JsonName[] NAMES = {
    JsonName.of("audit_type"),
    JsonName.of("statement_id"),
    JsonName.of("substatement_id"),
    JsonName.of("class"),
    JsonName.of("command"),
    JsonName.of("object_type"),
    JsonName.of("object_name"),
    JsonName.of("statement"),
    JsonName.of("parameter"),
    JsonName.of("rows")
  };

  private static final String[] CLASSES = {"READ", "WRITE", "FUNCTION", "ROLE", "DDL", "MISC"};

  private static final int TYPE = 0;
  private static final int STATEMENT_ID = 1;
  private static final int SUBSTATEMENT_ID = 2;
  private static final int CLASS = 3;
  private static final int COMMAND = 4;
  private static final int OBJECT_TYPE = 5;
  private static final int ROWS = 9;

  private final Cursor csv;
  private final int[] from = new int[NAMES.length];
  private final int[] to = new int[NAMES.length];
  private int count;

  private PgAudit(Cursor csv) {
    this.csv = csv;
  }

  static Field field() {
    return Field.object(AUDIT, "message, if it is one of pgAudit");
  }

  /// Adds the object `audit` if `text[from, to)` is a message of pgAudit; returns whether it is.
  static boolean add(byte[] text, int from, int to, JsonLine fields) {
    Cursor message = new Cursor(text, from, to);
    if (!message.skip("AUDIT: ")) {
      return false;
    }
    PgAudit audit = new PgAudit(message);
    if (!audit.read() || !audit.isValid()) {
      return false;
    }
    audit.addTo(fields);
    return true;
  }

  /// Finds the values; returns whether the text is CSV of 9 or 10 values.
  private boolean read() {
    do {
      if (count == NAMES.length) {
        return false;
      }
      from[count] = csv.at;
      if (csv.skip('"') ? !skipQuoted() : !skipUnquoted()) {
        return false;
      }
      to[count] = csv.at;
      count++;
    } while (csv.skip(','));
    return csv.atEnd() && count >= ROWS;
  }

  /// Moves past the quote that ends a value; returns whether there is one.
  private boolean skipQuoted() {
    int quote = csv.indexOf('"');
    while (quote >= 0) {
      csv.at = quote + 1;
      if (!csv.skip('"')) {
        return true;
      }
      quote = csv.indexOf('"');
    }
    return false;
  }

  /// Moves to the comma after a value, or to the end; returns whether the value needs no quotes.
  private boolean skipUnquoted() {
    byte[] text = csv.text;
    int at = csv.at;
    while (at < csv.end && text[at] != ',') {
      byte b = text[at];
      if (b == '"' || b == '\n' || b == '\r') {
        return false;
      }
      at++;
    }
    csv.at = at;
    return true;
  }

  private boolean isValid() {
    Slice type = value(TYPE);
    return (type.is("SESSION") || type.is("OBJECT"))
        && isNumber(STATEMENT_ID)
        && isNumber(SUBSTATEMENT_ID)
        && isClass()
        && to[COMMAND] > from[COMMAND]
        && isCapitals(COMMAND)
        && isCapitals(OBJECT_TYPE)
        && (count == ROWS || isNumber(ROWS));
  }

  private Slice value(int index) {
    return new Slice(csv.text, from[index], to[index]);
  }

  private boolean isNumber(int index) {
    return LogNumber.isWhole(csv.text, from[index], to[index]);
  }

  private boolean isClass() {
    Slice found = value(CLASS);
    for (String each : CLASSES) {
      if (found.is(each)) {
        return true;
      }
    }
    return false;
  }

  /// Returns whether the value consists of capital letters and spaces, like `CREATE TABLE AS`, or
  /// is `???`, pgAudit's word for an unknown command.
  private boolean isCapitals(int index) {
    for (int at = from[index]; at < to[index]; at++) {
      byte b = csv.text[at];
      if (!(b >= 'A' && b <= 'Z') && b != ' ' && b != '?') {
        return false;
      }
    }
    return true;
  }

  private void addTo(JsonLine fields) {
    JsonLine audit = new JsonLine(fields.value(AUDIT));
    for (int i = 0; i < count; i++) {
      if (i == STATEMENT_ID || i == SUBSTATEMENT_ID || i == ROWS) {
        audit.value(NAMES[i]).append(csv.text, from[i], to[i]);
      } else if (to[i] > from[i]) {
        addText(NAMES[i], from[i], to[i], audit);
      }
    }
    audit.endValue();
  }

  private void addText(JsonName name, int valueFrom, int valueTo, JsonLine audit) {
    byte[] text = csv.text;
    if (text[valueFrom] != '"') {
      audit.text(name, text, valueFrom, valueTo);
      return;
    }
    int end = valueTo - 1;
    int quote = JsonScanner.indexOf('"', text, valueFrom + 1, end);
    if (quote == end) {
      audit.text(name, text, valueFrom + 1, end);
      return;
    }
    Utf8Builder unquoted = new Utf8Builder(valueTo - valueFrom);
    int at = valueFrom + 1;
    while (quote < end) {
      unquoted.append(text, at, quote + 1);
      at = quote + 2;
      quote = JsonScanner.indexOf('"', text, at, end);
    }
    unquoted.append(text, at, end);
    audit.text(name, unquoted.array(), 0, unquoted.length());
  }
}
