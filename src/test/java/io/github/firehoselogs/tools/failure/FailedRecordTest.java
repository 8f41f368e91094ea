package io.github.firehoselogs.tools.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedRecordTest {
  @Test
  void recordIsRead() throws Exception {
    FailedRecord record = read(GivenFailure.of(new byte[] {1, 2, 3}).line());
    assertEquals("Lambda.FunctionError", record.errorCode());
    assertEquals("no", record.errorMessage());
    assertArrayEquals(new byte[] {1, 2, 3}, record.rawData());
    assertEquals("1700000000000", record.fields().get("arrivalTimestamp"));
    assertFalse(record.holdsOutput("errors/processing-failed/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"errorCode", "ErrorCode", "lastErrorCode"})
  void codeHasSeveralNames(String name) throws Exception {
    assertEquals("A.B", read("{\"" + name + "\":\"A.B\",\"rawData\":\"\"}").errorCode());
  }

  @Test
  void codeMayBeMissingOrANumber() throws Exception {
    assertEquals("", read("{\"rawData\":\"AAAA\",\"x\":{\"errorCode\":\"no\"}}").errorCode());
    assertEquals("429", read("{\"errorCode\":429,\"rawData\":\"AAAA\"}").errorCode());
  }

  @Test
  void outputOfTheFunctionIsRecognized() throws Exception {
    assertTrue(read(GivenFailure.ofDocument("{}").line()).holdsOutput("x"));
    assertTrue(read("{\"EventId\":\"1\",\"rawData\":\"AAAA\"}").holdsOutput("x"));
    assertTrue(read("{\"errorCode\":\"Splunk.AckTimeout\",\"rawData\":\"AAAA\"}").holdsOutput("x"));
    FailedRecord plain = read("{\"rawData\":\"AAAA\"}");
    assertTrue(plain.holdsOutput("s3://b/errors/splunk-failed/2025/x"));
    assertTrue(plain.holdsOutput("/tmp/AmazonOpenSearchService_failed/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rawData\":\"AAAA\"          | is no valid JSON at byte 17",
        "nonsense                       | is no valid JSON at byte 0",
        "[]                             | expected a JSON object, found something else",
        "{\"errorCode\":\"x\"}           | has no rawData",
        "{\"rawData\":7}                | its rawData is no text",
        "{\"rawData\":\"?\"}            | its rawData is not base64",
        "{\"rawData\":\"AAAA\"}{}       | expected one JSON object, found more after it",
        "{\"rawData\":\"\",\"rawData\":\"\"} | is no valid JSON at byte 23",
      })
  void badLineIsNamed(String line, String problem) {
    assertEquals(problem, assertThrows(BadLineException.class, () -> read(line)).getMessage());
  }

  private static FailedRecord read(String line) throws BadLineException {
    return FailedRecord.read(line.getBytes(UTF_8));
  }
}
