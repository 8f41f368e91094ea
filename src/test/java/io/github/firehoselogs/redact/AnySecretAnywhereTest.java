package io.github.firehoselogs.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.json.JsonScanner;
import java.net.URLEncoder;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Puts any secret of a preset or a pattern anywhere, and asserts that it is replaced, that JSON
/// stays valid, and that every other byte is unchanged.
class AnySecretAnywhereTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 12_000);

  private static final Redaction REDACTION =
      Redaction.compile(
          "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,"
              + "password,/\\bsecret-\\d+/");

  private static final Pattern MARKED = Pattern.compile("[\uE000\uE010-\uE01F][^\uE001]*\uE001");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inJson(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      check(new AnyJson(random).withSecret(), true, seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 4)
  void inLinesWithJson(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String json = new AnyJson(random).objectWithSecret();
      String line =
          switch (random.nextInt(5)) {
            case 0 -> "<34>1 2003-10-11T22:14:15.003Z web01 app 77 - - " + json;
            case 1 -> "Oct 11 22:14:15 web01 app[77]: got " + json + " in 5 ms [ok]";
            case 2 -> json + "\n" + json;
            case 3 -> "a=" + json + ";b=[1,2,3] {not json} " + json;
            default -> "[INFO] [main] {" + json + "}";
          };
      check(line, false, seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 5)
  void inText(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      // These may begin JSON or an escape.
      check(new AnyJson(random).text().replaceAll("[\\\\\"{]", "'"), false, seed, round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 6)
  void inUrls(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String secret = new AnySecret(random).text();
      String query = "next=" + (random.nextBoolean() ? "/a?e=" : "x y=") + secret + "&t=1 2";
      for (int encodings = random.nextInt(3); encodings >= 0; encodings--) {
        query = URLEncoder.encode(query, UTF_8).replace("%EE%80%80", "\uE000");
        query = query.replace("%EE%80%81", "\uE001");
        query = random.nextBoolean() ? query : query.replace("+", "%20");
      }
      check("GET /s?q=" + query + "&x=1 HTTP/1.1", false, seed, round);
    }
  }

  private static void check(String marked, boolean isJson, long seed, int round) {
    String message = marked.replaceAll("[\uE000\uE001\uE010-\uE01F]", "");
    String redacted = REDACTION.redact(message);
    String hint = "seed " + seed + ", round " + round + ": " + message;
    assertEquals(expected(marked), redacted, hint);
    assertEquals(redacted, REDACTION.redact(redacted), hint);
    if (isJson) {
      byte[] json = redacted.getBytes(UTF_8);
      assertEquals(json.length, JsonScanner.skipValue(json, 0, json.length), hint);
    }
  }

  private static String expected(String marked) {
    return MARKED
        .matcher(marked)
        .replaceAll(match -> {
          int mark = match.group().charAt(0) - AnyJson.NUMBER_BEGIN;
          String quote = mark < 0 ? "" : "\\".repeat((1 << mark) - 1) + '"';
          return (quote + "[REDACTED]" + quote).replace("\\", "\\\\");
        });
  }

  @Test
  void jsonIsEqualExceptForTheSecret() throws Exception {
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    Random random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      String marked = new AnyJson(random).withSecret();
      String redacted = REDACTION.redact(marked.replaceAll("[\uE000\uE001\uE010-\uE01F]", ""));
      assertEquals(
          mapper.readTree(expected(marked)), mapper.readTree(redacted), "seed 7, round " + round);
      assertTrue(redacted.contains("[REDACTED]"));
    }
  }
}
