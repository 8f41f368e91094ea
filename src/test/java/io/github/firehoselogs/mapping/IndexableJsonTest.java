package io.github.firehoselogs.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.firehoselogs.json.Utf8Builder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// `DynamicMappingTest` covers the refused objects.
class IndexableJsonTest {
  @Test
  void nothingIsAppendedOfARefusedObject() {
    Utf8Builder out = new Utf8Builder(16).append("x");
    assertEquals(false, append("{\"a\":1,\"a\":2}", out));
    assertEquals("x", out.toString());
    assertEquals(true, append(" {\"a\":\n1} ", out));
    assertEquals("x{\"a\":1}", out.toString());
  }

  @Test
  void objectsAreIndependent() {
    for (int i = 0; i < 3; i++) {
      assertEquals(true, append("{\"a\":1,\"b\":{\"c\":1}}", new Utf8Builder(16)));
      assertEquals(true, append("{\"a\":{\"b\":1},\"b\":\"x\"}", new Utf8Builder(16)));
      assertEquals(false, append("{\"a\":1,\"b\":[1,\"x\"]}", new Utf8Builder(16)));
    }
  }

  @Test
  void manyNamesTakeLinearTime() {
    StringBuilder names = new StringBuilder("{\"a\":[");
    for (int i = 0; i < 100_000; i++) {
      names.append("{\"n").append(i % 800).append("\":1,\"x.y.z\":null},");
    }
    assertQuick(true, names.append("{}]}").toString());
  }

  @Test
  void namesWithOneHashTakeLinearTime() {
    StringBuilder names = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) {
      for (int bit = 0; bit < 17; bit++) {
        names.append(bit == 0 ? "\"" : "").append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.append("\":null,");
    }
    assertQuick(false, names.append("\"a\":1}").toString());
  }

  private static void assertQuick(boolean taken, String object) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertEquals(taken, append(object, new Utf8Builder(object.length()))));
  }

  private static boolean append(String object, Utf8Builder out) {
    byte[] json = object.getBytes(UTF_8);
    return IndexableJson.appendObject(json, 0, json.length, out);
  }
}
