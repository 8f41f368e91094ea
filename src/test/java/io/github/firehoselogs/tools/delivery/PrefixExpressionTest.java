package io.github.firehoselogs.tools.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.PrefixExpression.Evaluated;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixExpressionTest {
  private static final Instant ARRIVAL = Instant.parse("2026-01-02T23:04:05Z");

  @ParameterizedTest
  @CsvSource({
    "logs/id=!{partitionKeyFromLambda:id}/, logs/id=i-1/",
    "!{timestamp:yyyy}/!{timestamp:MM/dd}/, 2026/01/02/",
    "a!{partitionKeyFromLambda:id}b!{partitionKeyFromLambda:hour}c, ai-1b07c",
    "plain/, plain/2026/01/02/23/",
    "!{firehose:random-string}/, !{firehose:random-string}/"
  })
  void prefixIsEvaluated(String expression, String expected) {
    assertEquals(
        new Evaluated.Prefix(expected),
        PrefixExpression.ofDelivery("--prefix", expression)
            .evaluate(Map.of("id", "i-1", "hour", "07"), ARRIVAL));
  }

  @Test
  void missingKeyMakesTheRecordUnusable() {
    assertEquals(
        new Evaluated.Unusable("the record has no partition key id"),
        PrefixExpression.ofDelivery("--prefix", "!{partitionKeyFromLambda:id}/")
            .evaluate(Map.of("hour", "07"), ARRIVAL));
  }

  @Test
  void prefixHasAtMost512Characters() {
    PrefixExpression prefix =
        PrefixExpression.ofDelivery("--prefix", "!{partitionKeyFromLambda:id}/");
    assertEquals(
        new Evaluated.Prefix("x".repeat(511) + "/"),
        prefix.evaluate(Map.of("id", "x".repeat(511)), ARRIVAL));
    assertEquals(
        new Evaluated.Unusable("prefix characters > 512: 513"),
        prefix.evaluate(Map.of("id", "x".repeat(512)), ARRIVAL));
  }

  @Test
  void errorPrefixHasTheTypeOfTheError() {
    assertEquals(
        "errors/processing-failed/2026/",
        PrefixExpression.ofErrors("t", "errors/!{firehose:error-output-type}/!{timestamp:yyyy}/")
            .evaluateError("processing-failed", ARRIVAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!{partitionKeyFromQuery:id}/        | t: found '!{partitionKeyFromQuery:id}', expected"
            + " !{partitionKeyFromLambda:KEY}, !{timestamp:PATTERN}, !{firehose:error-output-type}"
            + " or !{firehose:random-string}",
        "!{timestamp:yyyy                    | t: a '!{' without its '}' in '!{timestamp:yyyy'",
        "!{timestamp:bbb}/                   | t: timestamp pattern 'bbb': Unknown pattern letter:"
            + " b",
        "!{firehose:error-output-type}/      | t: firehose:error-output-type is for the error"
            + " prefix"
      })
  void wrongPrefixIsNamed(String expression, String message) {
    assertEquals(
        message,
        assertThrows(BadInputException.class, () -> PrefixExpression.ofDelivery("t", expression))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "errors/ | t: expected !{firehose:error-output-type} in it",
        "!{firehose:error-output-type}/!{partitionKeyFromLambda:id}/"
            + " | t: the error prefix may name no partition key"
      })
  void wrongErrorPrefixIsNamed(String expression, String message) {
    assertEquals(
        message,
        assertThrows(BadInputException.class, () -> PrefixExpression.ofErrors("t", expression))
            .getMessage());
  }
}
