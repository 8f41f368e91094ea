package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;

/// The format `mysql-audit-log`: the log of MariaDB's plugin SERVER_AUDIT, which RDS for MySQL, RDS
/// for MariaDB and Aurora MySQL use.
///
/// ```
/// 20231114 22:13:20,ip-10-0-0-5,app,10.0.0.9,35,908272,QUERY,shop,'SELECT \'a\'',0      MariaDB
/// 20231114 22:13:20,ip-10-0-0-5,app,10.0.0.9,35,908272,QUERY,shop,'SELECT \'a\'',0,,    MySQL
/// 20231114 22:13:20,ip-10-0-0-5,app,10.0.0.9,35,0,CONNECT,shop,,0,SSL
/// 20231114 22:13:20,ip-10-0-0-5,app,10.0.0.9,35,0,PROXY_CONNECT,shop,`admin`@`%`,0
/// 1700000000123456,shop-1,app,10.0.0.9,35,908272,READ,shop,orders,                      Aurora
///
/// timestamp,serverhost,username,host,connectionid,queryid,operation,database,object,retcode,…
/// ```
///
/// The columns are the fields. `connectionid`, `queryid` and `retcode` are numbers; all others,
/// also Aurora's `timestamp` in microseconds since 1970, are strings. Empty columns are left out.
///
/// The kind of the operation determines the columns after it, see [MysqlAuditOperation]. Only the
/// object of a QUERY is in quotes, and its escapes are decoded; other columns cannot contain a
/// comma. RDS for MySQL adds `connection_type` to connections, and two empty columns to queries.
///
/// https://mariadb.com/kb/en/mariadb-audit-plugin-log-format/,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
public final class MysqlAuditLog implements LogFormat {
  private static final JsonName TIMESTAMP = JsonName.of("timestamp");
  private static final JsonName SERVER_HOST = JsonName.of("serverhost");
  private static final JsonName USER_NAME = JsonName.of("username");
  private static final JsonName HOST = JsonName.of("host");
  private static final JsonName CONNECTION_ID = JsonName.of("connectionid");
  private static final JsonName QUERY_ID = JsonName.of("queryid");
  private static final JsonName OPERATION = JsonName.of("operation");
  private static final JsonName DATABASE = JsonName.of("database");
  private static final JsonName OBJECT = JsonName.of("object");
  private static final JsonName RETCODE = JsonName.of("retcode");
  private static final JsonName CONNECTION_TYPE = JsonName.of("connection_type");

  /// The digits of Aurora's time, from the year 2001 to 2286.
  private static final int MICROSECONDS_DIGITS = 16;

  private static final int MAX_NUMBER_DIGITS = 19;

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    if (!readTime(line, fields)
        || line.isAt(',')
        || !readColumn(SERVER_HOST, line, fields)
        || !readColumn(USER_NAME, line, fields)
        || !readColumn(HOST, line, fields)
        || !readNumber(CONNECTION_ID, line, fields)
        || !line.skip(',')
        || !readNumber(QUERY_ID, line, fields)
        || !line.skip(',')) {
      return false;
    }
    return readOperation(line, fields);
  }

  @Override
  public Schema schema() {
    return Schema.exactly(
        Field.string(TIMESTAMP, "time, as in the log, in Aurora microseconds since 1970"),
        Field.string(SERVER_HOST, "host of the server"),
        Field.string(USER_NAME, "user"),
        Field.string(HOST, "host of the client"),
        Field.integer(CONNECTION_ID, "id of the connection"),
        Field.integer(QUERY_ID, "id of the query"),
        Field.string(OPERATION, "kind of the event"),
        Field.string(DATABASE, "database"),
        Field.text(OBJECT, "statement, or name of the table"),
        Field.integer(RETCODE, "return code"),
        Field.string(CONNECTION_TYPE, "kind of the connection"));
  }

  /// Reads the time and the comma after it.
  private static boolean readTime(Cursor line, JsonLine fields) {
    int from = line.at;
    boolean time =
        line.skipDigits(MICROSECONDS_DIGITS, MICROSECONDS_DIGITS)
            || (line.skipDigits(8, 8)
                && line.skip(' ')
                && line.skipDigits(2, 2)
                && line.skip(':')
                && line.skipDigits(2, 2)
                && line.skip(':')
                && line.skipDigits(2, 2));
    fields.text(TIMESTAMP, line.text, from, line.at);
    return time && line.skip(',');
  }

  private static boolean readOperation(Cursor line, JsonLine fields) {
    int from = line.at;
    MysqlAuditOperation operation = MysqlAuditOperation.skip(line);
    if (operation == null) {
      return false;
    }
    fields.text(OPERATION, line.text, from, line.at);
    line.skip(',');
    return switch (operation.kind) {
      case QUERY -> readColumn(DATABASE, line, fields) && readQuery(line, fields);
      case TABLE -> readTable(line, fields);
      case CONNECTION -> readColumn(DATABASE, line, fields) && readConnection(line, fields);
      case PROXY ->
          readColumn(DATABASE, line, fields)
              && readProxy(line, fields)
              && readConnection(line, fields);
    };
  }

  /// Reads `'SELECT 1',0`, and the two empty columns of RDS for MySQL.
  private static boolean readQuery(Cursor line, JsonLine fields) {
    Utf8Builder query = new Utf8Builder(line.end - line.at);
    if (!MysqlAuditText.skipQuoted(line, query)) {
      return false;
    }
    fields.text(OBJECT, query.array(), 0, query.length());
    return line.skip(',')
        && readNumber(RETCODE, line, fields)
        && (line.atEnd() || (line.skip(",,") && line.atEnd()));
  }

  /// Reads `shop,orders,` and a code if there is one.
  private static boolean readTable(Cursor line, JsonLine fields) {
    return !line.isAt(',')
        && readColumn(DATABASE, line, fields)
        && !line.isAt(',')
        && readColumn(OBJECT, line, fields)
        && (line.atEnd() || (readNumber(RETCODE, line, fields) && line.atEnd()));
  }

  /// Reads `,0` and a connection type if there is one.
  private static boolean readConnection(Cursor line, JsonLine fields) {
    if (!line.skip(',') || !readNumber(RETCODE, line, fields)) {
      return false;
    }
    if (line.atEnd()) {
      return true;
    }
    int from = line.at + 1;
    boolean type = line.skip(',') && MysqlAuditText.skipConnectionType(line);
    fields.text(CONNECTION_TYPE, line.text, from, line.at);
    return type && line.atEnd();
  }

  /// Reads the user that a proxy user acts as.
  private static boolean readProxy(Cursor line, JsonLine fields) {
    int from = line.at;
    if (!MysqlAuditText.skipUser(line)) {
      return false;
    }
    fields.text(OBJECT, line.text, from, line.at);
    return true;
  }

  /// Reads a column and the comma after it. An empty one is left out.
  private static boolean readColumn(JsonName name, Cursor line, JsonLine fields) {
    int from = line.at;
    if (!line.moveInLineTo(',')) {
      return false;
    }
    if (line.at > from) {
      fields.text(name, line.text, from, line.at);
    }
    return line.skip(',');
  }

  private static boolean readNumber(JsonName name, Cursor line, JsonLine fields) {
    int from = line.at;
    if (!line.skipDigits(1, MAX_NUMBER_DIGITS) || !LogNumber.isWhole(line.text, from, line.at)) {
      return false;
    }
    fields.value(name).append(line.text, from, line.at);
    return true;
  }
}
