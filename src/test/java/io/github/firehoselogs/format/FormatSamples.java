package io.github.firehoselogs.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.transform.Transforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files in `src/test/resources/formats`: for each log format `samples.log`, and beside it
/// `expected.jsonl`, the lines that the function delivers for it.
///
/// ```
/// // a message of several lines                     a comment
/// 2023-11-14T22:13:20Z 12 [ERROR] page␊number 7     one message
/// ```
///
/// A line is a message. Its control characters, tabs aside, are written as their pictures from
/// U+2400 on: ␊ is a line feed, ␍ a carriage return, ␀ a zero.
public final class FormatSamples {
  private static final Path FOLDER = Path.of("src", "test", "resources", "formats");
  private static final String COMMENT = "// ";
  private static final char FIRST_PICTURE = '\u2400';
  private static final char LAST_PICTURE = '\u241f';

  private FormatSamples() {}

  /// Returns the transforms that read a log format: those with a folder.
  public static List<String> formats() {
    return Transforms.names().stream().filter(each -> Files.exists(FOLDER.resolve(each))).toList();
  }

  /// Returns the messages in the samples of `transform`, in their order.
  public static List<String> messages(String transform) {
    return lines(transform, "samples.log").stream()
        .filter(each -> !each.startsWith(COMMENT))
        .map(FormatSamples::message)
        .toList();
  }

  /// Returns the lines that the function delivers for these messages.
  public static List<String> expected(String transform) {
    return lines(transform, "expected.jsonl");
  }

  private static List<String> lines(String transform, String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(transform).resolve(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(String line) {
    StringBuilder message = new StringBuilder(line);
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c >= FIRST_PICTURE && c <= LAST_PICTURE) {
        message.setCharAt(i, (char) (c - FIRST_PICTURE));
      }
    }
    return message.toString();
  }
}
