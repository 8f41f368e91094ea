package io.github.firehoselogs.regex;

/// A text that knows how far it was read, for RE2/J, which does not tell how far it looked. Reads
/// of single characters count, which is all that RE2/J's matching does.
final class SeenText implements CharSequence {
  private final String text;
  private int furthest;

  SeenText(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Returns the end of what was read since this was asked last.
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
