package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.PatternComparison.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `java.util.regex` finds of a pattern that is rewritten for SafeRE.
///
/// Differs from RE2 in two ways, so not each text is for it: it looks for matches between the halves
/// of a surrogate pair, and ranges such as `(?i)[A-Z]` do not hold U+212A and U+017F.
final class JavaJudge {
  private static final int FLAGS = Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

  private final Pattern pattern;
  private final int groups;

  JavaJudge(SafeReSyntax syntax) {
    pattern = Pattern.compile(syntax.rewritten(), FLAGS);
    groups = syntax.groups();
  }

  /// Empty if this judge would take too much time or stack, or understands the text in another way.
  Optional<Found> found(String subject) {
    if (subject.chars().anyMatch(c -> Character.isSurrogate((char) c))
        || subject.contains("\u212a")
        || subject.contains("\u017f")) {
      return Optional.empty();
    }
    try {
      return Optional.of(found(new CountedText(subject), PatternComparison.offsets(subject)));
    } catch (CountedText.ReadTooOften | StackOverflowError _) {
      return Optional.empty();
    }
  }

  private Found found(CountedText subject, IntUnaryOperator bytes) {
    Matcher matcher = pattern.matcher(subject);
    boolean anywhere = matcher.find();
    List<Integer> groupOffsets = new ArrayList<>();
    List<Integer> matches = new ArrayList<>();
    for (int i = 1; anywhere && i <= groups; i++) {
      groupOffsets.add(bytes.applyAsInt(matcher.start(i)));
      groupOffsets.add(bytes.applyAsInt(matcher.end(i)));
    }
    for (boolean found = anywhere; found; found = matcher.find()) {
      if (matcher.end() > matcher.start()) {
        matches.add(bytes.applyAsInt(matcher.start()));
        matches.add(bytes.applyAsInt(matcher.end()));
      }
    }
    return new Found(anywhere, groupOffsets, matches);
  }

  /// A text that may be read 200,000 times, since Java's matcher can take exponential time.
  private static final class CountedText implements CharSequence {
    private static final int MAX_READS = 200_000;

    private final String text;
    private int reads;

    CountedText(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++reads > MAX_READS) {
        throw new ReadTooOften();
      }
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

    private static final class ReadTooOften extends RuntimeException {
      private static final long serialVersionUID = 1;
    }
  }
}
