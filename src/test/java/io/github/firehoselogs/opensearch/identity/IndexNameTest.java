package io.github.firehoselogs.opensearch.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexNameTest {
  @ParameterizedTest
  @CsvSource({
    "logs-2026.11.26, logs-2026.11.26",
    "Logs-APP, logs-app",
    // A slash would address another path, a comma another index, and an asterisk all of them.
    "a/b\\c*d?e,      a_b_c_d_e",
    "'a,b:c#d e',     a_b_c_d_e",
    "../_all,         all",
    ".opendistro_security, opendistro_security",
    "_bulk,           bulk",
    "-x+y,            x_y",
    "İstanbul-Ünit,   stanbul-_nit",
    "a😀b,            a_b",
    "'..',            unknown",
    "'',              unknown",
  })
  void namesAreMadeValid(String text, String name) {
    assertEquals(name, IndexName.valid(text));
  }

  @Test
  void longNamesAreCutAndKeepTheirIdentity() {
    String name = IndexName.valid("a".repeat(256));
    assertEquals(255, name.length());
    assertEquals("a".repeat(255), IndexName.valid("a".repeat(255)));
    assertNotEquals(name, IndexName.valid("a".repeat(257)));
  }

  /// OpenSearch's own rules, for any text.
  @Test
  void anyTextBecomesAValidName() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(300); n > 0; n--) {
        text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0x11000));
      }
      String name = IndexName.valid(text.toString());
      assertTrue(name.matches("[a-z0-9][a-z0-9._-]{0,254}"), () -> "seed " + seed + ": " + name);
    }
  }

  @Test
  void invalidTemplateNamesTheField() {
    String thrown =
        assertThrows(
                IllegalArgumentException.class,
                () -> IndexName.compile("logs-{timestmp}", ZoneOffset.UTC))
            .toString();
    assertTrue(thrown.contains("unknown field 'timestmp', expected owner"), thrown);
  }
}
