package io.github.firehoselogs.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.transform.FormatTransform;
import io.github.firehoselogs.transform.Transform;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Runs log formats and transforms on messages in real envelopes.
public final class Lines {
  public static final String UNMATCHED = "unmatched";

  private static final int MUTANTS = 4000;

  /// Refuses names that appear twice and text after the object, as OpenSearch does.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String CHARACTERS = " \t\n\r\u000b\0\"\\[]:;#@().,=-07é日\ud83d";

  private static final List<String> PIECES =
      List.of(
          "  ",
          "\r\n",
          "😀",
          "use a;\n",
          "Schema: ",
          "]:ERROR:",
          ":[1]:",
          "\nDETAIL:  ",
          "# Rows_sent: 1\n",
          "SET timestamp=1;\n",
          " [MY-1]",
          "\\x41",
          "\\xe6",
          "\u2028",
          "\ufeff",
          "\"}",
          "{",
          "<34>",
          "123456789012345678901234567890");

  private Lines() {}

  /// Returns the output of the transform named `transform` for `message` without its final line
  /// feed, or [#UNMATCHED].
  public static String through(String transform, String message) {
    String output = output(Transforms.named(transform, TransformSettings.NONE), message);
    return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
  }

  /// Returns the output for `message`, or [#UNMATCHED].
  public static String outputOf(LogFormat format, String message) {
    return output(new FormatTransform(format), message);
  }

  /// Returns the output for `message`, or [#UNMATCHED].
  public static String output(Transform transform, String message) {
    return output(transform, GivenEnvelope.of(message));
  }

  /// Returns the output for the first event of `envelope`, or [#UNMATCHED].
  public static String output(Transform transform, GivenEnvelope envelope) {
    byte[] json = envelope.json().getBytes(UTF_8);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 26)) {
      LogEventView logEvent = decoder.decode(new EncodedEnvelope.PlainJson(json)).at(0);
      Utf8Builder output = new Utf8Builder(256);
      return transform.transform(logEvent, output) ? output.toString() : UNMATCHED;
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
  }

  /// Asserts that every prefix of `message` is unmatched or becomes one line of JSON with declared
  /// fields.
  static void assertPrefixesAreLines(LogFormat format, String message) {
    for (int length = 0; length <= message.length(); length++) {
      assertLineOrUnmatched(format, message.substring(0, length));
    }
  }

  /// Asserts that `samples` with pieces randomly inserted, removed and swapped are unmatched or
  /// become one line of JSON.
  static void assertMutantsAreLines(LogFormat format, List<String> samples, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutant(samples, random);
      try {
        assertLineOrUnmatched(format, mutant);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", mutant " + i + ": " + mutant, e);
      }
    }
  }

  /// Asserts that `head` followed by half a million bytes of `piece` takes linear time.
  public static void assertLinear(LogFormat format, String head, String piece) {
    String message = head + piece.repeat(500_000 / piece.length());
    assertTimeout(Duration.ofSeconds(5), () -> assertLineOrUnmatched(format, message), piece);
  }

  private static void assertLineOrUnmatched(LogFormat format, String message) {
    String output = outputOf(format, message);
    if (output.equals(UNMATCHED)) {
      return;
    }
    assertEquals(output.length() - 1, output.indexOf('\n'), message);
    assertTrue(output.length() <= 6 * message.length() + 1024, message);
    try {
      JsonNode line = MAPPER.readTree(output);
      assertTrue(line.isObject(), message);
      new SchemaCheck(format.schema()).assertFits(line, message);
    } catch (JsonProcessingException e) {
      throw new AssertionError(message + " -> " + output, e);
    }
  }

  static String mutant(List<String> samples, Random random) {
    StringBuilder mutant = new StringBuilder(oneOf(samples, random));
    for (int changes = random.nextInt(8); changes >= 0; changes--) {
      int from = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), from + random.nextInt(6));
      switch (random.nextInt(6)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.replace(from, to, oneOf(PIECES, random));
        case 2 -> mutant.insert(from, oneOf(samples, random));
        case 3 -> mutant.insert(from, (char) random.nextInt(0x10000));
        case 4 -> mutant.insert(from, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        default -> mutant.insert(from, oneOf(PIECES, random));
      }
    }
    return mutant.toString();
  }

  private static String oneOf(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
