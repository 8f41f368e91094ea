package io.github.firehoselogs.regex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.LinearPattern.Finder;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds matches with RE2/J, which supports every pattern but reads only 7 to 32 MB/s.
///
/// Matches characters, not bytes. With bytes, RE2/J 1.8 takes the position after a non-ASCII
/// character for the start of the text, and the position before one for the end (`(a)(b$)?(b)?` in
/// `abé`).
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

  /// Passes all non-empty matches from byte `from` on to `matches`. If RE2/J repeatedly reads far
  /// beyond its matches, the rest of the text becomes one match.
  void findAll(Utf8Builder text, int from, Matches matches) {
    TrackedText tracked = new TrackedText(text.toString());
    String characters = tracked.toString();
    Matcher matcher = pattern.matcher(tracked);
    RereadLimit rereads = new RereadLimit(characters.length());
    int at = new String(text.array(), 0, from, UTF_8).length();
    int atBytes = from;
    while (at <= characters.length() && matcher.find(at)) {
      int start = atBytes + bytes(characters, at, matcher.start());
      if (rereads.isExceededBy(tracked.takeEnd() - matcher.end())) {
        if (start < text.length()) {
          matches.found(start, text.length());
        }
        return;
      }
      int end = start + bytes(characters, matcher.start(), matcher.end());
      if (end > start) {
        matches.found(start, end);
      }
      // After an empty match, the search continues one character later.
      int next = end > start ? matcher.end() : after(characters, matcher.end());
      atBytes = end + bytes(characters, matcher.end(), Math.min(next, characters.length()));
      at = next;
    }
  }

  private static int after(String characters, int at) {
    return at < characters.length() ? characters.offsetByCodePoints(at, 1) : at + 1;
  }

  /// Returns the size of `characters[from, to)` in UTF-8.
  private static int bytes(String characters, int from, int to) {
    int bytes = 0;
    for (int i = from; i < to; i++) {
      char c = characters.charAt(i);
      // A surrogate pair takes four bytes: two for each half.
      bytes += c < 0x80 ? 1 : (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
    }
    return bytes;
  }

  /// Records how far RE2/J has read the text, which RE2/J itself does not report. RE2/J reads it
  /// only through [#charAt].
  private static final class TrackedText implements CharSequence {
    private final String text;
    private int furthest;

    TrackedText(String text) {
      this.text = text;
    }

    /// Returns the end of the text read since the last call.
    int takeEnd() {
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

  /// Limits the work of finding all matches in one text. A pattern can read the whole rest of the
  /// text before it settles for a short match, as `a(.*z)?` does if no z follows. If this happens
  /// for every match, the search takes quadratic time.
  static final class RereadLimit {
    /// The maximum number of times that each byte or character may be read again, on average.
    private static final long MAX_TIMES = 16;

    /// The minimum length that counts for a text: 4 kB, more than most log lines have.
    private static final int MIN_LENGTH = 4096;

    private final long max;
    private long read;

    RereadLimit(int textLength) {
      max = MAX_TIMES * Math.max(textLength, MIN_LENGTH);
    }

    /// Counts the bytes or characters read beyond the end of one match, and returns whether the
    /// total exceeds the limit.
    boolean isExceededBy(int beyondMatch) {
      read += Math.max(0, beyondMatch);
      return read > max;
    }
  }
}
