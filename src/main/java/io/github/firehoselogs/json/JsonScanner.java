package io.github.firehoselogs.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Skips over JSON (RFC 8259) in UTF-8 without decoding it: finds the end of a value, and checks
/// that the value is valid.
///
/// ```
/// {"a":[1,"x\n"]} …
/// ^ from          ^ returned by skipValue
/// ```
///
/// It is as strict as the RFC: no comments, no trailing commas, no raw control characters, valid
/// UTF-8 (RFC 3629) in every string. It allocates nothing. The methods that skip a part of JSON
/// return [#INVALID] if it is not valid.
///
/// This is custom code because every byte of every envelope passes through it. It reads strings
/// eight bytes at a time: `EnvelopeBenchmark` shows the gain.
public final class JsonScanner {
  /// Returned instead of an offset if the JSON is invalid.
  public static final int INVALID = -1;

  /// The maximum depth of nested arrays and objects.
  public static final int MAX_DEPTH = 1000;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /// Eight bytes of an array as one number, the first byte lowest.
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long HIGH_HALVES = 0xF0F0_F0F0_F0F0_F0F0L;
  private static final long EVERY_FOURTH = 0x0000_00FF_0000_00FFL;

  private JsonScanner() {}

  /// Returns the end offset of the value that begins at `from`, within `json[from, to)`. White
  /// space may appear inside it, not before it.
  ///
  /// Nesting deeper than [#MAX_DEPTH] is invalid. The bytes after the value are not checked.
  public static int skipValue(byte[] json, int from, int to) {
    return skipValue(json, from, to, MAX_DEPTH);
  }

  /// Returns the end offset of the value that begins at `from`, which may be nested `maxDepth`
  /// levels deep: 0 allows only a string, number or literal.
  public static int skipValue(byte[] json, int from, int to, int maxDepth) {
    if (from >= to) {
      return INVALID;
    }
    return switch (json[from]) {
      case '"' -> skipString(json, from, to);
      case '{' -> maxDepth > 0 ? skipObject(json, from, to, maxDepth - 1) : INVALID;
      case '[' -> maxDepth > 0 ? skipArray(json, from, to, maxDepth - 1) : INVALID;
      case 't' -> skipLiteral(json, from, to, TRUE);
      case 'f' -> skipLiteral(json, from, to, FALSE);
      case 'n' -> skipLiteral(json, from, to, NULL);
      default -> skipNumber(json, from, to);
    };
  }

  /// Returns the end offset of the string whose opening quote is at `quote`.
  public static int skipString(byte[] json, int quote, int to) {
    return skipText(json, quote + 1, to);
  }

  /// Returns the offset after the closing quote of a string whose text continues at `from`.
  public static int skipText(byte[] json, int from, int to) {
    int at = endOfVerbatim(json, from, to);
    while (at != INVALID && json[at] == '\\') {
      int next = skipEscape(json, at, to);
      at = next == INVALID ? INVALID : endOfVerbatim(json, next, to);
    }
    return at == INVALID ? INVALID : at + 1;
  }

  /// Returns the offset of the first quote or backslash in the text of a string from `from` on. The
  /// bytes before it are the text itself: valid UTF-8 without escapes.
  public static int endOfVerbatim(byte[] json, int from, int to) {
    int at = endOfAscii(json, from, to);
    while (at < to && json[at] < 0) {
      int next = Utf8.endOfSequence(json, at, to);
      if (next < 0) {
        return INVALID;
      }
      at = endOfAscii(json, next, to);
    }
    return at < to && (json[at] == '"' || json[at] == '\\') ? at : INVALID;
  }

  /// Returns the offset of the first byte from `from` on that is not white space, or `to` if there
  /// is no such byte. Also returns `to` if `from` is [#INVALID], so that calls can be chained
  /// without checks.
  public static int skipWhitespace(byte[] json, int from, int to) {
    if (from < 0) {
      return to;
    }
    int at = from;
    while (at < to && isWhitespace(json[at])) {
      at++;
    }
    return at;
  }

  /// Returns the offset of the first byte that is not an ASCII character allowed in a string: a
  /// quote, a backslash, a control character, or part of a longer sequence; or `to`.
  public static int endOfAscii(byte[] json, int from, int to) {
    int at = wordOf(from);
    int last = to - Long.BYTES;
    if (at <= last) {
      long marks = notVerbatimAscii(filledUpTo(from, word(json, at)));
      while (marks == 0 && (at += Long.BYTES) <= last) {
        marks = notVerbatimAscii(word(json, at));
      }
      if (marks != 0) {
        return at + bytesBefore(marks);
      }
    }
    at = Math.max(at, from);
    while (at < to && isVerbatimAscii(json[at])) {
      at++;
    }
    return at;
  }

  /// Returns the offset of the first `wanted`, an ASCII character, in `json[from, to)`, or `to`.
  public static int indexOf(char wanted, byte[] json, int from, int to) {
    int at = wordOf(from);
    int last = to - Long.BYTES;
    if (at <= last) {
      long marks = marksOf(wanted, filledUpTo(from, word(json, at)));
      while (marks == 0 && (at += Long.BYTES) <= last) {
        marks = marksOf(wanted, word(json, at));
      }
      if (marks != 0) {
        return at + bytesBefore(marks);
      }
    }
    at = Math.max(at, from);
    while (at < to && json[at] != wanted) {
      at++;
    }
    return at;
  }

