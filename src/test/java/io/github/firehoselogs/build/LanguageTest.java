package io.github.firehoselogs.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds words in comments that usually mark a sentence that has to be read twice: "what is read",
/// "where there is none", "the text behind it".
class LanguageTest {
  private static final int MAX_PER_10000 = 20;

  @ParameterizedTest
  @ValueSource(strings = {"behind", "where", "what"})
  void wordIsRare(String word) throws IOException {
    CommentWords words = new CommentWords(word);
    for (Path file : JavaSources.in(JavaSources.MAIN)) {
      words.add(Files.readString(file));
    }
    assertTrue(words.total() > 10_000, "too few comments: " + words.total() + " words");
    assertTrue(
        words.per10000() <= MAX_PER_10000,
        "'" + word + "' in comments: " + words.found() + " of " + words.total() + " words");
  }

  @Test
  void wordsInCommentsAreCounted() {
    CommentWords words = new CommentWords("what");
    words.add(
        """
        /// What is none, and what
        /// stands behind it.
        int what = 1; // what else
        /** What. */
        String text = "what";
        """);
    assertEquals(4, words.found());
    assertEquals(11, words.total());
    assertTrue(words.per10000() > MAX_PER_10000);
  }
}
