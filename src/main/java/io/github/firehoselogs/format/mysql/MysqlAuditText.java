package io.github.firehoselogs.format.mysql;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.json.Utf8Builder;

/// Reads the values of an audit log that are not just the text up to the next comma.
///
/// ```
/// 'SELECT \'a\' FROM b\nWHERE c = \'\\\''     a statement: \' \\ \b \f \n \r \t, in Aurora also \"
/// `admin`@`%`                                 a user
/// TCP/IP                                      a connection type
/// ```
final class MysqlAuditText {
  private static final String ESCAPES = "'\\\"bfnrt";
  private static final String DECODED = "'\\\"\b\f\n\r\t";

  /// The names that the plugin writes, and the numbers in the documentation of RDS. 0, undefined, is
  /// not one of them: it cannot be told from a repeated code.
  private static final String[] CONNECTION_TYPES = {
    "SSL", "TCP/IP", "SOCKET", "UNDEFINED", "NAMED_PIPE", "SHARED_MEMORY", "1", "2", "3", "4", "5"
  };

  private MysqlAuditText() {}

  /// Moves past a statement in quotes and appends its text to `output`, without escapes. Returns
  /// false if there is no closing quote, or an escape that the server never writes.
  static boolean skipQuoted(Cursor line, Utf8Builder output) {
    if (!line.skip('\'')) {
      return false;
    }
    int run = line.at;
    for (int at = line.at; at < line.end; at++) {
      byte b = line.text[at];
      if (b == '\'') {
        output.append(line.text, run, at);
        line.at = at + 1;
        return true;
      }
      if (b == '\\') {
        int escape = at + 1 < line.end ? ESCAPES.indexOf(line.text[at + 1]) : -1;
        if (escape < 0) {
          return false;
        }
        output.append(line.text, run, at).append(DECODED.charAt(escape));
        at++;
        run = at + 1;
      }
    }
    return false;
  }

  /// Moves past a user and a host in backquotes if they are next; returns whether they were.
  static boolean skipUser(Cursor line) {
    return skipBackquoted(line) && line.skip('@') && skipBackquoted(line);
  }

  private static boolean skipBackquoted(Cursor line) {
    return line.skip('`') && line.moveInLineTo('`') && line.skip('`');
  }

  /// Moves past a connection type if one is next; returns whether it was.
  static boolean skipConnectionType(Cursor line) {
    for (String type : CONNECTION_TYPES) {
      if (line.skip(type)) {
        return true;
      }
    }
    return false;
  }
}
