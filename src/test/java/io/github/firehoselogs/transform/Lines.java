package io.github.firehoselogs.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.cloudwatch.UnreadableEnvelopeException;
import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.text.Utf8Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What a transform makes of messages that came in an envelope.
final class Lines {
  static final String UNMATCHED = "unmatched";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What mutations put into a line: what formats are made of, and what breaks them.
  private static final String[] PIECES = {
    "\"",
    "\\",
    "'",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ":",
    ",",
    ";",
    "=",
    "-",
    ".",
    "/",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u0000",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "0",
    "9",
    "x",
    "\\x41",
    "\\xe6",
    "日本",
    "é",
    "😀",
    "\ud83d",
    "null",
    "\"}",
    "123456789012345678901234567890"
  };

  private Lines() {}

  /// Returns the output for `message` without the line feed that ends it, or [#UNMATCHED].
  static String through(String transform, String message) {
    byte[] json = GivenEnvelope.of(message).json().getBytes(UTF_8);
    Utf8Builder output = new Utf8Builder(256);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 24)) {
      LogEventTransform named = Transforms.named(transform, Optional.empty());
      if (!named.transform(decoder.decode(new EnvelopeBytes.PlainJson(json)).at(0), output)) {
        return UNMATCHED;
      }
    } catch (UnreadableEnvelopeException e) {
      throw new IllegalArgumentException(e);
    }
    String line = output.toString();
    assertTrue(line.endsWith("\n"), line);
    return line.substring(0, line.length() - 1);
  }

  /// Asserts that every beginning of each line is unmatched or one line of JSON.
  static void assertBeginnings(String transform, List<String> lines) {
    for (String line : lines) {
      for (int length = 0; length <= line.length(); length++) {
        String beginning = line.substring(0, length);
        assertJsonOrUnmatched(through(transform, beginning), beginning);
      }
    }
  }

  /// Asserts that whatever becomes of the lines, they are unmatched or one line of JSON.
  static void assertMutations(String transform, List<String> lines, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String line = mutated(lines.get(random.nextInt(lines.size())), random);
      assertJsonOrUnmatched(through(transform, line), "seed " + seed + ", number " + i);
    }
  }

  private static String mutated(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(6));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        default -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  /// Asserts that `output` is one object on one line, each name once.
  private static void assertJsonOrUnmatched(String output, String why) {
    if (output.equals(UNMATCHED)) {
      return;
    }
    assertEquals(-1, output.indexOf('\n'), why);
    assertEquals(-1, output.indexOf('\r'), why);
    try (JsonParser parser = JSON.createParser(output)) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken(), why);
      Set<String> names = new HashSet<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        assertTrue(names.add(parser.currentName()), why);
        parser.nextToken();
        parser.skipChildren();
      }
      assertNull(parser.nextToken(), why);
    } catch (IOException e) {
      throw new UncheckedIOException(why, e);
    }
  }
}
