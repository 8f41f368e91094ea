package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonScanner;
import java.util.Arrays;

/// A position in the text of a message that moves from left to right. `text[at, end)` is the part
/// that has not been read. `text` is valid UTF-8.
///
/// A method that does not find what it looks for leaves the position unchanged.
public final class Cursor {
  /// The bytes of the message, which must not be modified.
  public final byte[] text;

  /// The end of the message in `text`.
  public final int end;

  /// The position: the offset of the next byte to read.
  public int at;

  /// A cursor at the start of `text[from, to)`.
  public Cursor(byte[] text, int from, int to) {
    this.text = text;
    this.at = from;
    this.end = to;
  }

  /// Returns whether the whole text has been read.
  public boolean atEnd() {
    return at == end;
  }

  /// Returns whether the next byte is `c`.
  public boolean isAt(char c) {
    return at < end && text[at] == c;
  }

  /// Moves past `c` if it is next; returns whether it was.
  public boolean skip(char c) {
    if (isAt(c)) {
      at++;
      return true;
    }
    return false;
  }

  /// Moves past `literal`, which is ASCII, if it is next; returns whether it was.
  public boolean skip(String literal) {
    int length = literal.length();
    if (length > end - at) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[at + i] != literal.charAt(i)) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /// Moves past blanks, which are spaces and tabs; returns whether there were any.
  public boolean skipBlanks() {
    int from = at;
    while (at < end && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    return at > from;
  }

  /// Moves past all digits that are next if there are `min` to `max` of them; returns whether there
  /// are.
  public boolean skipDigits(int min, int max) {
    int to = JsonScanner.endOfDigits(text, at, end);
    if (to - at < min || to - at > max) {
      return false;
    }
    at = to;
    return true;
  }

  /// Moves past ASCII letters; returns whether there were any.
  public boolean skipLetters() {
    int from = at;
    while (at < end && isLetter(text[at])) {
      at++;
    }
    return at > from;
  }

  /// Moves past a repetition of `text[from, to)` if it is next; returns whether it was.
  public boolean skipRepetition(int from, int to) {
    int repetitionEnd = at + to - from;
    if (repetitionEnd > end || !sameText(from, to, at, repetitionEnd)) {
      return false;
    }
    at = repetitionEnd;
    return true;
  }

  /// Returns whether `text[from, to)` equals `text[otherFrom, otherTo)`.
  public boolean sameText(int from, int to, int otherFrom, int otherTo) {
    return Arrays.equals(text, from, to, text, otherFrom, otherTo);
  }

  /// Moves to the next `c` in this line; returns whether there is one.
  public boolean moveInLineTo(char c) {
    for (int i = at; i < end && text[i] != '\n'; i++) {
      if (text[i] == c) {
        at = i;
        return true;
      }
    }
    return false;
  }

  /// Returns the end of this line, before its line break.
  public int lineEnd() {
    int feed = indexOf('\n');
    if (feed < 0) {
      return end;
    }
    return feed > at && text[feed - 1] == '\r' ? feed - 1 : feed;
  }

  /// Moves past the next line break, or to the end if there is none; returns whether there was one.
  public boolean skipLine() {
    int feed = indexOf('\n');
    at = feed < 0 ? end : feed + 1;
    return feed >= 0;
  }

  /// Moves to the next space, tab or line break, or to the end; returns whether it moved.
  public boolean skipWord() {
    int from = at;
    while (at < end && !isSpace(text[at])) {
      at++;
    }
    return at > from;
  }

  /// Returns the index of the next `c`, which is ASCII, or -1 if there is none.
  public int indexOf(char c) {
    int found = JsonScanner.indexOf(c, text, at, end);
    return found < end ? found : -1;
  }

  /// Returns whether `b` is an ASCII letter.
  public static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  /// Returns whether `b` is an ASCII digit.
  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }
}
