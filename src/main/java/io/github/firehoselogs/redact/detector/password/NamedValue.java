package io.github.firehoselogs.redact.detector.password;

import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.name.SecretName;

/// The secret `[from, to)` that a name in a text is followed by, if any. Used by one thread.
///
/// A *sign* is between them: `=`, `:`, the `>` of an element, a quote, or the hyphens of an option.
final class NamedValue {
  /// The maximum number of characters between a name and its sign.
  private static final int MAX_GAP = 8;

  private final byte[] text;
  private final int length;
  private final TextValue value;

  NamedValue(byte[] text, int length) {
    this.text = text;
    this.length = length;
    this.value = new TextValue(text, length);
  }

  int from() {
    return value.from();
  }

  int to() {
    return value.to();
  }

  /// Reads the secret after the sign at `sign`. Returns false if there is none.
  boolean readAt(int sign) {
    return switch (text[sign]) {
      case '=' -> isAssignment(sign) && readAssigned(sign);
      case ':' -> isUrl(sign) ? value.readUserInfo(sign + 3) : isColon(sign) && readAssigned(sign);
      case '>' -> readElement(sign);
      case '-' -> readOption(sign);
      default -> readQuoted(sign);
    };
  }

  /// Returns false for comparisons, and for the `=` of `:=`.
  private boolean isAssignment(int sign) {
    boolean before = sign > 0 && "=!<>:~".indexOf(text[sign - 1]) < 0;
    return before && (sign + 1 == length || "=~".indexOf(text[sign + 1]) < 0);
  }

  private boolean isUrl(int colon) {
    return colon > 0
        && colon + 2 < length
        && text[colon + 1] == '/'
        && text[colon + 2] == '/'
        && Ascii.isLetterOrDigit(text, colon - 1, length);
  }

  private boolean isColon(int sign) {
    return sign > 0 && text[sign - 1] != ':' && (sign + 1 == length || text[sign + 1] != ':');
  }

  private boolean readAssigned(int sign) {
    int nameEnd = endOfName(sign);
    SecretName name = nameAt(nameEnd);
    if (name == SecretName.NONE) {
      return false;
    }
    boolean colon = text[sign] == ':';
    int after = sign + 1;
    if (after < length && (text[after] == '>' || (colon && text[after] == '='))) {
      after++;
    }
    int start = afterBlanks(after);
    if (name == SecretName.PWD && value.beginsPath(start)) {
      return false;
    }
    if (colon && nameEnd == sign && isPartOfPath(nameEnd)) {
      return false;
    }
    if (!colon && nameEnd == sign && start > after && beginsAssignment(start)) {
      return false; // An empty value: `password= user=bob`.
    }
    boolean sentence = colon && nameEnd == sign && start > after && name == SecretName.WORD;
    return value.read(start) && accepts(name, sentence);
  }

  private boolean accepts(SecretName name, boolean sentence) {
    return name.accepts(text, value.from(), value.to()) && !(sentence && value.isWordOfSentence());
  }

  /// Returns the end of the name before `sign`. Spaces, quotes and a bracket may be between them.
  private int endOfName(int sign) {
    int min = Math.max(0, sign - MAX_GAP);
    int end = sign;
    while (end > min && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
      end--;
    }
    while (end > min && "\"'`]\\".indexOf(text[end - 1]) >= 0) {
      end--;
    }
    return end;
  }

  private SecretName nameAt(int end) {
    return SecretName.of(text, Math.max(0, end - SecretName.MAX_LENGTH), end);
  }

  /// Returns whether the name that ends at `end` is a part of a path such as
  /// `arn:aws:secretsmanager:eu-west-1:123456789012:secret:`.
  private boolean isPartOfPath(int end) {
    int start = startOfName(end);
    return start > 0 && (text[start - 1] == ':' || text[start - 1] == '/');
  }

  private int startOfName(int end) {
    int min = Math.max(0, end - SecretName.MAX_LENGTH);
    int start = end;
    while (start > min && isName(text[start - 1])) {
      start--;
    }
    return start;
  }

  private static boolean isName(byte b) {
    return Ascii.isWord(b) || b == '-' || b == '.';
  }

  private boolean beginsAssignment(int from) {
    int at = from;
    int max = Math.min(length, from + SecretName.MAX_LENGTH);
    while (at < max && isName(text[at])) {
      at++;
    }
    return at > from && at + 1 < max && text[at] == '=' && text[at + 1] != '=';
  }

  /// Returns the offset after spaces, including `+` before a quote: the space in the query of a
  /// URL.
  private int afterBlanks(int from) {
    int at = from;
    while (at < length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    int plus = at;
    while (plus < length && text[plus] == '+') {
      plus++;
    }
    return plus < length && "\"'".indexOf(text[plus]) >= 0 ? plus : at;
  }

  /// Reads the text of an element: `<password>…</password>`, `<a:Password>…</a:Password>`.
  private boolean readElement(int sign) {
    SecretName name = nameAt(sign);
    if (name == SecretName.NONE) {
      return false;
    }
    int start = startOfName(sign);
    if (start > 0 && text[start - 1] == ':') {
      start = startOfName(start - 1);
    }
    boolean element = start > 0 && text[start - 1] == '<';
    return element && value.readElement(sign + 1) && accepts(name, false);
  }

  /// Reads the string of `PASSWORD '…'`, as SQL has it.
  private boolean readQuoted(int quote) {
    if (quote == 0 || text[quote - 1] != ' ') {
      return false;
    }
    int end = endOfName(quote - 1);
    boolean password =
        end == quote - 1 && end >= 8 && Ascii.startsWith(text, end - 8, end, "password");
    return password && value.readQuotedInLine(quote);
  }

  /// Reads the value after an option that begins with the hyphens at `hyphen`.
  private boolean readOption(int hyphen) {
    int end = CommandOption.end(text, hyphen, length);
    if (end == hyphen) {
      return false;
    }
    SecretName name = nameAt(end);
    boolean secret =
        name == SecretName.CERTAIN || (name != SecretName.NONE && text[hyphen + 1] == '-');
    int start = secret ? CommandOption.startOfValue(text, end, length) : end;
    return start > end && value.read(start) && accepts(name, false);
  }
}
