package io.github.firehoselogs.redact.name;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Ascii;

/// The words that name the next string of JSON. They come from the names of its fields, or from
/// strings before it:
///
/// ```
/// {"Authorization":["Bearer …"]}
/// {"name":"Authorization","value":"Bearer …"}
/// {"Authorization":{"value":"Bearer …"}}
/// ["Host","example.com","Authorization","Bearer …"]
/// ```
///
/// The caller passes the tokens of the JSON, each with its depth: the number of objects and arrays
/// around it.
public final class FieldNames {
  /// The maximum size of a string that can be a name, in bytes.
  private static final int MAX_NAME = 64;

  /// The maximum size of all words together, in bytes.
  private static final int MAX_TEXT = 256;

  /// The maximum number of characters between a name and its value.
  private static final int MAX_GAP = 8;

  private static final String VALUES = "values";

  private static final int NO_DEPTH = -1;

  private final Utf8Builder text = new Utf8Builder(0);

  /// The name of the innermost field around the next value that is not generic.
  private final Utf8Builder field = new Utf8Builder(0);

  private int fieldDepth = NO_DEPTH;

  /// The string before the next token in the same object or array, or empty.
  private final Utf8Builder previous = new Utf8Builder(0);

  private int previousDepth = NO_DEPTH;

  /// Whether the last token was the name of a field.
  private boolean afterName;

  /// The depth of the outermost field whose name means a secret.
  private int secretDepth = NO_DEPTH;

  /// Returns the words, with a space after each.
  public Utf8Builder text() {
    return text;
  }

  /// Returns the name of the field that the next value belongs to, directly or through arrays and
  /// generic names such as `value`. Empty if there is none.
  public Utf8Builder field() {
    return field;
  }

  /// Returns the string before the next value in the same object or array, or an empty text.
  public Utf8Builder previous() {
    return previous;
  }

  /// Returns whether the next value is an element that directly follows [#previous] in an array.
  public boolean isAfterElement() {
    return !afterName && previous.length() > 0;
  }

  /// Returns whether the next value is part of a field whose name means a secret, at any depth.
  public boolean isInSecret() {
    return secretDepth != NO_DEPTH;
  }

  /// Moves to a token at `depth`. Since the token before, the depth was never below `lowest`.
  public void moveTo(int depth, int lowest) {
    if (lowest < fieldDepth) {
      field.truncate(0);
      fieldDepth = NO_DEPTH;
    }
    if (lowest < secretDepth) {
      secretDepth = NO_DEPTH;
    }
    if (depth != previousDepth || lowest < depth) {
      previous.truncate(0);
    }
  }

  /// Adds the word before the JSON at `to`. It may be a name in JSON that was cut off:
  /// `{"headers":{"Authorization":["Bearer …"],"x":"cu`.
  public void addWordBefore(byte[] line, int to) {
    int end = to;
    while (end > 0 && to - end < MAX_GAP && ":=\"'\\ ".indexOf(line[end - 1]) >= 0) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < MAX_NAME && isNameByte(line[from - 1])) {
      from--;
    }
    text.append(line, from, end).append(' ');
    if (isAssigned(line, end, to)) {
      name(field.append(line, from, end), 0);
    }
  }

  /// Returns whether the gap `line[from, to)` assigns the JSON to the word before it: with `=`, or
  /// with a colon unless it may be that of a sentence.
  private static boolean isAssigned(byte[] line, int from, int to) {
    boolean quoted = false;
    for (int at = from; at < to; at++) {
      boolean sentence = at + 1 < to && line[at + 1] == ' ' && !quoted;
      if (line[at] == '=' || (line[at] == ':' && !sentence)) {
        return true;
      }
      quoted |= line[at] == '"' || line[at] == '\'';
    }
    return false;
  }

  /// Adds the name of a field. It replaces the words so far, unless it is a generic name such as
  /// `value`: `{"name":"password","value":"…"}`.
  public void addName(Utf8Builder name, int depth) {
    if (!isValue(name)) {
      text.truncate(0);
      add(name);
      replaceField(name, depth);
    } else if (previous.length() > 0) {
      replaceField(previous, depth);
    } else if (fieldDepth == depth) {
      replaceField(name, depth);
    }
    afterName = true;
  }

  private void replaceField(Utf8Builder name, int depth) {
    field.truncate(0);
    int from = Math.max(0, name.length() - MAX_NAME);
    name(field.append(name.array(), from, name.length()), depth);
  }

  private void name(Utf8Builder name, int depth) {
    fieldDepth = depth;
    if (secretDepth == NO_DEPTH || depth <= secretDepth) {
      SecretName meaning = SecretName.of(name);
      boolean secret = meaning == SecretName.CERTAIN || meaning == SecretName.WORD;
      secretDepth = secret ? depth : NO_DEPTH;
    }
  }

  /// Returns whether `name` is `value`, `values`, or a shortened form of these such as `v` or
  /// `val`.
  private static boolean isValue(Utf8Builder name) {
    int length = name.length();
    return length > 0
        && length <= VALUES.length()
        && Ascii.startsWith(name.array(), 0, length, VALUES.substring(0, length));
  }

  /// Adds the text of a string if it is one word, and so may be a name.
  public void addString(Utf8Builder string, int depth) {
    previous.truncate(0);
    addScalar();
    int length = string.length();
    int word = endOfWord(string.array(), 0, length);
    if (word == length && length <= MAX_NAME) {
      add(string);
    }
    if (length <= MAX_NAME && endOfDottedWord(string.array(), word, length) == length) {
      previous.append(string.array(), 0, length);
      previousDepth = depth;
    }
  }

  /// Adds a number or a literal, which is not a name.
  public void addScalar() {
    if (!afterName) {
      previous.truncate(0);
    }
    afterName = false;
  }

  private static int endOfWord(byte[] text, int from, int length) {
    int at = from;
    while (at < length && isNameByte(text[at])) {
      at++;
    }
    return at;
  }

  private static int endOfDottedWord(byte[] text, int from, int length) {
    int at = from;
    while (at < length && (text[at] == '.' || isNameByte(text[at]))) {
      at++;
    }
    return at;
  }

  private void add(Utf8Builder name) {
    if (text.length() + name.length() > MAX_TEXT) {
      text.truncate(0);
    }
    text.append(name.array(), 0, name.length()).append(' ');
  }

  private static boolean isNameByte(byte b) {
    return Ascii.isWord(b) || b == '-';
  }
}
