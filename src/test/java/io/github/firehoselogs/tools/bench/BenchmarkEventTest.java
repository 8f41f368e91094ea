package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asserts that the benchmarks measure complete work.
class BenchmarkEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"typical", "full", "1 MB", "10 records", "10000 records"})
  void functionAnswersEveryMessage(String name) throws Exception {
    BenchmarkEvent event = BenchmarkEvent.named(name);
    byte[] answer = new WholeFunction(Map.of()).answer(event.json().getBytes(UTF_8)).toByteArray();
    JsonNode records = JSON.readTree(answer).get("records");
    List<byte[]> outputs = event.outputs();
    assertEquals(outputs.size(), records.size());
    for (int i = 0; i < outputs.size(); i++) {
      assertEquals("Ok", records.get(i).get("result").textValue());
      byte[] data = Base64.getDecoder().decode(records.get(i).get("data").textValue());
      assertArrayEquals(outputs.get(i), data);
    }
  }

  @Test
  void fullAnswerIsJustUnderTheLimit() {
    BenchmarkEvent event = BenchmarkEvent.named("full");
    int bytes = new WholeFunction(Map.of()).answer(event.json().getBytes(UTF_8)).size();
    assertTrue(bytes <= 6_000_000 && bytes > 5_990_000, () -> bytes + " bytes");
  }

  @Test
  void floorInflatesAndEncodesEveryRecord() throws Exception {
    BenchmarkEvent event = BenchmarkEvent.named("typical");
    List<byte[]> outputs = event.outputs();
    long bytes = 0;
    try (Floor floor = HandlerBenchmark.floor(event)) {
      for (int i = 0; i < floor.records(); i++) {
        int jsonBytes = floor.inflate(i);
        JsonNode envelope = JSON.readTree(floor.json, 0, jsonBytes);
        assertEquals(event.messages().get(i).size(), envelope.get("logEvents").size());
        int base64Bytes = floor.encode(i);
        assertArrayEquals(
            outputs.get(i), Base64.getDecoder().decode(Arrays.copyOf(floor.encoded, base64Bytes)));
        bytes += jsonBytes + base64Bytes;
      }
      assertEquals(bytes, floor.run());
    }
  }
}
