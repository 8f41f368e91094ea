package io.github.firehoselogs.tools.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirehoseContractTest {
  @Test
  void answersAreRead() {
    String response =
        """
        {"records":[
          {"recordId":"2","result":"Ok","data":"aGk=","metadata":{"partitionKeys":{"k":"v"}}},
          {"recordId":"1","result":"Dropped"},
          {"recordId":"3","result":"ProcessingFailed"}]}\
        """;
    List<Answer> answers = FirehoseContract.check(Set.of("1", "2", "3"), response.getBytes(UTF_8));
    Answer.Ok ok = (Answer.Ok) answers.get(0);
    assertArrayEquals("hi".getBytes(UTF_8), ok.data());
    assertEquals(Map.of("k", "v"), ok.partitionKeys());
    assertEquals(new Answer.Dropped("1"), answers.get(1));
    assertEquals(new Answer.ProcessingFailed("3"), answers.get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"records\":[]}                    | recordId '1': not answered",
        "{\"records\":[A,A]}                 | recordId '1': answered twice",
        "{\"records\":[A,B]}                 | recordId '2': no record of the event has it",
        "{\"records\":[A],\"more\":1}        | the end of the response: found FIELD_NAME",
        "{\"answers\":[A]}                   | response: expected the field records",
        "{\"records\":{}}                    | records: found START_OBJECT, expected START_ARRAY",
        "{\"records\":[A]} {}                | response: something stands behind its end",
        "{\"records\":[A                     | response: not JSON",
        "[A]                                 | response: found START_ARRAY, expected START_OBJECT",
        "{\"records\":[{R,\"result\":\"OK\"}]} | records[0].result: found 'OK', expected Ok,",
        "{\"records\":[{R,\"result\":null}]} | records[0].result: found VALUE_NULL",
        "{\"records\":[{R}]}                 | records[0]: expected recordId and result",
        "{\"records\":[{R,O}]}               | records[0]: Ok without data",
        "{\"records\":[{R,O,\"data\":\"?\"}]} | records[0].data: not base64",
        "{\"records\":[{R,O,\"extra\":\"\"}]} | records[0]: unknown field 'extra'",
        "{\"records\":[{R,R,O}]}             | Duplicate field 'recordId'",
        "{\"records\":[{R,O,M{\"k\":\"\"}}}]} | records[0].metadata.partitionKeys.k: is empty",
        "{\"records\":[{R,O,M{\"k\":7}}}]}   | records[0].metadata.partitionKeys.k: found"
            + " VALUE_NUMBER",
        "{\"records\":[{R,O,T{D\"a\",N\"X\",P}}}]} | records[0].metadata.otfMetadata: found",
        "{\"records\":[{R,O,T{D\"a-b\",N\"b\",P}}}]} | records[0].metadata.otfMetadata: found",
        "{\"records\":[{R,O,T{D\"a\",P}}}]} | records[0].metadata.otfMetadata: found",
        "{\"records\":[{R,O,T{D\"a\",N\"b\",\"operation\":\"update\"}}}]} | expected insert into a"
            + " table"
      })
  void breachIsNamed(String response, String expected) {
    String json =
        response
            .replace("A", "{\"recordId\":\"1\",\"result\":\"Dropped\"}")
            .replace("B", "{\"recordId\":\"2\",\"result\":\"Dropped\"}")
            .replace("R,", "\"recordId\":\"1\",")
            .replace("{R}", "{\"recordId\":\"1\"}")
            .replace("O,", "\"result\":\"Ok\",")
            .replace("O}", "\"result\":\"Ok\"}")
            .replace("M{", "\"metadata\":{\"partitionKeys\":{")
            .replace("T{", "\"metadata\":{\"otfMetadata\":{")
            .replace("{D", "{\"destinationDatabaseName\":")
            .replace(",N", ",\"destinationTableName\":")
            .replace(",P", ",\"operation\":\"insert\"");
    String message = breach(json.getBytes(UTF_8));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void responseMayFillTheLimit() {
    byte[] response = new byte[FirehoseContract.MAX_RESPONSE_BYTES + 1];
    Arrays.fill(response, (byte) ' ');
    byte[] json = "{\"records\":[]}".getBytes(UTF_8);
    System.arraycopy(json, 0, response, 0, json.length);
    byte[] limit = Arrays.copyOf(response, FirehoseContract.MAX_RESPONSE_BYTES);
    assertEquals(List.of(), FirehoseContract.check(Set.of(), limit));
    assertEquals("response bytes > 6291456: 6291457", breach(response));
  }

  private static String breach(byte[] response) {
    return String.valueOf(
        assertThrows(
                ContractBreachException.class, () -> FirehoseContract.check(Set.of("1"), response))
            .getMessage());
  }
}
