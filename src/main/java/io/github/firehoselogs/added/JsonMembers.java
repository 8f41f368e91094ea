package io.github.firehoselogs.added;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.Set;

/// Copies the members of a JSON object that this project has written: valid, and without white space
/// between its tokens.
final class JsonMembers {
  private JsonMembers() {}

  /// Appends the members of the object whose brace is at `json[brace]`, except those with a name in
  /// `names`, and everything from its closing brace up to `to`. Returns false, and appends nothing,
  /// if there is no such object.
  static boolean appendWithout(byte[] json, int brace, int to, Set<String> names, Utf8Builder out) {
    int start = out.length();
    int at = brace + 1;
    String comma = "";
    while (at < to && json[at] == '"') {
      int colon = JsonScanner.skipString(json, at, to);
      int end =
          colon < 0 || colon == to || json[colon] != ':'
              ? JsonScanner.INVALID
              : JsonScanner.skipValue(json, colon + 1, to);
      if (end == JsonScanner.INVALID || end == to) {
        break;
      }
      if (!names.contains(nameAt(json, at))) {
        out.append(comma).append(json, at, end);
        comma = ",";
      }
      at = json[end] == ',' ? end + 1 : end;
    }
    if (at < to && json[at] == '}') {
      out.append(json, at, to);
      return true;
    }
    out.truncate(start);
    return false;
  }

  private static String nameAt(byte[] json, int quote) {
    Utf8Builder name = new Utf8Builder(64);
    JsonString.appendText(json, quote, name);
    return name.toString();
  }
}
