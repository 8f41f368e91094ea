package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  private static final JsonFactory JACKSON = new JsonFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "[ ]",
        "{ \"a\" : [ 1 , true , false , null , {} ] }",
        "\"\"",
        "\"plain text that is longer than a word\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uABcd\"",
        "\"é日😀\"",
        "\"\u007f\"",
        "0",
        "-0",
        "10.50",
        "-1E+9",
        "1e-9",
        "2e0",
        "true",
        "false",
        "null",
        "{\"a\":1,\"a\":2,\"\":\"\"}",
        "[\r\n\t1]"
      })
  void endsOfValuesAreFound(String json) {
    byte[] bytes = (",,," + json + ",1").getBytes(UTF_8);
    assertEquals(bytes.length - 2, JsonScanner.skipValue(bytes, 3, bytes.length), json);
    int to = bytes.length - 2;
    assertEquals(to, JsonScanner.skipValue(bytes, 3, to), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1]",
        "{\"a\":1 \"b\":2}",
        "{,}",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[1 2]",
        "[1}",
        "[,]",
        "\"open",
        "\"\\",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u12",
        "\"a\nb\"",
        "\"eight...\u0000eight...\"",
        "\"\u001f\"",
        "01",
        "-",
        "-a",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "NaN",
        "tru",
        "truE",
        "nul",
        "'a'",
        "/**/1"
      })
  void otherTextIsInvalid(String json) {
    byte[] bytes = json.getBytes(ISO_8859_1);
    assertEquals(JsonScanner.INVALID, JsonScanner.skipValue(bytes, 0, bytes.length), json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00c0\u0080", // overlong
        "\u00e0\u009f\u00bf", // overlong
        "\u00ed\u00a0\u0080", // a surrogate
        "\u00f4\u0090\u0080\u0080", // above U+10FFFF
        "\u0080", // continuation without a lead
        "\u00e2\u0082", // cut by the quote
      })
  void invalidUtf8IsInvalid(String latin1) {
    for (String json : new String[] {"\"x\"", "{\"x\":1}", "[\"x\"]"}) {
      byte[] bytes = json.replace("x", "text " + latin1).getBytes(ISO_8859_1);
      assertEquals(JsonScanner.INVALID, JsonScanner.skipValue(bytes, 0, bytes.length), json);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 1000, 1001, 100_000})
  void nestingIsLimited(int depth) {
    int end = depth <= JsonScanner.MAX_DEPTH ? 2 * depth : JsonScanner.INVALID;
    byte[] arrays = ("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8);
    assertEquals(end, JsonScanner.skipValue(arrays, 0, arrays.length));
    byte[] objects = ("{\"\":".repeat(depth) + "0" + "}".repeat(depth)).getBytes(UTF_8);
    assertEquals(end < 0 ? end : 5 * depth + 1, JsonScanner.skipValue(objects, 0, objects.length));
  }

  @Test
  void bytesAreFoundAtEveryOffset() {
    for (int value = 0; value < 256; value++) {
      boolean verbatim = value >= 0x20 && value < 0x80 && value != '"' && value != '\\';
      for (int place = 0; place < 40; place++) {
        byte[] text = new byte[40];
        Arrays.fill(text, (byte) 'x');
        text[place] = (byte) value;
        for (int from = 0; from <= place; from++) {
          assertEquals(verbatim ? 40 : place, JsonScanner.endOfAscii(text, from, 40));
          assertEquals(verbatim ? 39 : Math.min(39, place), JsonScanner.endOfAscii(text, from, 39));
        }
      }
    }
  }

  @Test
  void charactersAreFoundAtEveryOffset() {
    for (int value = 0; value < 256; value++) {
      for (int place = 0; place < 40; place++) {
        byte[] text = new byte[40];
        Arrays.fill(text, (byte) value);
        text[place] = '"';
        for (int from = 0; from <= 40; from++) {
          int found = value == '"' ? from : place;
          int expected = from <= found ? found : 40;
          assertEquals(expected, JsonScanner.indexOf('"', text, from, 40));
          assertEquals(
              Math.min(expected, Math.max(from, 39)),
              JsonScanner.indexOf('"', text, from, Math.max(from, 39)));
        }
      }
    }
  }

  @Test
  void agreesWithJacksonOnValidUtf8() {
    long seed = 4711;
    Random random = new Random(seed);
    int valid = 0;
    for (int run = 0; run < 50_000; run++) {
      byte[] json = damaged(("[" + anyValue(random, 0) + "]").getBytes(UTF_8), random);
      int expected = isUtf8(json) ? endInJackson(json) : JsonScanner.INVALID;
      int found = json[0] == '[' ? JsonScanner.skipValue(json, 0, json.length) : expected;
      if (found != expected && !isUtf8Up(json, found)) {
        String text = new String(json, ISO_8859_1);
        assertEquals(expected, found, "seed " + seed + ", run " + run + ": " + text);
      }
      valid += found < 0 ? 0 : 1;
    }
    assertEquals(true, valid > 5_000 && valid < 45_000, "valid: " + valid);
  }

  /// Returns whether the value is UTF-8. The bytes after it need not be.
  private static boolean isUtf8Up(byte[] json, int end) {
    return end > 0 && endInJackson(Arrays.copyOf(json, end)) == end && !isUtf8(json);
  }

  private static byte[] damaged(byte[] json, Random random) {
    for (int i = random.nextInt(3); i > 0; i--) {
      String bytes = "\"\\{}[]:, u0e.-\n\t\u0000\u001f\u0080\u00bf\u00c3\u00e2\u00ed\u00f0";
      json[1 + random.nextInt(json.length - 1)] =
          (byte) bytes.charAt(random.nextInt(bytes.length()));
    }
    return json;
  }

  private static String anyValue(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0 -> Integer.toString(random.nextInt(2000) - 1000);
      case 1 -> Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
      case 2 -> random.nextBoolean() ? "true" : random.nextBoolean() ? "false" : "null";
      case 3, 4 -> anyString(random);
      case 5 -> "[" + anyValue(random, depth + 1) + " ," + anyValue(random, depth + 1) + "]";
      case 6 -> random.nextBoolean() ? "{}" : "[ ]";
      default ->
          "{"
              + anyString(random)
              + " : "
              + anyValue(random, depth + 1)
              + ","
              + anyString(random)
              + ":"
              + anyValue(random, depth + 1)
              + "}";
    };
  }

  private static String anyString(Random random) {
    String[] pieces = {"a", "word ", "\\n", "\\\"", "\\u00e9", "é", "日本", "😀", "\\\\", "12345678"};
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.append('"').toString();
  }

  private static int endInJackson(byte[] json) {
    try (JsonParser parser = JACKSON.createParser(json)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken().isStructEnd()
          ? (int) parser.currentLocation().getByteOffset()
          : JsonScanner.INVALID;
    } catch (IOException _) {
      return JsonScanner.INVALID;
    }
  }

  private static boolean isUtf8(byte[] json) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  @Test
  void onlyEightDigitsAreANumber() {
    byte[] json = "x12345678".getBytes(UTF_8);
    assertEquals(12_345_678, JsonScanner.eightDigits(json, 1, 9));
    assertEquals(JsonScanner.INVALID, JsonScanner.eightDigits(json, 1, 8));
    for (int at = 1; at < 9; at++) {
      for (int value = 0; value < 256; value++) {
        byte before = json[at];
        json[at] = (byte) value;
        boolean digit = value >= '0' && value <= '9';
        int expected = digit ? Integer.parseInt(new String(json, 1, 8, UTF_8)) : -1;
        assertEquals(expected, JsonScanner.eightDigits(json, 1, 9), at + ": " + value);
        json[at] = before;
      }
    }
  }
}
