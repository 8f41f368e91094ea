package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
  private static final byte[] NAME = "é".getBytes(UTF_8);

  @Test
  void fieldsAndElementsAreReadInOrder() {
    JsonCursor cursor = cursor("{ \"a\" : [ 1 , \"x\" ] , \"é\":\"日\",\"b\":{\"c\":null}} behind");
    List<String> found = new ArrayList<>();
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      if (cursor.isNamed(NAME)) {
        found.add(cursor.text());
      } else {
        found.add(cursor.name());
        cursor.skip();
      }
    }
    assertEquals(List.of("a", "日", "b"), found);
    assertEquals(48, cursor.offset());
    assertFalse(cursor.isLost());
  }

  @Test
  void skipStringTellsVerbatimStrings() {
    assertEquals(4, cursor("\"abc\"").skipString());
    JsonCursor escaped = cursor("\"a\\nc\" ");
    assertEquals(~5, escaped.skipString());
    assertEquals(6, escaped.offset());
    JsonCursor open = cursor("\"a\\n");
    assertEquals(JsonScanner.INVALID, open.skipString());
    assertTrue(open.isLost());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "1",
        "{",
        "{\"a\"",
        "{\"a\" 1",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,",
        "{\"a\":1 \"b\":2}",
        "{1:1}",
        "{\"\\u0061\":1}",
        "{\"a\":01}",
        "{\"a\":\"\\x\"}"
      })
  void unusualObjectsLoseTheCursor(String json) {
    JsonCursor cursor = cursor(json);
    cursor.enter('{');
    for (boolean first = true; cursor.nextField(first); first = false) {
      cursor.skip();
    }
    assertTrue(cursor.isLost());
    assertFalse(cursor.isAhead('{'));
    cursor.skip();
    cursor.skipString();
    assertEquals("", cursor.text());
    assertFalse(cursor.nextElement(true));
    assertTrue(cursor.isLost());
  }

  private static JsonCursor cursor(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return new JsonCursor(bytes, 0, bytes.length);
  }
}
