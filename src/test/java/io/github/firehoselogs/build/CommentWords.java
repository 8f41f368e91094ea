package io.github.firehoselogs.build;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts one word among all words of comments. Used for any number of sources, one after another.
final class CommentWords {
  private static final Pattern COMMENT =
      Pattern.compile("^\\s*(?:///?|/?\\*+)(.*)|\\s//\\s(.*)", Pattern.MULTILINE);

  private static final Pattern WORD = Pattern.compile("[A-Za-z']+");

  private final String wanted;
  private int found;
  private int total;

  /// Counts `wanted`, which is in lower case, ignoring case.
  CommentWords(String wanted) {
    this.wanted = wanted;
  }

  /// Counts the words in the comments of `source`.
  void add(String source) {
    Matcher comment = COMMENT.matcher(source);
    while (comment.find()) {
      Matcher word = WORD.matcher(comment.group());
      while (word.find()) {
        total++;
        found += word.group().toLowerCase(Locale.ROOT).equals(wanted) ? 1 : 0;
      }
    }
  }

  /// Returns how often the word was found.
  int found() {
    return found;
  }

  /// Returns the number of all words.
  int total() {
    return total;
  }

  /// Returns how often the word was found in 10,000 words.
  double per10000() {
    return total == 0 ? 0 : 10_000.0 * found / total;
  }
}
