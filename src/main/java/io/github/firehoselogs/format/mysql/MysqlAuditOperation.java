package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import org.jspecify.annotations.Nullable;

/// The operations in an audit log, the most frequent first. With any of QUERY_DDL, QUERY_DML,
/// QUERY_DML_NO_SELECT and QUERY_DCL in `server_audit_events`, the operation is still QUERY.
enum MysqlAuditOperation {
  QUERY(Kind.QUERY),
  CONNECT(Kind.CONNECTION),
  DISCONNECT(Kind.CONNECTION),
  FAILED_CONNECT(Kind.CONNECTION),
  READ(Kind.TABLE),
  WRITE(Kind.TABLE),
  CREATE(Kind.TABLE),
  ALTER(Kind.TABLE),
  RENAME(Kind.TABLE),
  DROP(Kind.TABLE),
  CHANGEUSER(Kind.CONNECTION),
  PROXY_CONNECT(Kind.PROXY);

  /// Which columns follow the operation.
  enum Kind {
    /// A database or none, a statement in quotes, a code.
    QUERY,
    /// A database or none, nothing, a code.
    CONNECTION,
    /// A database or none, a user, a code.
    PROXY,
    /// A database, a table, a code or none.
    TABLE
  }

  private static final MysqlAuditOperation[] ALL = values();

  final Kind kind;

  MysqlAuditOperation(Kind kind) {
    this.kind = kind;
  }

  /// Moves past an operation if one and a comma are next. Returns it, or null if there is none.
  static @Nullable MysqlAuditOperation skip(Cursor line) {
    int from = line.at;
    for (MysqlAuditOperation operation : ALL) {
      if (line.skip(operation.name()) && line.isAt(',')) {
        return operation;
      }
      line.at = from;
    }
    return null;
  }
}
