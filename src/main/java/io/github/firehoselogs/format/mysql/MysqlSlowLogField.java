package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import java.util.ArrayList;
import java.util.List;

/// The known fields of the slow query log, in the order of the output and with their names in the
/// log.
enum MysqlSlowLogField {
  /// In the first lines of the header.
  TIME("Time", Kind.LINE_TEXT, "time, as in the log"),
  USER("User", Kind.LINE_TEXT, "user that the client logged in with"),
  CURRENT_USER("Current_user", Kind.LINE_TEXT, "account that the server chose, if it differs"),
  HOST("Host", Kind.LINE_TEXT, "name of the host of the client"),
  IP("IP", Kind.LINE_TEXT, "address of the client"),

  /// MySQL. The fields after `Rows_examined` need `log_slow_extra`.
  ID("Id", Kind.NUMBER, "id of the connection"),
  QUERY_TIME("Query_time", Kind.NUMBER, "time of the statement (s)"),
  LOCK_TIME("Lock_time", Kind.NUMBER, "time waiting for locks (s)"),
  ROWS_SENT("Rows_sent", Kind.NUMBER, "rows sent to the client"),
  ROWS_EXAMINED("Rows_examined", Kind.NUMBER, "rows examined"),
  THREAD_ID("Thread_id", Kind.NUMBER, "id of the connection"),
  ERRNO("Errno", Kind.NUMBER, "error number, or 0"),
  KILLED("Killed", Kind.NUMBER, "error number if the statement was killed, or 0"),
  BYTES_RECEIVED("Bytes_received", Kind.NUMBER, "bytes received from the client"),
  BYTES_SENT("Bytes_sent", Kind.NUMBER, "bytes sent to the client"),
  READ_FIRST("Read_first", Kind.NUMBER, "reads of the first entry of an index"),
  READ_LAST("Read_last", Kind.NUMBER, "reads of the last entry of an index"),
  READ_KEY("Read_key", Kind.NUMBER, "reads by key"),
  READ_NEXT("Read_next", Kind.NUMBER, "reads of the next entry of an index"),
  READ_PREV("Read_prev", Kind.NUMBER, "reads of the previous entry of an index"),
  READ_RND("Read_rnd", Kind.NUMBER, "reads by position"),
  READ_RND_NEXT("Read_rnd_next", Kind.NUMBER, "reads of the next row of a table"),
  SORT_MERGE_PASSES("Sort_merge_passes", Kind.NUMBER, "merge passes of sorts"),
  SORT_RANGE_COUNT("Sort_range_count", Kind.NUMBER, "sorts of ranges"),
  SORT_ROWS("Sort_rows", Kind.NUMBER, "sorted rows"),
  SORT_SCAN_COUNT("Sort_scan_count", Kind.NUMBER, "sorts of scanned tables"),
  CREATED_TMP_DISK_TABLES("Created_tmp_disk_tables", Kind.NUMBER, "temporary tables on disk"),
  CREATED_TMP_TABLES("Created_tmp_tables", Kind.NUMBER, "temporary tables"),
  COUNT_HIT_TMP_TABLE_SIZE(
      "Count_hit_tmp_table_size",
      Kind.NUMBER,
      "times that a temporary table became too large for memory"),
  START("Start", Kind.TEXT, "start of the statement"),
  END("End", Kind.TEXT, "end of the statement"),

  /// MariaDB. `log_slow_verbosity` selects them.
  SCHEMA("Schema", Kind.TEXT, "database"),
  QC_HIT("QC_hit", Kind.TEXT, "whether the query cache had the result"),
  ROWS_AFFECTED("Rows_affected", Kind.NUMBER, "rows changed"),
  TMP_TABLES("Tmp_tables", Kind.NUMBER, "temporary tables"),
  TMP_DISK_TABLES("Tmp_disk_tables", Kind.NUMBER, "temporary tables on disk"),
  TMP_TABLE_SIZES("Tmp_table_sizes", Kind.NUMBER, "size of the temporary tables (bytes)"),
  STORED_ROUTINE("Stored_routine", Kind.TEXT, "stored routine"),
  FULL_SCAN("Full_scan", Kind.TEXT, "whether a table was scanned"),
  FULL_JOIN("Full_join", Kind.TEXT, "whether a join used no index"),
  TMP_TABLE("Tmp_table", Kind.TEXT, "whether there was a temporary table"),
  TMP_TABLE_ON_DISK("Tmp_table_on_disk", Kind.TEXT, "whether one was on disk"),
  FILESORT("Filesort", Kind.TEXT, "whether rows were sorted"),
  FILESORT_ON_DISK("Filesort_on_disk", Kind.TEXT, "whether they were sorted on disk"),
  MERGE_PASSES("Merge_passes", Kind.NUMBER, "merge passes of sorts"),
  PRIORITY_QUEUE("Priority_queue", Kind.TEXT, "whether a sort used a priority queue"),
  EXPLAIN("explain", Kind.LINE_TEXT, "query plan"),

