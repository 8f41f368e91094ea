package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringTest {
  static List<Arguments> texts() {
    return List.of(
        arguments("the empty string", "", ""),
        arguments("plain text is copied", "plain", "plain"),
        arguments("two, three and four bytes", "naïve 日本 😀", "naïve 日本 😀"),
        arguments("escapes of two and three bytes", "\\u00e9\\u65E5", "é日"),
        arguments("a pair of escapes is one character", "\\ud83d\\ude00!", "😀!"),
        arguments("short escapes", "a\\/b\\\"c\\\\d", "a/b\"c\\d"),
        arguments("control characters", "\\b\\f\\n\\r\\t\\u0000", "\b\f\n\r\t\0"),
        arguments("high surrogate at the end", "\\ud83d", "\ufffd"),
        arguments("high surrogate before text", "\\ud83dx", "\ufffdx"),
        arguments("high surrogate before another escape", "\\ud83d\\n", "\ufffd\n"),
        arguments("high surrogate before a plain escape", "\\ud83d\\u0041", "\ufffdA"),
        arguments("the wrong way round", "\\ude00\\ud83d", "\ufffd\ufffd"),
        arguments("a lone one before a pair", "\\ud83d\\ud83d\\ude00", "\ufffd😀"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void textIsDecoded(String what, String json, String text) {
    assertEquals(text, text(('"' + json + '"').getBytes(UTF_8)), what);
  }

  @Test
  void returnsTheOffsetAfterTheString() {
    byte[] json = "{\"a\":\"b\\\"c\"}".getBytes(UTF_8);
    assertEquals(11, JsonString.appendText(json, 5, new Utf8Builder(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\u00c0\u0080\"", // NUL in two bytes
        "\"\u00c1\u00bf\"", // overlong
        "\"\u00e0\u009f\u00bf\"", // overlong
        "\"\u00ed\u00a0\u0080\"", // a surrogate in three bytes
        "\"\u00f0\u008f\u00bf\u00bf\"", // overlong
        "\"\u00f4\u0090\u0080\u0080\"", // above U+10FFFF
        "\"\u00f5\u0080\u0080\u0080\"", // no such lead
        "\"\u0080\"", // continuation without a lead
        "\"\u00e2\u0082\"", // cut by the quote
        "\"\u00e2\u0082", // cut by the end
        "\"\u00c3", // cut by the end
        "\"open", // no closing quote
        "\"\\", // nothing after the backslash
        "\"\\x\"", // unknown escape
        "\"\\u12\"", // too few digits
        "\"\\u12g4\"", // not a digit
      })
  void invalidUtf8AndJsonAreRefused(String latin1) {
    assertThrows(MalformedTextException.class, () -> text(latin1.getBytes(ISO_8859_1)));
  }

  @Test
  void errorNamesOffsetNotText() {
    MalformedTextException e =
        assertThrows(
            MalformedTextException.class, () -> text("\"secret\\x\"".getBytes(ISO_8859_1)));
    assertEquals("byte 8: expected one of \" \\ / b f n r t u after \\", e.getMessage());
  }

  @Test
  void quotedEscapesLoneSurrogates() {
    assertEquals(
        "\"a\\\"b\\\\c\\u0001\\ud800é😀\"",
        new String(JsonString.quoted("a\"b\\c\u0001\ud800é😀"), UTF_8));
  }

  @Test
  void quotedTextReadsBack() throws Exception {
    long seed = 4711;
    Random random = new Random(seed);
    ObjectMapper jackson = new ObjectMapper();
    for (int i = 0; i < 10_000; i++) {
      String text = anyText(random);
      byte[] quoted = JsonString.quoted(text);
      assertEquals(text, jackson.readValue(quoted, String.class), () -> "seed " + seed);
      assertEquals(text, text(quoted), () -> "seed " + seed);
      assertEquals(quoted.length, JsonString.quotedBytes(text), () -> "seed " + seed);
      assertEquals(text, text(jackson.writeValueAsBytes(text)), () -> "seed " + seed);
    }
  }

  /// Returns text of every plane, with no lone surrogate.
  private static String anyText(Random random) {
    int[] bounds = {0x20, 0x80, 0x800, 0xD800, 0x110000};
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    while (text.codePointCount(0, text.length()) < length) {
      int c = random.nextInt(bounds[random.nextInt(bounds.length)]);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }

  private static String text(byte[] json) {
    Utf8Builder out = new Utf8Builder(0);
    JsonString.appendText(json, 0, out);
    return out.toString();
  }
}
