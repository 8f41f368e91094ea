package io.github.firehoselogs.format.accesslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.HexFormat;

/// Undoes the escapes that web servers write for characters that would break a line of the access
/// log.
///
/// ```
/// \"  \\  \b \n \r \t \v    Apache
/// \xe6\x97\xa5              Apache: bytes that are not printable ASCII, here those of one character
/// \xE6\x97\xA5  \x22  \x5C  nginx: the same, and quotes and backslashes
/// ```
///
/// Escapes of bytes that are not UTF-8 stay as they are, and so do backslashes that begin no
/// escape. `ap_escape_logitem` in https://github.com/apache/httpd/blob/2.4.x/server/util.c and
/// `ngx_http_log_escape` in
/// https://github.com/nginx/nginx/blob/master/src/http/modules/ngx_http_log_module.c
final class AccessLogEscapes {
  private static final int ESCAPE_CHARACTERS = "\\xhh".length();

  /// The size of the longest UTF-8 sequence in bytes.
  private static final int MAX_SEQUENCE = 4;

  private AccessLogEscapes() {}

  /// Adds `field` with its escapes undone, unless it is `-`.
  static void addUnlessAbsent(JsonName name, Cursor field, JsonLine fields) {
    if (field.end - field.at != 1 || !field.isAt('-')) {
      add(name, field, fields);
    }
  }

  /// Adds `field` with its escapes undone.
  static void add(JsonName name, Cursor field, JsonLine fields) {
    if (field.indexOf('\\') < 0) {
      fields.text(name, field.text, field.at, field.end);
      return;
    }
    Utf8Builder plain = new Utf8Builder(field.end - field.at);
    while (!field.atEnd()) {
      appendNext(field, plain);
    }
    fields.text(name, plain.array(), 0, plain.length());
  }

  private static void appendNext(Cursor field, Utf8Builder plain) {
    int from = field.at;
    if (field.text[from] != '\\') {
      int backslash = field.indexOf('\\');
      field.at = backslash < 0 ? field.end : backslash;
      plain.append(field.text, from, field.at);
      return;
    }
    int character = from + 1 < field.end ? characterFor(field.text[from + 1]) : -1;
    if (character >= 0) {
      plain.append(character);
      field.at += 2;
    } else if (!appendBytes(field, plain)) {
      plain.append('\\');
      field.at++;
    }
  }

  /// Returns the character that is escaped by a backslash and `letter`, or -1 if there is no such
  /// escape.
  private static int characterFor(byte letter) {
    return switch (letter) {
      case '"', '\\' -> letter;
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0B;
      default -> -1;
    };
  }

  /// Appends the character whose escaped bytes are next in `field`, and moves past them. Returns
  /// false if the bytes are not a valid character.
  private static boolean appendBytes(Cursor field, Utf8Builder plain) {
    byte[] bytes = new byte[MAX_SEQUENCE];
    int count = 0;
    for (int at = field.at; count < MAX_SEQUENCE; at += ESCAPE_CHARACTERS) {
      int value = byteAt(field, at);
      if (value < 0) {
        break;
      }
      bytes[count++] = (byte) value;
    }
    if (count == 0) {
      return false;
    }
    int length = bytes[0] >= 0 ? 1 : Utf8.endOfSequence(bytes, 0, count);
    if (length < 0) {
      return false;
    }
    plain.append(bytes, 0, length);
    field.at += length * ESCAPE_CHARACTERS;
    return true;
  }

  /// Returns the byte that is escaped as `\xhh` at `at`, or -1 if no such escape begins there.
  private static int byteAt(Cursor field, int at) {
    byte[] text = field.text;
    if (field.end - at < ESCAPE_CHARACTERS
        || text[at] != '\\'
        || text[at + 1] != 'x'
        || !HexFormat.isHexDigit(text[at + 2])
        || !HexFormat.isHexDigit(text[at + 3])) {
      return -1;
    }
    return HexFormat.fromHexDigit(text[at + 2]) << 4 | HexFormat.fromHexDigit(text[at + 3]);
  }
}
