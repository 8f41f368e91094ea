package io.github.firehoselogs.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplunkHecTest {
  private static final String TAIL =
      ",\"fields\":{\"owner\":\"123456789012\",\"subscriptionFilter\":\"to-firehose\"}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          hello|"hello"
          {"a":1}|{"a":1}
           {"a" : "b"} |{"a" : "b"}
          [1]|"[1]"
          a"b\\c|"a\\"b\\\\c"
          日本 😀|"日本 😀"
          ~~|{"message":""}
          ~ ~|{"message":" "}
          ~\t~|{"message":"\\t"}
          ~a
          b~|"a\\nb"
          {"a":1|"{\\"a\\":1"
          null|"null"
          """)
  void eventIs(String message, String event) {
    assertEquals(
        "{\"time\":1700000000.000,\"host\":\"i-0123456789\",\"source\":\"/app/web\","
            + "\"sourcetype\":\"aws:cloudwatchlogs\",\"event\":"
            + event
            + TAIL,
        Lines.output(new SplunkHec(), message));
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000123, 1700000000.123",
    "1700000000007, 1700000000.007",
    "0, 0.000",
    "-1, -0.001",
    "-1500, -1.500"
  })
  void timeIsInSeconds(long millis, String seconds) {
    String line = Lines.output(new SplunkHec(), GivenEnvelope.of().withEvent(millis, "m"));
    assertEquals("{\"time\":" + seconds, line.substring(0, line.indexOf(',')));
  }

  @Test
  void eventWithoutTimeHasNoTimeField() {
    GivenEnvelope envelope = GivenEnvelope.of().withRawEvent("{\"message\":\"m\"}");
    assertEquals(
        "{\"host\":\"i-0123456789\"", Lines.output(new SplunkHec(), envelope).substring(0, 22));
  }
}
