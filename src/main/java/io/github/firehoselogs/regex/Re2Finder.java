package io.github.firehoselogs.regex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern.Finder;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds patterns with RE2/J: all of its syntax, at 7 to 32 MB/s.
///
/// On characters, not bytes: on bytes RE2/J 1.8 takes the place after a character beyond ASCII for
/// the start of the text, and the place before one for its end (`(a)(b$)?(b)?` in `abé`).
final class Re2Finder implements Finder {
  private final Pattern pattern;
  private final int[] groupNumbers;

  Re2Finder(Pattern pattern, int[] groupNumbers) {
    this.pattern = pattern;
    this.groupNumbers = groupNumbers.clone();
  }

  int groups() {
    return groupNumbers.length;
  }

  @Override
  public boolean matchesAnywhere(Utf8Builder text) {
    return pattern.matcher(text.toString()).find();
  }

  @Override
  public int[] groupsIn(Utf8Builder text) {
    String characters = text.toString();
    Matcher matcher = pattern.matcher(characters);
    if (!matcher.find()) {
      return NO_MATCH;
    }
    int[] ranges = new int[2 * groupNumbers.length];
    for (int i = 0; i < groupNumbers.length; i++) {
      int start = matcher.start(groupNumbers[i]);
      int end = matcher.end(groupNumbers[i]);
      ranges[2 * i] = start < 0 ? -1 : bytes(characters, 0, start);
      ranges[2 * i + 1] = end < 0 ? -1 : bytes(characters, 0, end);
    }
    return ranges;
  }

  @Override
  public void findAll(Utf8Builder text, Matches matches) {
    findAll(text, 0, matches);
  }

  /// Finds all matches from the byte `from` on. If RE2/J reads far beyond its matches again and
  /// again, the rest of the text counts as one match.
  void findAll(Utf8Builder text, int from, Matches matches) {
    SeenText seen = new SeenText(text.toString());
    String characters = seen.toString();
    Matcher matcher = pattern.matcher(seen);
    ReadAgain readAgain = new ReadAgain(characters.length());
    int at = new String(text.array(), 0, from, UTF_8).length();
    int atBytes = from;
    while (at <= characters.length() && matcher.find(at)) {
      int start = atBytes + bytes(characters, at, matcher.start());
      if (readAgain.isTooMuch(seen.takeFurthest() - matcher.end())) {
        if (start < text.length()) {
          matches.found(start, text.length());
        }
        return;
      }
      int end = start + bytes(characters, matcher.start(), matcher.end());
      if (end > start) {
        matches.found(start, end);
      }
      // After an empty match the search goes on one character further.
      int next = end > start ? matcher.end() : after(characters, matcher.end());
      atBytes = end + bytes(characters, matcher.end(), Math.min(next, characters.length()));
      at = next;
    }
  }

  private static int after(String characters, int at) {
    return at < characters.length() ? characters.offsetByCodePoints(at, 1) : at + 1;
  }

  /// Returns how many bytes of UTF-8 the characters in the half-open range `[from, to)` are.
  private static int bytes(String characters, int from, int to) {
    int bytes = 0;
    for (int i = from; i < to; i++) {
      char c = characters.charAt(i);
      // Each half of a surrogate pair is half of four bytes.
      bytes += c < 0x80 ? 1 : (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
    }
    return bytes;
  }

  /// A text that knows how far it was read, for RE2/J, which does not tell. RE2/J reads single
  /// characters only, so only these count.
  private static final class SeenText implements CharSequence {
    private final String text;
    private int furthest;

    SeenText(String text) {
      this.text = text;
    }

    /// Returns the end of what was read since the last call.
    int takeFurthest() {
      int taken = furthest;
      furthest = 0;
      return taken;
    }

    @Override
    public char charAt(int index) {
      furthest = Math.max(furthest, index + 1);
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /// Bounds the work of finding all matches in one text. A pattern can read the whole rest of the text
  /// before it settles for a short match: `a(.*z)?` does if no z follows. This takes time for each
  /// match, in all the square of the text.
  static final class ReadAgain {
    /// How often each byte or character may be read again, on average.
    private static final long MAX_TIMES = 16;

    /// Texts up to this length count as this long: 4 kB, most log lines.
    private static final int ORDINARY_LENGTH = 4096;

    private final long max;
    private long read;

    ReadAgain(int textLength) {
      max = MAX_TIMES * Math.max(textLength, ORDINARY_LENGTH);
    }

    /// Counts what was read beyond the end of one match, and returns whether it is too much in all.
    boolean isTooMuch(int beyondMatch) {
      read += Math.max(0, beyondMatch);
      return read > max;
    }
  }
}
