package io.github.firehoselogs.tools.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SpeedTableTest {
  @Test
  void throughputIsInMegabytes() throws JsonProcessingException {
    assertEquals(
        """

        | transform | json MB/s | transform MB/s |
        |---|---|---|
        | syslog | 384 | 1,269 |
        | json | 27.1 | – |
        """,
        table(
            result("T.json", "\"transform\":\"syslog\"", "ops/s", 384.2),
            result("T.transform", "\"transform\":\"syslog\"", "ops/s", 1269.4),
            result("T.json", "\"transform\":\"json\"", "ops/s", 27.06)));
  }

  @Test
  void functionIsComparedWithTheFloor() throws JsonProcessingException {
    assertEquals(
        """

        | event | floor ms | function ms | ratio |
        |---|---|---|---|
        | full | 14.9 | 12.8 | 0.86 |

        |  | other s/op |
        |---|---|
        |  | 2.00 |
        """,
        table(
            result("H.floor", "\"event\":\"full\"", "us/op", 14_900),
            result("H.function", "\"event\":\"full\"", "us/op", 12_800),
            result("G.other", "", "s/op", 2)));
  }

  private static String table(String... results) throws JsonProcessingException {
    return new SpeedTable(new ObjectMapper().readTree("[" + String.join(",", results) + "]"))
        .text();
  }

  private static String result(String benchmark, String parameters, String unit, double score) {
    return """
    {"benchmark":"a.%s","params":{%s},"primaryMetric":{"score":%s,"scoreUnit":"%s"}}\
    """
        .formatted(benchmark, parameters, score, unit);
  }
}
