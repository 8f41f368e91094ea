package io.github.firehoselogs.redact.detector.password;

import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.redact.decode.Ascii;
import io.github.firehoselogs.redact.name.SecretName;

/// The value `[from, to)` at some place of a text, in quotes or not.
///
/// ```
/// "a \"b\" c"  'a b'  u'a b'  ""a b""      up to the same quote
/// a,b;c&d}e                               up to a space, or a separator before another name
/// ```
///
/// Values without quotes have no clear end. A character that may be part of the secret is.
final class TextValue {
  /// The maximum size of a user and password in a URL, in bytes.
  private static final int MAX_USER_INFO = 512;

  /// The maximum size of a name after a separator, in bytes.
  private static final int MAX_NAME = 64;

  /// The longest word of a sentence, in bytes. Longer ones are secrets.
  private static final int MAX_WORD = 19;

  private static final String OPENING = "([{<";
  private static final String CLOSING = ")]}>";
  private static final int BRACKETS = 4;

  /// Values of programming languages that are not secrets.
  private static final String[] LITERALS = {"null", "none", "nil", "undefined", "true", "false"};

  private final byte[] text;
  private final int length;
  private int from;
  private int to;

  TextValue(byte[] text, int length) {
    this.text = text;
    this.length = length;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /// Reads the value at `start`. Returns false if it is empty, a literal such as `null`, or begins
  /// with a backslash and a quote: the text is searched again without such escapes.
  boolean read(int start) {
    if (start >= length) {
      return false;
    }
    int quote = afterPrefix(start);
    if (isQuote(text[quote])) {
      return readQuoted(quote);
    }
    if (text[start] == '\\' && start + 1 < length && "\\\"'".indexOf(text[start + 1]) >= 0) {
      return false;
    }
    from = start;
    to = withoutClosing(start, endOfUnquoted(start));
    return from < to && !isLiteral() && !isPunctuation();
  }

  /// Returns the offset after the prefix of a string of Python, as in `b'…'`, or `start`.
  private int afterPrefix(int start) {
    boolean prefix =
        "ubrfUBRF".indexOf(text[start]) >= 0 && start + 1 < length && isQuote(text[start + 1]);
    return prefix ? start + 1 : start;
  }

  private static boolean isQuote(byte b) {
    return b == '"' || b == '\'' || b == '`';
  }

  private boolean readQuoted(int quote) {
    from = quote + 1;
    boolean doubled = isDoubled(quote); // CSV doubles the quotes.
    from += doubled ? 1 : 0;
    boolean redacted = Redacted.isAt(text, from, length);
    to = redacted ? from + Redacted.TEXT.length() : endOfQuoted(text[quote], doubled);
    return from < to;
  }

  /// Returns whether two quotes at `at` come before a word.
  private boolean isDoubled(int at) {
    return at + 2 < length
        && text[at + 1] == text[at]
        && (text[at + 2] < 0 || Ascii.isWord(text[at + 2]));
  }

  /// Returns the offset of the quote that ends the value, or the end of the line if none does. Two
  /// quotes inside are one, as in `'it''s'`.
  private int endOfQuoted(byte quote, boolean doubled) {
    int at = from;
    while (at < length && (text[at] != quote || (!doubled && isDoubled(at)))) {
      at += text[at] == '\\' || text[at] == quote ? 2 : 1;
    }
    return at < length ? at : JsonScanner.indexOf('\n', text, from, length);
  }

  /// Reads the string at `quote`. Returns false if it does not end in the same line.
  boolean readQuotedInLine(int quote) {
    from = quote + 1;
    to = JsonScanner.indexOf((char) text[quote], text, from, length);
    return from < to && to < length && JsonScanner.indexOf('\n', text, from, to) == to;
  }

  /// Reads the text of an element that begins at `start`, up to its end tag.
  boolean readElement(int start) {
    from = start;
    to = JsonScanner.indexOf('<', text, start, length);
    return from < to && to + 1 < length && text[to + 1] == '/';
  }

  /// Reads the password of the authority `user:password@host` at `start`.
  boolean readUserInfo(int start) {
    int max = Math.min(length, start + MAX_USER_INFO);
    int colon = -1;
    int sign = -1;
    for (int at = start; at < max && isAuthority(text[at]); at++) {
      if (text[at] == '@') {
        sign = at;
      } else if (text[at] == ':' && colon < 0) {
        colon = at;
      }
    }
    from = colon + 1;
    to = sign;
    return colon >= 0 && from < to;
  }

  private static boolean isAuthority(byte b) {
    return !isBlank(b) && "/?#\"'<>\\".indexOf(b) < 0;
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  private int endOfUnquoted(int start) {
    int at = start;
    while (at < length && !isBlank(text[at]) && !endsValue(at, start)) {
      at++;
    }
    return at;
  }

  private boolean endsValue(int at, int start) {
    byte b = text[at];
    if (b == '<') {
      return at > start;
    }
    if (isQuote(b)) {
      return !Ascii.isLetterOrDigit(text, at + 1, length);
    }
    return (b == ',' || b == ';' || b == '&' || b == '|') && isBeforeName(at + 1);
  }

  /// Returns whether the text at `start` is the end, a space, punctuation, or another name and its
  /// sign.
  private boolean isBeforeName(int start) {
    int max = Math.min(length, start + MAX_NAME);
    int at = start;
    while (at < max && (Ascii.isWord(text[at]) || "-.[]".indexOf(text[at]) >= 0)) {
      at++;
    }
    if (at == start) {
      return at == length || isBlank(text[at]) || "\"'{[(".indexOf(text[at]) >= 0;
    }
    return at < max && (text[at] == '=' || text[at] == ':');
  }

  /// Returns the end of the value without backslashes, a final dot, and brackets that were opened
  /// before the value.
  private int withoutClosing(int start, int end) {
    int[] open = new int[BRACKETS];
    for (int at = start; at < end; at++) {
      count(open, text[at], 1);
    }
    int at = end;
    while (at > start && isClosing(text[at - 1], open)) {
      at--;
      count(open, text[at], -1);
    }
    return at;
  }

  private static void count(int[] open, byte b, int times) {
    int opening = OPENING.indexOf(b);
    int closing = CLOSING.indexOf(b);
    if (opening >= 0) {
      open[opening] += times;
    } else if (closing >= 0) {
      open[closing] -= times;
    }
  }

  private static boolean isClosing(byte b, int[] open) {
    int kind = CLOSING.indexOf(b);
    return b == '\\' || b == '.' || (kind >= 0 && open[kind] < 0);
  }

  /// Returns whether the value at `start`, in quotes or not, is the path of a directory.
  boolean beginsPath(int start) {
    int at = start < length && isQuote(text[start]) ? start + 1 : start;
    return SecretName.isPath(text, at, length);
  }

  private boolean isLiteral() {
    for (String literal : LITERALS) {
      if (to - from == literal.length() && Ascii.startsWith(text, from, to, literal)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPunctuation() {
    for (int at = from; at < to; at++) {
      if (text[at] < 0 || "{[(<}])>,;:&|".indexOf(text[at]) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Returns whether the value is a short word of letters before another word.
  boolean isWordOfSentence() {
    for (int at = from; at < to; at++) {
      if (!Ascii.isLetter(text[at])) {
        return false;
      }
    }
    return to - from <= MAX_WORD
        && to + 1 < length
        && text[to] == ' '
        && Ascii.isLetter(text[to + 1]);
  }
}
