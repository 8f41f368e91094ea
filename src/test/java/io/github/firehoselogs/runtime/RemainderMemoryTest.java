package io.github.firehoselogs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.runtime.ForkedFunction;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import io.github.firehoselogs.tools.runtime.RuntimeApi;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests records whose log events are all put back separately and need more memory than the heap
/// has.
class RemainderMemoryTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "EVENTS_PER_RECORD, one, 1000000, -Xmx380m",
    "PARTITION_MODE, exact, 300000, -Xmx200m",
  })
  void failsAloneAndNeverTheInvocation(String name, String value, int events, String heap)
      throws IOException {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(runtime, folder, environment(streams, name, value), heap)) {
      String event =
          GivenEvent.fromKinesis()
              .with("before", GivenEnvelope.of("a"))
              .with("large", GivenEnvelope.gzip(emptyEvents(events)))
              .with("after", GivenEnvelope.of("b"))
              .json();
      Posted posted = runtime.invoke(event);

      assertEquals("response", posted.what(), posted::body);
      assertEquals(List.of("Ok", "ProcessingFailed", "Ok"), results(posted.body()));
      assertTrue(function.output().contains("\"reason\":\"NOT_PUT_BACK\""), function::output);
      assertEquals(List.of(), streams.taken());
    }
  }

  private static Map<String, String> environment(
      LoopbackStreams streams, String name, String value) {
    Map<String, String> environment = new HashMap<>(streams.environment());
    environment.put("PARTITION_KEYS", "second={timestamp:yyyyMMddHHmmss}");
    environment.put(name, value);
    return environment;
  }

  private static String emptyEvents(int events) {
    StringBuilder json = new StringBuilder("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[");
    for (int i = 0; i < events; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"timestamp\":")
          .append(1_700_000_000_000L + 1000L * i)
          .append(",\"message\":\"\"}");
    }
    return json.append("]}").toString();
  }

  private static List<String> results(String response) throws IOException {
    List<String> results = new ArrayList<>();
    for (JsonNode each : new ObjectMapper().readTree(response).get("records")) {
      results.add(each.get("result").asText());
    }
    return results;
  }
}