  /// Returns the offset of the word that contains the byte at `at`. Words begin at multiples of
  /// eight, because code compiled by C1 reads unaligned words byte by byte.
  private static int wordOf(int at) {
    return at & -Long.BYTES;
  }

  /// Returns `word` with each byte before `from` replaced by an `A`, which no search looks for.
  private static long filledUpTo(int from, long word) {
    long kept = -1L << (from << 3);
    return (word & kept) | ('A' * ONES & ~kept);
  }

  /// Returns the eight bytes from `at` on, the first one lowest.
  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  /// Returns the number of bytes of a word before the first one marked in `marks`.
  private static int bytesBefore(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /// Returns a word whose lowest high bit marks the first byte that is not verbatim ASCII.
  /// Subtracting a byte from a smaller one sets its high bit; the borrow can only mark additional
  /// bytes above it. Flipping the second bit makes the quote adjacent to the control characters, so
  /// that one subtraction finds both.
  private static long notVerbatimAscii(long word) {
    long controlsAndQuotes = (word ^ 0x02 * ONES) - 0x21 * ONES;
    long backslashes = (word ^ '\\' * ONES) - ONES;
    return (controlsAndQuotes | backslashes | word) & HIGH_BITS;
  }

  /// Returns a word whose lowest high bit marks the first `wanted`.
  private static long marksOf(char wanted, long word) {
    long zeroes = word ^ wanted * ONES;
    return (zeroes - ONES) & ~zeroes & HIGH_BITS;
  }

  private static boolean isVerbatimAscii(byte b) {
    return b >= 0x20 && b != '"' && b != '\\';
  }

  /// Returns whether `b` is JSON white space.
  public static boolean isWhitespace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
  }

  private static int skipEscape(byte[] json, int backslash, int to) {
    if (backslash + 1 >= to) {
      return INVALID;
    }
    return switch (json[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
      case 'u' -> skipHexDigits(json, backslash + 2, to);
      default -> INVALID;
    };
  }

  private static int skipHexDigits(byte[] json, int from, int to) {
    if (to - from < 4) {
      return INVALID;
    }
    for (int at = from; at < from + 4; at++) {
      int lower = json[at] | 0x20;
      if (!isDigit(json[at]) && (lower < 'a' || lower > 'f')) {
        return INVALID;
      }
    }
    return from + 4;
  }

  private static int skipObject(byte[] json, int brace, int to, int depth) {
    int at = skipWhitespace(json, brace + 1, to);
    if (at < to && json[at] == '}') {
      return at + 1;
    }
    while (at < to && json[at] == '"') {
      int colon = skipWhitespace(json, skipString(json, at, to), to);
      if (colon == to || json[colon] != ':') {
        return INVALID;
      }
      int value = skipWhitespace(json, colon + 1, to);
      int end = skipWhitespace(json, skipValue(json, value, to, depth), to);
      if (end == to || json[end] != ',') {
        return end < to && json[end] == '}' ? end + 1 : INVALID;
      }
      at = skipWhitespace(json, end + 1, to);
    }
    return INVALID;
  }

  private static int skipArray(byte[] json, int bracket, int to, int depth) {
    int at = skipWhitespace(json, bracket + 1, to);
    if (at < to && json[at] == ']') {
      return at + 1;
    }
    while (true) {
      int end = skipWhitespace(json, skipValue(json, at, to, depth), to);
      if (end == to || json[end] != ',') {
        return end < to && json[end] == ']' ? end + 1 : INVALID;
      }
      at = skipWhitespace(json, end + 1, to);
    }
  }

  /// Returns the value of the eight digits from `at` on, or [#INVALID] if there are not eight
  /// bytes, or not all of them are digits.
  public static int eightDigits(byte[] json, int at, int to) {
    if (to - at < Long.BYTES) {
      return INVALID;
    }
    long word = word(json, at);
    long overNine = word + 0x06 * ONES;
    if ((((word ^ 0x30 * ONES) | (overNine ^ 0x30 * ONES)) & HIGH_HALVES) != 0) {
      return INVALID;
    }
    long digits = word - '0' * ONES;
    long pairs = digits * 10 + (digits >>> 8);
    long upper = (pairs & EVERY_FOURTH) * (100L + (1_000_000L << 32));
    long lower = (pairs >>> 16 & EVERY_FOURTH) * (1L + (10_000L << 32));
    return (int) ((upper + lower) >>> 32);
  }

  /// Returns the end offset of `literal` if it begins at `from`.
  private static int skipLiteral(byte[] json, int from, int to, byte[] literal) {
    int end = from + literal.length;
    return end <= to && Arrays.equals(json, from, end, literal, 0, literal.length) ? end : INVALID;
  }

  private static int skipNumber(byte[] json, int from, int to) {
    int first = json[from] == '-' ? from + 1 : from;
    int at = skipDigits(json, first, to);
    if (at == INVALID || (json[first] == '0' && at > first + 1)) {
      return INVALID;
    }
    if (at < to && json[at] == '.') {
      at = skipDigits(json, at + 1, to);
    }
    if (at != INVALID && at < to && (json[at] | 0x20) == 'e') {
      boolean signed = at + 1 < to && (json[at + 1] == '+' || json[at + 1] == '-');
      at = skipDigits(json, signed ? at + 2 : at + 1, to);
    }
    return at;
  }

  private static int skipDigits(byte[] json, int from, int to) {
    int end = endOfDigits(json, from, to);
    return end == from ? INVALID : end;
  }

  /// Returns the offset of the first byte in `text[from, to)` that is not an ASCII digit, or `to`.
  public static int endOfDigits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isDigit(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
