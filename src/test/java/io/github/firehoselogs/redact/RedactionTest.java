package io.github.firehoselogs.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.given.GivenEnvelope;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          email          | mail to jane.doe+x@mail.example.co.uk.      | mail to [REDACTED].
          email          | <a@b.de>,c_d@e-f.org                        | <[REDACTED]>,[REDACTED]
          email          | jürgen@example.com                          | [REDACTED]
          email          | иван@пример.рф                              | [REDACTED]
          email          | 連絡user@example.com。                       | 連絡[REDACTED]。
          email          | {"to":"a@b.io"}                             | {"to":"[REDACTED]"}
          email          | a@b.c@d.com                                 | a@[REDACTED]
          email          | root@localhost @ a@ @b.com user@[10.0.0.1]  | root@localhost @ a@ @b.com user@[10.0.0.1]
          email          | git@v1.2 rev@1.2.3 a@b..com                 | git@v1.2 rev@1.2.3 a@b..com
          ipv4           | from 10.0.0.1:53042, 255.255.255.255.       | from [REDACTED]:[REDACTED-ME-NOT], [REDACTED].
          ipv4           | ip-10.0.0.1 192.168.001.010/24              | ip-[REDACTED] [REDACTED]/24
          ipv4           | 256.1.1.1 1.2.3 1.2.3.4.5 v1.2.3.4 1.2.3.4a | 256.1.1.1 1.2.3 1.2.3.4.5 v1.2.3.4 1.2.3.4a
          ipv4           | ::ffff:10.0.0.1 x.1.2.3.4 1..2.3.4 1234.1.1.1| ::ffff:[REDACTED] x.1.2.3.4 1..2.3.4 1234.1.1.1
          credit-card    | 4111111111111111 5555555555554444           | [REDACTED] [REDACTED]
          credit-card    | 4111 1111 1111 1111,3782-822463-10005       | [REDACTED],[REDACTED]
          credit-card    | name,4111111111111111,123                    | name,[REDACTED],123
          credit-card    | "30569309025904" 6011111111111117.          | "[REDACTED]" [REDACTED].
          credit-card    | カード4111111111111111です                    | カード[REDACTED]です
          credit-card    | 4111111111111112 4111 1111 1111 1112        | 4111111111111112 4111 1111 1111 1112
          credit-card    | 1234567812345670 0000000000000000           | 1234567812345670 0000000000000000
          credit-card    | id4111111111111111 4111111111111111x        | id4111111111111111 4111111111111111x
          credit-card    | 17.4111111111111111 4111111111111111.5      | 17.4111111111111111 4111111111111111.5
          credit-card    | 0000-4111-1111-1111-1111 411111111111111111111 | 0000-4111-1111-1111-1111 411111111111111111111
          credit-card    | 4111  1111 1111 1111 4111-1111 1111 1111     | 4111  1111 1111 1111 4111-1111 1111 1111
          credit-card    | 9999 4111 1111 1111 1111                     | 9999 [REDACTED]
          credit-card    | 36a7e1b4-4111-1111-1111-111111111111         | 36a7e1b4-4111-1111-1111-111111111111
          aws-access-key | key=AKIAIOSFODNN7EXAMPLE;ASIAIOSFODNN7EXAMPLE | key=[REDACTED];[REDACTED]
          aws-access-key | AKIAIOSFODNN7EXAMPL AKIAIOSFODNN7EXAMPLEX xAKIAIOSFODNN7EXAMPLE AROAIOSFODNN7EXAMPLE | AKIAIOSFODNN7EXAMPL AKIAIOSFODNN7EXAMPLEX xAKIAIOSFODNN7EXAMPLE AROAIOSFODNN7EXAMPLE
          aws-access-key | AKIAIOSFODNN1EXAMPLE akiaiosfodnn7example    | AKIAIOSFODNN1EXAMPLE akiaiosfodnn7example
          jwt            | t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P. | t=[REDACTED].
          jwt            | eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. eyJlbmMiOiJBMTI4In0.a.b.c.d | [REDACTED] [REDACTED]
          jwt            | eyJhbGciOiJIUzI1NiJ9 eyJhbGciOiJIUzI1NiJ9.abc x.y.z eyJ.a.b | eyJhbGciOiJIUzI1NiJ9 eyJhbGciOiJIUzI1NiJ9.abc x.y.z eyJ.a.b
          bearer-token   | Authorization: Bearer mF_9.B5f-4.1JqM        | Authorization: Bearer [REDACTED]
          bearer-token   | {"authorization":"bearer secret"}            | {"authorization":"bearer [REDACTED]"}
          bearer-token   | BEARER abc123== and Bearer%20a1b2            | BEARER [REDACTED] and Bearer%20[REDACTED]
          bearer-token   | the bearer of bad news; Bearer authentication; forbearer a1 | the bearer of bad news; Bearer authentication; forbearer a1
          bearer-token   | Bearer                                       | Bearer
          /pass(word)?=\\S+/ | password=x pass=y passwd=z                 | [REDACTED] [REDACTED] passwd=z
          /a\\/b/,/c{1,2}/ | a/b ccc                                      | [REDACTED] [REDACTED][REDACTED]
          email, ipv4    | a@b.de 10.0.0.1                              | [REDACTED] [REDACTED]
          """)
  void redacts(String setting, String text, String redacted) {
    assertEquals(
        redacted.replace("[REDACTED-ME-NOT]", "53042"),
        Redaction.compile(setting.replace("\\\\", "\\")).redact(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          mail     | unknown preset 'mail', known are aws-access-key, bearer-token, credit-card, email, ipv4, jwt and /regular expression/
          email,   | -
          email,,ipv4 | unknown preset '', known are aws-access-key, bearer-token, credit-card, email, ipv4, jwt and /regular expression/
          email,/a | the '/' at character 7 has no closing '/'
          /a/ b    | expected a comma or the end at character 5, found 'b'
          /a*/     | '/a*/' matches the empty text: expected a pattern of what is to be redacted
          /a(/     | missing closing ) at character 1 of 'a('
          """)
  void mistakesAreNamed(String setting, String message) {
    if (message.equals("-")) {
      assertEquals("[REDACTED]", Redaction.compile(setting).redact("a@b.de"));
    } else {
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> Redaction.compile(setting))
              .getMessage());
    }
  }

  @Test
  void blankRedactsNothing() {
    assertEquals(Redaction.NONE, Redaction.compile(" "));
  }

  @Test
  void fewIdsOfSixteenDigitsAreTakenForCards() {
    long seed = 16;
    Random random = new Random(seed);
    Redaction redaction = Redaction.compile("credit-card");
    int hit = 0;
    for (int i = 0; i < 100_000; i++) {
      String id = "%016d".formatted(random.nextLong(10_000_000_000_000_000L));
      hit += redaction.redact(id).equals(id) ? 0 : 1;
    }
    // One in ten passes Luhn; of these, about one in four begins as a card of that length does.
    int cards = hit;
    assertTrue(cards < 3_000, () -> "seed " + seed + ": " + cards + " of 100,000");
  }

  @Test
  void extractedFieldsAreRedactedLikeTheMessage() throws Exception {
    LogEvent event =
        event(
            "{\"message\":\"to a@b.de\",\"extractedFields\":{\"mail\":\"a@b.de\",\"n\":17,"
                + "\"deep\":[{\"x\":\"c@d.org!\"}]}}");
    Redaction.compile("email").apply(event);
    assertEquals("to [REDACTED]", event.message());
    assertEquals("[REDACTED]", event.extractedField("mail").orElse(""));
    assertEquals(
        "{\"mail\":\"[REDACTED]\",\"n\":17,\"deep\":[{\"x\":\"[REDACTED]!\"}]}",
        new String(event.extractedFields().orElseThrow(), UTF_8));
  }

  @Test
  void aSecretSpelledWithEscapesIsFoundInAMessageOfJson() throws Exception {
    String json = "{\"to\":\"a\\u0040b.de\",\"half\":\"\\ud83d\",\"n\":1.50,\"日\":\"é\"}";
    LogEvent event = event("{\"message\":" + new ObjectMapper().writeValueAsString(json) + "}");
    Redaction.compile("email").apply(event);
    assertEquals(
        new ObjectMapper().readTree(json.replace("a\\u0040b.de", "[REDACTED]")),
        new ObjectMapper().readTree(event.message()));
  }

  @Test
  void aMessageWithoutSecretsIsUntouched() throws Exception {
    String message = "{ \"path\" : \"a\\/b \\u00e9\" }";
    LogEvent event = event("{\"message\":" + new ObjectMapper().writeValueAsString(message) + "}");
    Redaction.compile("email,ipv4,credit-card,aws-access-key,jwt,bearer-token").apply(event);
    assertEquals(message, event.message());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void anyTextIsReadToItsEnd(long seed) {
    Random random = new Random(seed);
    Redaction redaction =
        Redaction.compile("email,ipv4,credit-card,aws-access-key,jwt,bearer-token");
    String alphabet = "aA@.-_ 4109eyJ:/%+AKIA日ü😀";
    for (int run = 0; run < 5_000; run++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(80), 0, alphabet.codePointCount(0, alphabet.length()))
          .map(i -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, i)))
          .forEach(text::appendCodePoint);
      String once = redaction.redact(text.toString());
      String where = "seed " + seed + ", run " + run + ": " + text;
      assertTrue(once.indexOf('\uFFFD') < 0, where);
      assertEquals(
          text.toString().codePoints().filter(c -> c == '日').count(),
          once.codePoints().filter(c -> c == '日').count(),
          where);
    }
  }

  private static LogEvent event(String logEvent) throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      byte[] json = GivenEnvelope.of().withRawEvent(logEvent).json().getBytes(UTF_8);
      return decoder.decode(EnvelopeBytes.of(json)).at(0);
    }
  }
}
