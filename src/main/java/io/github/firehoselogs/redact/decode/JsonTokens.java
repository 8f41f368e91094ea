package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.json.JsonScanner;

/// Reads the names, strings, numbers and literals of valid JSON, from left to right.
///
/// ```
/// {"a":"x","n":[1,true]}
///   ^   ^   ^   ^ ^
/// ```
public final class JsonTokens {
  /// The kind of a token.
  public enum Kind {
    NAME,
    STRING,
    NUMBER,
    /// `true`, `false` or `null`.
    LITERAL
  }

  private final byte[] json;
  private final int end;
  private int next;
  private int from;
  private int to;
  private int depth;
  private int lowestDepth;
  private Kind kind = Kind.LITERAL;

  /// A reader of `view[from, to)`, which is valid JSON.
  public JsonTokens(View view, int from, int to) {
    this.json = view.array();
    this.next = from;
    this.end = to;
  }

  /// Moves to the next token. Returns false if there are no more.
  public boolean next() {
    lowestDepth = depth;
    while (next < end && json[next] != '"' && json[next] != '-' && !Ascii.isWord(json[next])) {
      skipPunctuation(json[next++]);
    }
    if (next == end) {
      return false;
    }
    if (json[next] == '"') {
      readString();
    } else {
      readScalar();
    }
    return true;
  }

  private void skipPunctuation(byte b) {
    if (b == '{' || b == '[') {
      depth++;
    } else if (b == '}' || b == ']') {
      depth--;
      lowestDepth = Math.min(lowestDepth, depth);
    }
  }

  private void readString() {
    from = next + 1;
    next = JsonScanner.skipString(json, next, end);
    to = next - 1;
    int colon = JsonScanner.skipWhitespace(json, next, end);
    kind = colon < end && json[colon] == ':' ? Kind.NAME : Kind.STRING;
  }

  private void readScalar() {
    from = next;
    kind = Ascii.isLetter(json[next]) ? Kind.LITERAL : Kind.NUMBER;
    while (next < end && (Ascii.isWord(json[next]) || "+-.".indexOf(json[next]) >= 0)) {
      next++;
    }
    to = next;
  }

  /// Returns the kind of the token.
  public Kind kind() {
    return kind;
  }

  /// Returns the number of objects and arrays around the token.
  public int depth() {
    return depth;
  }

  /// Returns the lowest depth since the token before.
  public int lowestDepth() {
    return lowestDepth;
  }

  /// Returns the start of the token: for a name or a string, the offset after its opening quote.
  public int from() {
    return from;
  }

  /// Returns the end of the token: for a name or a string, the offset of its closing quote.
  public int to() {
    return to;
  }
}
