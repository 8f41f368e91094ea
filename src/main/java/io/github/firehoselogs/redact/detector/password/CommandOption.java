package io.github.firehoselogs.redact.detector.password;

import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.name.SecretName;

/// An option of a command line whose value is the next word. One-letter options such as `-p` have
/// no name.
///
/// ```
/// mysql --password hunter2     keytool -storepass 'a b'     ['--api-key', 'a1b2']
/// ```
final class CommandOption {
  private CommandOption() {}

  /// Returns the end of the option whose first hyphen is at `hyphen`, or `hyphen` if none begins
  /// there. `--no-password` has no value.
  static int end(byte[] text, int hyphen, int length) {
    if (hyphen > 0 && " \t\n\"'[(,".indexOf(text[hyphen - 1]) < 0) {
      return hyphen;
    }
    int from = hyphen + 1 < length && text[hyphen + 1] == '-' ? hyphen + 2 : hyphen + 1;
    int max = Math.min(length, from + SecretName.MAX_LENGTH);
    int at = from;
    while (at < max && (Ascii.isWord(text[at]) || text[at] == '-' || text[at] == '.')) {
      at++;
    }
    boolean option = at > from + 1 && !Ascii.startsWith(text, from, at, "no-");
    return option && Ascii.isLetter(text[from]) ? at : hyphen;
  }

  /// Returns the start of the value after the option that ends at `end`, or `end` if none follows.
  static int startOfValue(byte[] text, int end, int length) {
    int at = end;
    if (at < length && (text[at] == '"' || text[at] == '\'')) {
      at++;
    }
    boolean comma = at < length && text[at] == ',';
    int blank = comma ? at + 1 : at;
    int start = blank;
    while (start < length && (text[start] == ' ' || text[start] == '\t')) {
      start++;
    }
    boolean value = (comma || start > blank) && start < length && text[start] != '-';
    return value ? start : end;
  }

  static boolean hasHyphen(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '-') {
        return true;
      }
    }
    return false;
  }
}