  /// MariaDB, with `engine` in `log_slow_verbosity`.
  PAGES_ACCESSED("Pages_accessed", Kind.NUMBER, "pages accessed"),
  PAGES_READ("Pages_read", Kind.NUMBER, "pages read"),
  PAGES_PREFETCHED("Pages_prefetched", Kind.NUMBER, "pages prefetched"),
  PAGES_UPDATED("Pages_updated", Kind.NUMBER, "pages updated"),
  OLD_ROWS_READ("Old_rows_read", Kind.NUMBER, "old row versions read"),
  PAGES_READ_TIME("Pages_read_time", Kind.NUMBER, "time of reading pages (ms)"),
  ENGINE_TIME("Engine_time", Kind.NUMBER, "time in the storage engine (ms)"),

  /// Percona Server.
  LAST_ERRNO("Last_errno", Kind.NUMBER, "last error number, or 0"),
  ROWS_READ("Rows_read", Kind.NUMBER, "rows read"),
  INNODB_TRX_ID("InnoDB_trx_id", Kind.TEXT, "transaction"),
  PERCONA_QC_HIT("QC_Hit", Kind.TEXT, "whether the query cache had the result"),
  INNODB_IO_R_OPS("InnoDB_IO_r_ops", Kind.NUMBER, "page reads"),
  INNODB_IO_R_BYTES("InnoDB_IO_r_bytes", Kind.NUMBER, "bytes of page reads"),
  INNODB_IO_R_WAIT("InnoDB_IO_r_wait", Kind.NUMBER, "time waiting for page reads (s)"),
  INNODB_REC_LOCK_WAIT("InnoDB_rec_lock_wait", Kind.NUMBER, "time waiting for row locks (s)"),
  INNODB_QUEUE_WAIT("InnoDB_queue_wait", Kind.NUMBER, "time waiting to enter InnoDB (s)"),
  INNODB_PAGES_DISTINCT("InnoDB_pages_distinct", Kind.NUMBER, "pages accessed, estimated"),
  LOG_SLOW_RATE_TYPE("Log_slow_rate_type", Kind.TEXT, "what the rate limit counts"),
  LOG_SLOW_RATE_LIMIT("Log_slow_rate_limit", Kind.NUMBER, "rate limit: one of so many is logged"),

  /// In the lines after the header.
  DATABASE("Database", Kind.BODY_TEXT, "database, if the connection changed it"),
  LAST_INSERT_ID("last_insert_id", Kind.BODY_NUMBER, "value of LAST_INSERT_ID"),
  INSERT_ID("insert_id", Kind.BODY_NUMBER, "first generated id"),
  TIMESTAMP("timestamp", Kind.BODY_NUMBER, "start of the statement (s since 1970)"),
  STATEMENT("Statement", Kind.BODY_TEXT, "statement");

  private enum Kind {
    /// Text, in a `Key: value` of the header.
    TEXT,
    /// A number, in a `Key: value` of the header.
    NUMBER,
    /// Text, on a separate line of the header.
    LINE_TEXT,
    /// Text, after the header.
    BODY_TEXT,
    /// A number, after the header.
    BODY_NUMBER
  }

  final String logName;
  private final Kind kind;
  private final String meaning;

  MysqlSlowLogField(String logName, Kind kind, String meaning) {
    this.logName = logName;
    this.kind = kind;
    this.meaning = meaning;
  }

  /// Returns the fields in the order of the output. There may also be fields with unknown names.
  static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (MysqlSlowLogField field : values()) {
      fields.add(new Field(field.logName, field.type(), field.meaning));
    }
    return new Schema(fields, false);
  }

  private Field.Type type() {
    if (isNumber()) {
      return Field.Type.DECIMAL;
    }
    return this == STATEMENT || this == EXPLAIN ? Field.Type.TEXT : Field.Type.STRING;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER || kind == Kind.BODY_NUMBER;
  }

  /// Returns whether the header contains this field as `Key: value`.
  boolean isPair() {
    return kind == Kind.TEXT || kind == Kind.NUMBER;
  }

  boolean isHeaderField() {
    return kind != Kind.BODY_TEXT && kind != Kind.BODY_NUMBER;
  }

  /// Returns whether `text[from, to)` is the name of this field.
  boolean isNamed(byte[] text, int from, int to) {
    if (logName.length() != to - from) {
      return false;
    }
    int at = from;
    while (at < to && text[at] == logName.charAt(at - from)) {
      at++;
    }
    return at == to;
  }
}
