package io.github.firehoselogs.fuzz;

import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.json.Utf8Builder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares reading and writing of JSON strings with Jackson.
class JsonStringFuzzTest {
  /// Accepts control characters, because the function's parser refuses them before strings are
  /// decoded.
  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  static Stream<byte[]> seeds() {
    return Stream.of(
            "",
            "plain\"",
            "\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"",
            "\\u00e9\\ud83d\\ude00 \\ud83d \\ude00\\ud83d\\u0041\"",
            "\u00e9\u20ac\ud83d\ude00\"",
            "\\u12",
            "\\x\"")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void agreesWithJackson(byte[] data) {
    byte[] json = joined(new byte[] {'"'}, data);
    Optional<String> expected = jackson(json);
    Utf8Builder text = new Utf8Builder(0);
    try {
      int end = JsonString.appendText(json, 0, text);
      assertEquals('"', json[end - 1]);
      assertEquals(expected.map(IndependentReader::wellFormed), Optional.of(text.toString()));
    } catch (MalformedTextException _) {
      // Jackson accepts sequences that are not UTF-8, so it may accept more.
      assertFalse(expected.isPresent() && isUtf8(data));
    }
    isQuoted(chars(data));
  }

  private static void isQuoted(String text) {
    byte[] quoted = JsonString.quoted(text);
    assertEquals(quoted.length, JsonString.quotedBytes(text));
    assertEquals(Optional.of(text), jackson(quoted));
  }

  /// Returns the string at the start of `json`, empty if Jackson refuses it.
  private static Optional<String> jackson(byte[] json) {
    // In an array, because a quote followed by zero bytes would be read as UTF-16.
    byte[] array = joined(new byte[] {'['}, json);
    try (JsonParser parser = JACKSON.createParser(array)) {
      parser.nextToken();
      assertEquals(JsonToken.VALUE_STRING, parser.nextToken());
      return Optional.of(parser.getText());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(byte[] data) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(data));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// Returns any UTF-16 string, including unpaired surrogates.
  private static String chars(byte[] data) {
    return ByteBuffer.wrap(data, 0, data.length & ~1).asCharBuffer().toString();
  }
}
