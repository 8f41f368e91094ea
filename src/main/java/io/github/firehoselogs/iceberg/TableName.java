package io.github.firehoselogs.iceberg;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.placeholder.Fields;
import io.github.firehoselogs.placeholder.HashedText;
import io.github.firehoselogs.placeholder.Template;
import java.time.ZoneId;

/// The templates of a database and a table, `database.table`. Immutable and thread-safe.
///
/// Names are made valid for the Glue catalog as Iceberg uses it: letters become lower case, and
/// every other character than `a-z`, `0-9` and `_` becomes `_`. A longer name than the catalog
/// allows is cut, and ends in a hash of the whole name.
/// https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-considerations.html
/// https://github.com/apache/iceberg/blob/main/aws/src/main/java/org/apache/iceberg/aws/glue/IcebergToGlueConverter.java
public final class TableName {
  static final int MAX_DATABASE_BYTES = 252;
  static final int MAX_TABLE_BYTES = 255;

  /// A table with names as long as any that [#of] returns.
  public static final IcebergTable LARGEST =
      new IcebergTable("a".repeat(MAX_DATABASE_BYTES), "a".repeat(MAX_TABLE_BYTES));

  /// A table with names as short as any that [#of] returns.
  public static final IcebergTable SMALLEST = new IcebergTable("a", "a");

  private static final String EXPECTED = "expected database.table, such as logs.{field.app|other}";

  private final Template database;
  private final Template table;

  private TableName(Template database, Template table) {
    this.database = database;
    this.table = table;
  }

  /// Compiles `text`. Times are in `zone`. Throws [IllegalArgumentException] with one line that
  /// states the problem.
  public static TableName compile(String text, ZoneId zone) {
    int dot = dotOutsideBraces(text, 0);
    if (dot <= 0 || dot == text.length() - 1 || dotOutsideBraces(text, dot + 1) >= 0) {
      throw new IllegalArgumentException(EXPECTED + ", found '" + text + "'");
    }
    String literals = text.replaceAll("\\{[^}]*}", "");
    if (!literals.matches("[a-z0-9_]*\\.[a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "expected names of lower-case letters, digits and _, found '" + text + "'");
    }
    return new TableName(
        Template.compile(text.substring(0, dot), zone),
        Template.compile(text.substring(dot + 1), zone));
  }

  private static int dotOutsideBraces(String text, int from) {
    boolean isInside = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '}') {
        isInside = c == '{';
      } else if (c == '.' && !isInside) {
        return i;
      }
    }
    return -1;
  }

  /// Returns whether the names depend on the content of an event other than its time.
  public boolean readsEvents() {
    return database.readsEvents() || table.readsEvents();
  }

  /// Returns the table for `logEvent`; `fields` looks up the fields of its message.
  public IcebergTable of(LogEventView logEvent, Fields fields) {
    return new IcebergTable(
        valid(database.evaluate(logEvent, fields), MAX_DATABASE_BYTES),
        valid(table.evaluate(logEvent, fields), MAX_TABLE_BYTES));
  }

  private static String valid(String text, int maxBytes) {
    StringBuilder name = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        name.append((char) (c + ('a' - 'A')));
      } else if (!Character.isLowSurrogate(c)) {
        name.append((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_');
      }
    }
    return name.isEmpty() ? Template.UNKNOWN : HashedText.shortened(name.toString(), maxBytes, '_');
  }
}
