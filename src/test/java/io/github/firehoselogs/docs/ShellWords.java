package io.github.firehoselogs.docs;

import java.util.ArrayList;
import java.util.List;

/// Splits a line as a shell does: quotes, backslashes and `|`. Variables stay as they are.
final class ShellWords {
  private final String line;
  private final List<List<String>> pipeline = new ArrayList<>(List.of(new ArrayList<>()));
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /// Returns the words of each program in `line`.
  static List<List<String>> pipeline(String line) {
    ShellWords words = new ShellWords(line);
    while (words.at < line.length()) {
      words.next();
    }
    words.endWord();
    return words.pipeline;
  }

  private void next() {
    char c = line.charAt(at++);
    switch (c) {
      case ' ', '\t' -> endWord();
      case '|' -> {
        endWord();
        pipeline.add(new ArrayList<>());
      }
      case '\'' -> quoted('\'');
      case '"' -> quoted('"');
      case '\\' -> append(at < line.length() ? line.charAt(at++) : c);
      default -> append(c);
    }
  }

  private void quoted(char quote) {
    inWord = true;
    while (at < line.length() && line.charAt(at) != quote) {
      boolean escaped = quote == '"' && line.startsWith("\\\"", at);
      at += escaped ? 1 : 0;
      word.append(line.charAt(at++));
    }
    at++;
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      pipeline.getLast().add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
