package io.github.firehoselogs.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String ALL_PRESETS =
      "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,"
          + "password";

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
          aws-access-key | AKIAIOSFODNN1EXAMPLE akiaiosfodnn7example    | [REDACTED] akiaiosfodnn7example
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
          email          | GET /s?q=hi%20jane%40example.com&x=1         | GET /s?q=hi%20[REDACTED]&x=1
          email          | GET /s?q=%20jane@example.com jane%2Bx@a.org  | GET /s?q=%20[REDACTED] [REDACTED]
          email          | 100% of a%zz@b.de %e4a@b.de                  | 100% of [REDACTED] [REDACTED]
          email          | u=%252Fa%253Fe%253Djane%252540example.com    | u=%252Fa%253Fe%253D[REDACTED]
          ipv4           | Chrome/126.0.0.0 (Edg/126.0.0.0) ua=Foo-Bar/1.2.3.4 Mozilla/5.0+Opera/1.2.3.4 | Chrome/126.0.0.0 (Edg/126.0.0.0) ua=Foo-Bar/1.2.3.4 Mozilla/5.0+Opera/1.2.3.4
          ipv4           | http://1.2.3.4/ example.com/1.2.3.4 /hosts/1.2.3.4 10.0.0.1/1.2.3.4 | http://[REDACTED]/ example.com/[REDACTED] /hosts/[REDACTED] [REDACTED]/[REDACTED]
          ipv4           | Chrome%2F126.0.0.0 ip%3D10.1.2.3%26          | Chrome%2F126.0.0.0 ip%3D[REDACTED]%26
          ipv4           | 100%10.1.2.3 1%2E2%2E3%2E4                   | 100%[REDACTED] [REDACTED]
          ipv4           | login#01110.1.2.3 #01210.1.2.3 x#99910.1.2.3 | login#011[REDACTED] #012[REDACTED] x#99910.1.2.3
          ipv4           | \\x0910.1.2.3 C:\\new\\10.1.2.3                | \\x09[REDACTED] C:\\new\\[REDACTED]
          ipv4           | up \u001B[32m10.1.2.3\u001B[0m                 | up \u001B[32m[REDACTED]\u001B[0m
          ipv4           | up ESC[32m10.1.2.3ESC[0m now                 | up ESC[32m[REDACTED]ESC[0m now
          credit-card    | c=4111+1111+1111+1111&d=4111%201111%201111%201111 | c=[REDACTED]&d=[REDACTED]
          credit-card    | card [4111111111111111] used                 | card [[REDACTED]] used
          credit-card    | [1,4111111111111111]                         | [1,"[REDACTED]"]
          credit-card    | {"a":4.111111111111111E15,"b":4111111111111111.0,"c":1e999999999,"d":1e99999999999} | {"a":"[REDACTED]","b":"[REDACTED]","c":1e999999999,"d":1e99999999999}
          aws-access-key | {"msg":"cut off\\nAKIAIOSFODNN7EXAMPLE","x":{"y":1},"z":"tr | {"msg":"cut off\\n[REDACTED]","x":{"y":1},"z":"tr
          bearer-token   | Authorization: Bearer bearer abc             | Authorization: Bearer bearer [REDACTED]
          bearer-token   | {"headers":{"Authorization":["Bearer abc"],"X":["Bearer abc"]}} | {"headers":{"Authorization":["Bearer [REDACTED]"],"X":["Bearer abc"]}}
          bearer-token   | Authorization%3A%20Bearer%20abc Bearer=x1    | Authorization%3A%20Bearer%20[REDACTED] Bearer=x1
          email          | "hi\\na@b.de"                                 | "hi\\n[REDACTED]"
          email          | {"a@b.de":1} [{"x":["a@b.de"]}] {"a@b.de"    | {"[REDACTED]":1} [{"x":["[REDACTED]"]}] {"[REDACTED]"
          email          | {"a":"<a\\u0040b.de>\\u003e","b":1.50}        | {"a":"<[REDACTED]>\\u003e","b":1.50}
          email          | {"a":"{\\"b\\":\\"x\\\\na@b.de\\"}"}           | {"a":"{\\"b\\":\\"x\\\\n[REDACTED]\\"}"}
          credit-card    | {"a":"{\\"b\\":4111111111111111}"}            | {"a":"{\\"b\\":\\"[REDACTED]\\"}"}
          /\\bsecret-\\d+/ | {"a":"x\\nsecret-1","b":"xsecret-2"}       | {"a":"x\\n[REDACTED]","b":"xsecret-2"}
          /^\\d{3}$/       | {"a":"123","b":123,"c":"1234","d":[true]}   | {"a":"[REDACTED]","b":"[REDACTED]","c":"1234","d":[true]}
          /"pin":\\s*"?\\w+"?/ | try {"pin": "12","a":{"pin":34},"b":"pin"} ok | try {"[REDACTED]": "[REDACTED]","a":{"[REDACTED]":"[REDACTED]"},"b":"pin"} ok
          /admin":true/    | {"a":1,"admin":true,"b":null}               | {"a":1,"[REDACTED]":"[REDACTED]","b":null}
          /pin\\W+\\w+/    | {"a":"{\\"pin\\":12}","pin":"x"}            | {"a":"{\\"[REDACTED]\\":\\"[REDACTED]\\"}","[REDACTED]":"[REDACTED]"}
          /try .*/         | a try {"pin":[1,"x"]} now                   | a [REDACTED]{"[REDACTED]":["[REDACTED]","[REDACTED]"]}[REDACTED]
          /x.*/            | {"a":"x1","b":"y"}                          | {"a":"[REDACTED]","b":"y"}
          ipv4           | tcp/10.0.0.1 broker-1/10.0.0.1:9092 inside/10.0.0.1/443 outside/10.0.0.1(80) Edg/1.2.3.4 (x) | tcp/10.0.0.1 broker-1/[REDACTED]:9092 inside/[REDACTED]/443 outside/[REDACTED](80) Edg/1.2.3.4 (x)
          ipv4           | connecting to...10.0.0.1 Chrome\\/126.0.0.0     | connecting to...[REDACTED] Chrome\\/126.0.0.0
          ipv4           | \\033[32m10.0.0.1\\033[0m \\e[32m10.0.0.1         | \\033[32m[REDACTED]\\033[0m \\e[32m[REDACTED]
          email          | a@b.xn--p1ai a@xn--e1afmkfd.com a@b.com-x a@b.de-2023 | [REDACTED] [REDACTED] [REDACTED]-x [REDACTED]-2023
          email          | {u'to': u'a@b.de', 'o': 'o'neil@b.de', 'b': b'a@b.de'} | {u'to': u'[REDACTED]', 'o': '[REDACTED]', 'b': b'[REDACTED]'}
          email          | {"to":"hi\\nalice@b.de \\u003calice@b.de\\u003e","cut | {"to":"hi\\n[REDACTED] \\u003c[REDACTED]\\u003e","cut
          email          | msg="{\\"to\\":\\"hi\\\\nalice@b.de\\"}"                | msg="{\\"to\\":\\"hi\\\\n[REDACTED]\\"}"
          email          | "C:\\Users\\nancy@b.de" DOMAIN\\rachel@b.de          | "C:\\Users\\[REDACTED]" DOMAIN\\[REDACTED]
          email          | login#011alice@b.de#012 ESC[1;32malice@b.deESC[0m   | login#011[REDACTED]#012 ESC[1;32m[REDACTED]ESC[0m
          email          | \\x1b[31malice@b.de \\u001b[38;5;208malice@b.de \\033[0malice@b.de | \\x1b[31m[REDACTED] \\u001b[38;5;208m[REDACTED] \\033[0m[REDACTED]
          email          | u=%2525252Fa%2525253Djane%25252540example.com    | u=%2525252Fa%2525253D[REDACTED]
          email          | u=%253Cjane@b.de%253E                           | u=%253C[REDACTED]%253E
          ipv4           | q=%252510.1.2.3 q=%2525253D10.1.2.3%25252526     | q=%2525[REDACTED] q=%2525253D[REDACTED]%25252526
          credit-card    | body="{\\"n\\":4111111111111111}" x="{\\"a"       | body="{\\"n\\":\\"[REDACTED]\\"}" x="{\\"a"
          credit-card    | {c=4.111111111111111E15} 4111111111111111.0 4.111111111111112E15 4.1E+1 | {c=[REDACTED]} [REDACTED] 4.111111111111112E15 4.1E+1
          credit-card    | 6205 5000 0000 0000 004 3056 9300 0902 0004 6759649826438453 | [REDACTED] [REDACTED] [REDACTED]
          aws-access-key | key_AKIAIOSFODNN7EXAMPLE_2 x                     | key_[REDACTED]_2 x
          jwt            | id-eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0=.c2ln== KeyJournalEntries.a.b | id-[REDACTED] KeyJournalEntries.a.b
          bearer-token   | token_type=bearer&x Bearer, Bearer abc123 bearer-token: Bearer abc123 | token_type=bearer&x Bearer, Bearer [REDACTED] bearer-token: Bearer [REDACTED]
          bearer-token   | Authorization:\tBearer\tabc                       | Authorization:\tBearer\t[REDACTED]
          bearer-token   | {"x":"Bearer\\tabc123","cut                      | {"x":"Bearer\\t[REDACTED]","cut
          bearer-token   | Bearer "abc1" Bearer 'abc1'                      | Bearer "[REDACTED]" Bearer '[REDACTED]'
          bearer-token   | map[Authorization:[Bearer abc]] ('authorization', 'Bearer abc') Authorization%3A+Bearer+abc | map[Authorization:[Bearer [REDACTED]]] ('authorization', 'Bearer [REDACTED]') Authorization%3A+Bearer+[REDACTED]
          bearer-token   | missing authorization bearer token               | missing authorization bearer token
          bearer-token   | {"name":"Authorization","value":"Bearer abc"}    | {"name":"Authorization","value":"Bearer [REDACTED]"}
          bearer-token   | {"raw":["Host","x","Authorization","Bearer abc"],"y":"Bearer abc"} | {"raw":["Host","x","Authorization","Bearer [REDACTED]"],"y":"Bearer abc"}
          bearer-token   | {"Authorization":{"values":["Bearer abc"]}} {"headers":{"Authorization":["Bearer abc"],"cut | {"Authorization":{"values":["Bearer [REDACTED]"]}} {"headers":{"Authorization":["Bearer [REDACTED]"],"cut
          """)
  void redacts(String setting, String text, String redacted) {
    assertEquals(
        redacted.replace("[REDACTED-ME-NOT]", "53042").replace("ESC", "\u001B"),
        Redaction.compile(setting.replace("\\\\", "\\")).redact(text.replace("ESC", "\u001B")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          mail     | unknown preset 'mail', expected authorization, aws-access-key, aws-secret-key, bearer-token, credit-card, email, ipv4, ipv6, jwt, password or /regular expression/
          email,   | -
          email,,ipv4 | unknown preset '', expected authorization, aws-access-key, aws-secret-key, bearer-token, credit-card, email, ipv4, ipv6, jwt, password or /regular expression/
          email,/a | the '/' at character 7 has no closing '/'
          /a/ b    | expected a comma or the end at character 5, found 'b'
          /a*/     | '/a*/' matches the empty text, expected a pattern that matches secrets only
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
  void barBelongsToLaravelsTokens() {
    Redaction redaction = Redaction.compile("bearer-token");
    assertEquals("Bearer [REDACTED] x", redaction.redact("Bearer 12|mF9B5f41JqMmF9B5f41JqM x"));
    assertEquals("Bearer [REDACTED]|GET /", redaction.redact("Bearer abc1|GET /"));
    assertEquals("Bearer [REDACTED]|GET /", redaction.redact("Bearer 12|GET /"));
  }

  @Test
  void blankRedactsNothing() {
    assertEquals(Redaction.NONE, Redaction.compile(" "));
  }

  @Test
  void fewRandomIdsLookLikeCards() {
    long seed = 16;
    Random random = new Random(seed);
    Redaction redaction = Redaction.compile("credit-card");
    int hit = 0;
    for (int i = 0; i < 100_000; i++) {
      String id = "%016d".formatted(random.nextLong(10_000_000_000_000_000L));
      hit += redaction.redact(id).equals(id) ? 0 : 1;
    }
    // One in ten passes Luhn. Of these, about one in four has the prefix of a card of that length.
    int cards = hit;
    assertTrue(cards < 3_000, () -> "seed " + seed + ": " + cards + " of 100,000");
  }

  @Test
  void extractedFieldsAreRedacted() throws Exception {
    LogEventView event =
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
  void escapedSecretInJsonIsFound() throws Exception {
    String json = "{\"to\":\"a\\u0040b.de\",\"half\":\"\\ud83d\",\"n\":1.50,\"日\":\"é\"}";
    LogEventView event = event("{\"message\":" + new ObjectMapper().writeValueAsString(json) + "}");
    Redaction.compile("email").apply(event);
    assertEquals(
        new ObjectMapper().readTree(json.replace("a\\u0040b.de", "[REDACTED]")),
        new ObjectMapper().readTree(event.message()));
  }

  @Test
  void messageWithoutSecretsIsUnchanged() throws Exception {
    String message = "{ \"path\" : \"a\\/b \\u00e9\" }";
    LogEventView event =
        event("{\"message\":" + new ObjectMapper().writeValueAsString(message) + "}");
    Redaction.compile(ALL_PRESETS).apply(event);
    assertEquals(message, event.message());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void anyTextIsReadToItsEnd(long seed) {
    Random random = new Random(seed);
    Redaction redaction = Redaction.compile(ALL_PRESETS);
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

  @Test
  void namesOfExtractedFieldsAreRedacted() throws Exception {
    LogEventView event = event("{\"message\":\"x\",\"extractedFields\":{\"a@b.de\":\"y\"}}");
    Redaction.compile("email").apply(event);
    assertEquals(
        "{\"[REDACTED]\":\"y\"}", new String(event.extractedFields().orElseThrow(), UTF_8));
  }

  /// Text that looks like JSON or like escapes up to its last byte.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{",
        "[1,",
        "{\"a\":",
        "[\"a",
        "[\",[\",\"",
        "[ \"",
        "{\"\":[\"\\u005b",
        "[[],\"",
        "%25",
        "%",
        "\\",
        "\\u0040",
        "\u001B[",
        "[1]",
        "\"",
        "a@",
        "Bearer ",
        "4111 1111 ",
        "Authorization",
        "\"{\\",
        "\"[[[{ \\\"",
        "-eyJaaaaaaa",
        "bearer",
        "bearer, ",
        "a\\na@",
        "\\n\"a@b",
        "\u001B[1;1",
        "4.11",
        "4.1e1",
        "%252525",
        "%25\\u0025",
        "[\"Authorization\",\"x\",",
        "1::",
        "::",
        ":1",
        "%3A",
        "-",
        "--",
        "token ",
        "://",
        "password-",
        "aB1/",
        "<password>"
      })
  @Timeout(30)
  void hostileTextTakesLinearTime(String part) {
    Redaction redaction = Redaction.compile(ALL_PRESETS + ",/pin:\\d+/");
    String text = part.repeat(300_000 / part.length());
    assertEquals(text, redaction.redact(text));
    assertTrue(redaction.redact(text + " a@b.de").endsWith("[REDACTED]"));
  }

  /// Text that looks like names and values up to its last byte, most of which are secrets.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "password:",
        "password=\"",
        "password='\\'",
        "password=]",
        "password=,a",
        "pwd=/",
        "pass=1",
        "token: a ",
        "a:password>",
        "<password>a",
        "password \"",
        "password 'a\n",
        "--password ",
        "--password-",
        "a://b:",
        "a://b:c@",
        "{\"password\":",
        "[\"--password\",",
        "Authorization:",
        "Authorization: Bearer ",
        "authorization= ",
        "authorization:\"",
        "Authorization: Digest a=\"b",
        "Authorization: Digest a=b,",
        "\"authorization\",",
        "fe80::1%",
        "::1 ",
        "secret=AKIAIOSFODNN7EXAMPLE",
        "aB1/aB1/aB1/aB1/aB1/aB1/aB1/aB1/aB1/aB1/ "
      })
  @Timeout(30)
  void hostileNamesTakeLinearTime(String part) {
    Redaction redaction = Redaction.compile(ALL_PRESETS);
    String once = redaction.redact(part.repeat(200_000 / part.length()) + "]".repeat(100_000));
    assertEquals(once, redaction.redact(once));
  }

  /// Whatever is made of the names: fields, keys, tables.
  @ParameterizedTest
  @ValueSource(strings = {"json", "splunk-hec", "mysql-general-log"})
  void namesOfGroupAndStreamAreRedacted(String transform) {
    Map<String, String> settings =
        Map.of(
            "TRANSFORM", transform,
            "REDACT", "ipv4",
            "EVENTS_PER_RECORD", "one",
            "ADD_FIELDS", "where={logGroup}/{logStream}",
            "PARTITION_KEYS", "group={logGroup},stream={logStream}",
            "ICEBERG_TABLE", "logs.{logStream}",
            "ROUTES", "[{\"logGroup\":\"/ip/192.0.2.7\",\"logStream\":\"*.9\"}]");
    Settings read = Settings.from(settings);
    Route route = read.routes().routeFor("/ip/192.0.2.7", "192.0.2.9");
    GivenEnvelope envelope =
        GivenEnvelope.of("m").withLogGroup("/ip/192.0.2.7").withLogStream("192.0.2.9");
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      LogEventView logEvent =
          decoder.decode(EncodedEnvelope.of(envelope.json().getBytes(UTF_8))).at(0);
      Utf8Builder output = new Utf8Builder(256);
      route.apply(logEvent, output);
      String all = output + " " + route.metadata(logEvent, output, 0);
      assertFalse(all.contains("192.0.2") || all.contains("192_0_2"), all);
      assertTrue(all.contains("\"where\":\"/ip/[REDACTED]/[REDACTED]\""), all);
      assertTrue(all.contains("{group=ip/[REDACTED], stream=[REDACTED]}"), all);
      assertEquals("192.0.2.9", logEvent.originalLogStream());
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
  }

  private static LogEventView event(String logEvent) throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      byte[] json = GivenEnvelope.of().withRawEvent(logEvent).json().getBytes(UTF_8);
      return decoder.decode(EncodedEnvelope.of(json)).at(0);
    }
  }
}
