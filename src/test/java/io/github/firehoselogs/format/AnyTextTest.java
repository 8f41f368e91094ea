package io.github.firehoselogs.format;

import static io.github.firehoselogs.format.Lines.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.firehoselogs.transform.Transform;
import io.github.firehoselogs.transform.TransformSetting;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every output is one line of JSON from which the message can be read back, for any message.
class AnyTextTest {
  /// Refuses names that appear twice, as OpenSearch does.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private static final TransformSettings SETTINGS =
      new TransformSettings(Map.of(TransformSetting.PATTERN, "(?s)^(?<first>.{0,3})(?<rest>.*)$"));

  /// Pieces of all formats, and characters that are difficult in JSON and in lines.
  private static final List<String> PIECES =
      List.of(
          "2023-11-14T22:13:20.123456Z",
          "\t",
          " ",
          "  9 Query\tSELECT 1",
          "\n",
          "\r\n",
          "\"",
          "\\",
          "{",
          "}",
          "{\"a\":1}",
          "[x]",
          "<34>1 ",
          "Jun 14 15:16:01 host app[1]: ",
          "- ",
          "\0",
          "10.0.0.1",
          "[10/Oct/2000:13:55:36 -0700] ",
          "\"GET / HTTP/1.1\" 200 17 ",
          "\u2028",
          "# Time: ",
          "# User@Host: a[a] @ b []  Id:     8\n",
          "[Note] [MY-1] [Server] ",
          "日本",
          "2023-11-14 22:13:20 UTC:10.0.0.1(5):u@d:[7]:ERROR:  ",
          "REPORT RequestId: ",
          "😀",
          "START RequestId: 0a1b Version: 1",
          "2 123456789012 eni-1 ",
          "[a@1 b=\"c\\]\"] ",
          ":");

  static List<String> jsonTransforms() {
    return Transforms.names().stream().filter(each -> !each.equals("message")).toList();
  }

  @ParameterizedTest
  @MethodSource("jsonTransforms")
  void outputIsOneLineOfJson(String name) throws IOException {
    Transform transform = Transforms.named(name, SETTINGS);
    long seed = name.hashCode();
    Random random = new Random(seed);
    for (int run = 0; run < 2000; run++) {
      String message = anyMessage(random);
      String output = Lines.output(transform, message);
      if (!output.equals(UNMATCHED)) {
        String where = name + ", seed " + seed + ", run " + run + ": " + output;
        assertEquals(output.length() - 1, output.indexOf('\n'), where);
        assertTrue(output.indexOf('\r') < 0, where);
        readsBack(name, message, JSON.readTree(output), where);
      }
    }
  }

  private static void readsBack(String name, String message, JsonNode read, String where)
      throws IOException {
    switch (name) {
      case "json" -> agrees(message, read.get(read.has("json") ? "json" : "message"), where);
      case "splunk-hec" -> {
        boolean blank = message.chars().allMatch(c -> c <= ' ');
        agrees(message, blank ? read.get("event").get("message") : read.get("event"), where);
      }
      case "pattern" ->
          assertEquals(
              message, read.get("first").textValue() + read.get("rest").textValue(), where);
      default -> assertTrue(read.isObject() && !read.isEmpty(), where);
    }
  }

  private static void agrees(String message, JsonNode read, String where) throws IOException {
    if (read.isTextual()) {
      assertEquals(message, read.textValue(), where);
    } else {
      assertEquals(JSON.readTree(message), read, where);
    }
  }

  private static String anyMessage(Random random) {
    StringBuilder message = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      if (random.nextInt(4) > 0) {
        message.append(PIECES.get(random.nextInt(PIECES.size())));
      } else {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
        boolean half = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        message.appendCodePoint(half ? 'x' : codePoint);
      }
    }
    return message.toString();
  }
}
