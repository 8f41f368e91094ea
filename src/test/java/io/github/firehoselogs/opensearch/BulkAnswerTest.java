package io.github.firehoselogs.opensearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.attempts.Refusal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkAnswerTest {
  private static BulkAnswer read(String json, int sent) throws IOException {
    return BulkAnswer.read(json.getBytes(UTF_8), sent);
  }

  @Test
  void wholeAnswerOfANode() throws IOException {
    BulkAnswer answer =
        read(
            """
            {"took":30,"errors":true,"items":[
              {"create":{"_index":"logs","_id":"1","_version":1,"result":"created",
                "_shards":{"total":2,"successful":1,"failed":0},"status":201}},
              {"create":{"_index":"logs","_id":"2","status":409,"error":{
                "type":"version_conflict_engine_exception","reason":"[2]: exists"}}},
              {"create":{"_index":"logs","_id":"3","status":400,"error":{
                "type":"mapper_parsing_exception","reason":"secret","caused_by":{
                "type":"illegal_argument_exception","reason":"secret"}}}}]}
            """,
            3);
    assertEquals(
        new BulkAnswer(List.of(new Refusal(2, "mapper_parsing_exception", true)), 1), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "200, x,                            accepted",
    "201, x,                            accepted",
    "429, es_rejected_execution_exception, retryable",
    "503, unavailable_shards_exception, retryable",
    "500, unknown_error,                retryable",
    // The disk is full, or the index is being shrunk.
    "403, cluster_block_exception,      retryable",
    "403, security_exception,           permanent",
    "404, index_not_found_exception,    permanent",
    "400, mapper_parsing_exception,     permanent",
    "400, strict_dynamic_mapping_exception, permanent",
    "0,   unknown_error,                retryable",
  })
  void statusDecides(int status, String type, String expected) throws IOException {
    String json =
        "{\"items\":[{\"create\":{\"status\":"
            + status
            + ",\"error\":{\"type\":\""
            + type
            + "\"}}}]}";
    List<Refusal> refusals = read(json, 1).refusals();
    assertEquals(
        expected.equals("accepted")
            ? List.of()
            : List.of(new Refusal(0, type, expected.equals("permanent"))),
        refusals);
  }

  @Test
  void missingItemsAreSentAgain() throws IOException {
    assertEquals(
        List.of(new Refusal(1, "NoAnswer"), new Refusal(2, "NoAnswer")),
        read("{\"items\":[{\"create\":{\"status\":201}}]}", 3).refusals());
    assertEquals(List.of(new Refusal(0, "NoAnswer")), read("{}", 1).refusals());
  }

  /// A type is published as a metric, and its text comes from a server.
  @ParameterizedTest
  @ValueSource(strings = {"SELECT secret", "Upper", "a b", "", "x\\ny"})
  void unusualTypeIsNotRepeated(String type) throws IOException {
    String json =
        "{\"items\":[{\"create\":{\"status\":400,\"error\":{\"type\":\"" + type + "\"}}}]}";
    assertEquals(List.of(new Refusal(0, "unknown_error", true)), read(json, 1).refusals());
  }

  @Test
  void errorWithoutTypeIsNamedByItsStatus() throws IOException {
    assertEquals(
        List.of(new Refusal(0, "HTTP 400", true)),
        read("{\"items\":[{\"create\":{\"status\":400,\"error\":\"secret\"}}]}", 1).refusals());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"items\":{}}",
        "{\"items\":[1]}",
        "{\"items\":[{\"create\":1}]}",
        "{\"items\":[{\"create\":{\"status\":201}",
        "{\"items\":[{}]}",
        "null"
      })
  void anythingElseIsNoAnswer(String json) {
    assertThrows(IOException.class, () -> read(json, 1));
  }
}
