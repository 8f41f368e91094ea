package io.github.firehoselogs.format.mysql;

/// The known fields of the slow query log, in the order of the output and with their names in the
/// log.
enum MysqlSlowLogField {
  /// In the first lines of the header.
  TIME("Time", Kind.LINE_TEXT),
  USER("User", Kind.LINE_TEXT),
  CURRENT_USER("Current_user", Kind.LINE_TEXT),
  HOST("Host", Kind.LINE_TEXT),
  IP("IP", Kind.LINE_TEXT),

  /// MySQL. The fields after `Rows_examined` need `log_slow_extra`.
  ID("Id", Kind.NUMBER),
  QUERY_TIME("Query_time", Kind.NUMBER),
  LOCK_TIME("Lock_time", Kind.NUMBER),
  ROWS_SENT("Rows_sent", Kind.NUMBER),
  ROWS_EXAMINED("Rows_examined", Kind.NUMBER),
  THREAD_ID("Thread_id", Kind.NUMBER),
  ERRNO("Errno", Kind.NUMBER),
  KILLED("Killed", Kind.NUMBER),
  BYTES_RECEIVED("Bytes_received", Kind.NUMBER),
  BYTES_SENT("Bytes_sent", Kind.NUMBER),
  READ_FIRST("Read_first", Kind.NUMBER),
  READ_LAST("Read_last", Kind.NUMBER),
  READ_KEY("Read_key", Kind.NUMBER),
  READ_NEXT("Read_next", Kind.NUMBER),
  READ_PREV("Read_prev", Kind.NUMBER),
  READ_RND("Read_rnd", Kind.NUMBER),
  READ_RND_NEXT("Read_rnd_next", Kind.NUMBER),
  SORT_MERGE_PASSES("Sort_merge_passes", Kind.NUMBER),
  SORT_RANGE_COUNT("Sort_range_count", Kind.NUMBER),
  SORT_ROWS("Sort_rows", Kind.NUMBER),
  SORT_SCAN_COUNT("Sort_scan_count", Kind.NUMBER),
  CREATED_TMP_DISK_TABLES("Created_tmp_disk_tables", Kind.NUMBER),
  CREATED_TMP_TABLES("Created_tmp_tables", Kind.NUMBER),
  COUNT_HIT_TMP_TABLE_SIZE("Count_hit_tmp_table_size", Kind.NUMBER),
  START("Start", Kind.TEXT),
  END("End", Kind.TEXT),

  /// MariaDB. `log_slow_verbosity` selects them.
  SCHEMA("Schema", Kind.TEXT),
  QC_HIT("QC_hit", Kind.TEXT),
  ROWS_AFFECTED("Rows_affected", Kind.NUMBER),
  TMP_TABLES("Tmp_tables", Kind.NUMBER),
  TMP_DISK_TABLES("Tmp_disk_tables", Kind.NUMBER),
  TMP_TABLE_SIZES("Tmp_table_sizes", Kind.NUMBER),
  STORED_ROUTINE("Stored_routine", Kind.TEXT),
  FULL_SCAN("Full_scan", Kind.TEXT),
  FULL_JOIN("Full_join", Kind.TEXT),
  TMP_TABLE("Tmp_table", Kind.TEXT),
  TMP_TABLE_ON_DISK("Tmp_table_on_disk", Kind.TEXT),
  FILESORT("Filesort", Kind.TEXT),
  FILESORT_ON_DISK("Filesort_on_disk", Kind.TEXT),
  MERGE_PASSES("Merge_passes", Kind.NUMBER),
  PRIORITY_QUEUE("Priority_queue", Kind.TEXT),
  EXPLAIN("explain", Kind.LINE_TEXT),

  /// MariaDB, with `engine` in `log_slow_verbosity`.
  PAGES_ACCESSED("Pages_accessed", Kind.NUMBER),
  PAGES_READ("Pages_read", Kind.NUMBER),
  PAGES_PREFETCHED("Pages_prefetched", Kind.NUMBER),
  PAGES_UPDATED("Pages_updated", Kind.NUMBER),
  OLD_ROWS_READ("Old_rows_read", Kind.NUMBER),
  PAGES_READ_TIME("Pages_read_time", Kind.NUMBER),
  ENGINE_TIME("Engine_time", Kind.NUMBER),

  /// Percona Server.
  LAST_ERRNO("Last_errno", Kind.NUMBER),
  ROWS_READ("Rows_read", Kind.NUMBER),
  INNODB_TRX_ID("InnoDB_trx_id", Kind.TEXT),
  PERCONA_QC_HIT("QC_Hit", Kind.TEXT),
  INNODB_IO_R_OPS("InnoDB_IO_r_ops", Kind.NUMBER),
  INNODB_IO_R_BYTES("InnoDB_IO_r_bytes", Kind.NUMBER),
  INNODB_IO_R_WAIT("InnoDB_IO_r_wait", Kind.NUMBER),
  INNODB_REC_LOCK_WAIT("InnoDB_rec_lock_wait", Kind.NUMBER),
  INNODB_QUEUE_WAIT("InnoDB_queue_wait", Kind.NUMBER),
  INNODB_PAGES_DISTINCT("InnoDB_pages_distinct", Kind.NUMBER),
  LOG_SLOW_RATE_TYPE("Log_slow_rate_type", Kind.TEXT),
  LOG_SLOW_RATE_LIMIT("Log_slow_rate_limit", Kind.NUMBER),

  /// In the lines after the header.
  DATABASE("Database", Kind.BODY_TEXT),
  LAST_INSERT_ID("last_insert_id", Kind.BODY_NUMBER),
  INSERT_ID("insert_id", Kind.BODY_NUMBER),
  TIMESTAMP("timestamp", Kind.BODY_NUMBER),
  STATEMENT("Statement", Kind.BODY_TEXT);

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

  MysqlSlowLogField(String logName, Kind kind) {
    this.logName = logName;
    this.kind = kind;
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
