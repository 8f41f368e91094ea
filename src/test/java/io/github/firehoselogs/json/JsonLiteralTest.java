package io.github.firehoselogs.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLiteralTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "1234567", "12345678", "123456789", "1234567890abcdef"})
  void matchesOnlyAllOfItsCharacters(String text) {
    JsonLiteral literal = new JsonLiteral(text);
    byte[] json = (".." + text + "........").getBytes(ISO_8859_1);
    assertEquals(2 + text.length(), literal.skip(json, 2, json.length));
    assertEquals(JsonScanner.INVALID, literal.skip(json, 1, json.length));
    for (int i = 0; i < text.length(); i++) {
      json[2 + i] ^= (byte) 0x80;
      assertEquals(JsonScanner.INVALID, literal.skip(json, 2, json.length), "at " + i);
      json[2 + i] ^= (byte) 0x80;
    }
  }

  @Test
  void doesNotMatchIfTruncated() {
    byte[] json = "0123456789".getBytes(ISO_8859_1);
    assertEquals(10, new JsonLiteral("0123456789").skip(json, 0, 10));
    assertEquals(JsonScanner.INVALID, new JsonLiteral("0123456789").skip(json, 0, 9));
    assertEquals(4, new JsonLiteral("23").skip(json, 2, 10));
    assertEquals(JsonScanner.INVALID, new JsonLiteral("34").skip(json, 3, 10));
  }
}
