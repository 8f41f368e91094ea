package io.github.firehoselogs.format.postgresql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The text fields of one event of PostgreSQL's log: the message, and its details in later lines.
///
/// ```
/// prefix ERROR:  duplicate key value violates unique constraint "users_pkey"
/// prefix DETAIL:  Key (id)=(1) already exists.
/// prefix STATEMENT:  INSERT INTO users
///         VALUES (1)
/// ```
///
/// A later line begins a new field if it starts with one of these words that has not appeared
/// before, with or without the prefix of the first line. Every other line continues the current
/// field.
final class PostgresqlTexts {
  private static final JsonName DURATION = JsonName.of("duration");
  private static final String DURATION_LABEL = "duration: ";

  private record Text(String word, JsonName name, String meaning) {}

  /// The fields in the order of `csvlog`'s columns. The message has no word before it.
  private static final List<Text> TEXTS =
      List.of(
          new Text("", JsonName.of("message"), "message"),
          new Text("DETAIL:", JsonName.of("detail"), "details"),
          new Text("HINT:", JsonName.of("hint"), "hint"),
          new Text(
              "QUERY:", JsonName.of("internal_query"), "query of a function that led to the error"),
          new Text("CONTEXT:", JsonName.of("context"), "context of the error"),
          new Text("STATEMENT:", JsonName.of("query"), "statement"),
          new Text("LOCATION:", JsonName.of("location"), "place in the source code of the server"));

  /// The words between a duration and the name of a prepared statement.
  private static final String[] PREPARED = {"parse ", "bind ", "execute fetch from ", "execute "};

  private static final int MESSAGE = 0;
  private static final int QUERY = 5;
  private static final int NONE = -1;

  private final Cursor event;
  private final int[] from = new int[TEXTS.size()];
  private final int[] to = new int[TEXTS.size()];

  private PostgresqlTexts(Cursor event) {
    this.event = event;
    Arrays.fill(from, NONE);
  }

  /// Reads the rest of `event`, which begins with its message, and adds its fields. `prefix` is that
  /// of the first line.
  static void read(Cursor event, RepeatedPrefix prefix, JsonLine fields) {
    PostgresqlTexts texts = new PostgresqlTexts(event);
    texts.readLines(prefix);
    texts.addTo(fields);
  }

  static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (Text text : TEXTS) {
      fields.add(Field.text(text.name, text.meaning));
    }
    fields.add(MESSAGE + 1, PgAudit.field());
    fields.add(Field.decimal(DURATION, "time of the statement (ms)"));
    return new Schema(fields, true);
  }

  private void readLines(RepeatedPrefix prefix) {
    int text = MESSAGE;
    from[MESSAGE] = event.at;
    to[MESSAGE] = event.lineEnd();
    while (event.skipLine()) {
      prefix.skip(event);
      int next = skipWord();
      if (next != NONE && from[next] == NONE) {
        text = next;
        skipSeparator(event);
        from[text] = event.at;
      }
      to[text] = event.lineEnd();
    }
  }

  /// Moves past the two spaces between a word and its text.
  static void skipSeparator(Cursor event) {
    if (event.skip(' ')) {
      event.skip(' ');
    }
  }

  private int skipWord() {
    for (int i = MESSAGE + 1; i < TEXTS.size(); i++) {
      if (event.skip(TEXTS.get(i).word())) {
        return i;
      }
    }
    return NONE;
  }

  private void addTo(JsonLine fields) {
    Cursor message = new Cursor(event.text, from[MESSAGE], to[MESSAGE]);
    int number = message.at + DURATION_LABEL.length();
    boolean hasDuration = skipDuration(message);
    int numberTo = message.at;
    if (hasDuration && from[QUERY] == NONE && skipToStatement(message)) {
      from[QUERY] = message.at;
      to[QUERY] = message.end;
    }
    boolean isAudit = PgAudit.add(event.text, from[MESSAGE], to[MESSAGE], fields);
    for (int i = isAudit ? MESSAGE + 1 : MESSAGE; i < TEXTS.size(); i++) {
      if (from[i] != NONE) {
        fields.text(TEXTS.get(i).name(), event.text, from[i], to[i]);
      }
    }
    if (hasDuration) {
      fields.number(DURATION, event.text, number, numberTo);
    }
  }

  /// Moves past the number of a message that begins like `duration: 12.345 ms`; returns whether it
  /// does.
  private static boolean skipDuration(Cursor message) {
    if (!message.skip(DURATION_LABEL)) {
      return false;
    }
    int from = message.at;
    if (!message.skipDigits(1, 15) || (message.skip('.') && !message.skipDigits(1, 6))) {
      return false;
    }
    Cursor unit = new Cursor(message.text, message.at, message.end);
    return LogNumber.isNumber(message.text, from, message.at)
        && unit.skip(" ms")
        && (unit.atEnd() || unit.isAt(' ') || unit.isAt('\n') || unit.isAt('\r'));
  }

  /// Moves to the statement in `␠ms statement: SELECT 1` or `␠ms execute S_1: SELECT 1`; returns
  /// whether there is one in this line.
  private static boolean skipToStatement(Cursor message) {
    if (!message.skip(" ms  ")) {
      return false;
    }
    if (message.skip("statement: ")) {
      return true;
    }
    for (String prepared : PREPARED) {
      if (message.skip(prepared)) {
        return message.moveInLineTo(':') && message.skip(": ");
      }
    }
    return false;
  }
}
