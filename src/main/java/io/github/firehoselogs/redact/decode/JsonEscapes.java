package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;

/// Decodes the text of JSON strings (RFC 8259, section 7).
public final class JsonEscapes {
  private JsonEscapes() {}

  /// Makes `decoded` a view of the decoded text of a valid JSON string. `json[from, to)` is its
  /// text without the quotes.
  public static View decode(View json, int from, int to, View decoded) {
    byte[] bytes = json.array();
    int backslash = JsonScanner.indexOf('\\', bytes, from, to);
    if (backslash == to) {
      return decoded.slice(json, from, to);
    }
    decoded.begin();
    int at = from;
    while (backslash < to) {
      decoded.append(json, at, backslash);
      int before = decoded.length();
      at = appendCharacter(bytes, backslash, to, decoded.text());
      decoded.decoded(before, json, backslash);
      backslash = JsonScanner.indexOf('\\', bytes, at, to);
    }
    decoded.append(json, at, to);
    return decoded.end(json, to);
  }

  /// Appends the character of the escape at `backslash` and returns the end of the escape.
  private static int appendCharacter(byte[] json, int backslash, int to, Utf8Builder output) {
    byte kind = json[backslash + 1];
    switch (kind) {
      case 'b' -> output.append('\b');
      case 'f' -> output.append('\f');
      case 'n' -> output.append('\n');
      case 'r' -> output.append('\r');
      case 't' -> output.append('\t');
      case 'u' -> {
        int end = CodeUnits.end(json, backslash, to);
        CodeUnits.append(json, backslash, end, output);
        return end;
      }
      default -> output.append(kind);
    }
    return backslash + 2;
  }
}
