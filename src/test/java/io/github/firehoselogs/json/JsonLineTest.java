package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {
  private static final JsonName A = JsonName.of("a");
  private static final JsonName ODD = JsonName.of("o\"d\nd");

  @Test
  void fieldsFollowTheOrderOfCalls() {
    Utf8Builder out = new Utf8Builder(0).append("before ");
    JsonLine line = new JsonLine(out);
    line.text(ODD, "x");
    line.number(A, 7);
    JsonLine inner = new JsonLine(line.value(JsonName.of("in")));
    inner.text(A, "y");
    inner.endValue();
    line.end();
    assertEquals(
        "before {\"o\\\"d\\u000ad\":\"x\",\"a\":7,\"in\":{\"a\":\"y\"}}\n", out.toString());
  }

  @Test
  void withoutFieldsObjectIsEmpty() {
    Utf8Builder out = new Utf8Builder(0);
    new JsonLine(out).end();
    assertEquals("{}\n", out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0",
    "17, 17",
    "-17.250, -17.250",
    "0.0, 0.0",
    "00, '\"00\"'",
    "01.5, '\"01.5\"'",
    "1., '\"1.\"'",
    ".5, '\".5\"'",
    "-, '\"-\"'",
    "'', '\"\"'",
    "1e5, '\"1e5\"'",
    "+1, '\"+1\"'",
    "0x1, '\"0x1\"'",
    "NaN, '\"NaN\"'",
    "12345678901234567890123456789012, 12345678901234567890123456789012",
    "123456789012345678901234567890123, '\"123456789012345678901234567890123\"'"
  })
  void onlyJsonNumbersAreNumbers(String text, String value) {
    Utf8Builder out = new Utf8Builder(0);
    JsonLine line = new JsonLine(out);
    line.number(A, text.getBytes(UTF_8), 0, text.length());
    line.end();
    assertEquals("{\"a\":" + value + "}\n", out.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyTextIsOneLineAndReadsBack(long seed) throws IOException {
    Random random = new Random(seed);
    ObjectMapper mapper = new ObjectMapper();
    for (int run = 0; run < 3000; run++) {
      String text = anyText(random);
      byte[] utf8 = text.getBytes(UTF_8);
      Utf8Builder out = new Utf8Builder(0);
      JsonLine line = new JsonLine(out);
      line.text(A, utf8, 0, utf8.length);
      line.text(ODD, text);
      line.end();
      String where = "seed " + seed + ", run " + run;
      assertEquals(out.length() - 1, out.toString().getBytes(UTF_8).length - 1, where);
      assertEquals(out.toString().length() - 1, out.toString().indexOf('\n'), where);
      JsonNode read = mapper.readTree(out.toByteArray());
      assertEquals(text, read.get("a").textValue(), where);
      assertEquals(text, read.get("o\"d\nd").textValue(), where);
    }
  }

  /// Returns text from every plane of Unicode, with more control characters than usual.
  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      int codePoint =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x80);
            case 2 -> random.nextInt(0x10000);
            default -> random.nextInt(0x110000);
          };
      boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      text.appendCodePoint(half ? '"' : codePoint);
    }
    return text.toString();
  }
}
