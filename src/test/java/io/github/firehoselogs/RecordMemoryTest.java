package io.github.firehoselogs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the memory that one record costs, as a multiple of its maximum size. Counts every
/// allocation, including memory that is no longer in use.
class RecordMemoryTest {
  private static final int MAX_ENVELOPE_BYTES = 1 << 24;

  /// The multiple that docs/guarantees.md states.
  private static final int MULTIPLE = 15;

  @ParameterizedTest
  @ValueSource(strings = {"message", "owner", "field", "name", "timestamp", "events", "bomb"})
  void isWithinTheDocumentedMultiple(String shape) {
    String filler = "x".repeat(MAX_ENVELOPE_BYTES - 200);
    String body =
        switch (shape) {
          case "message" -> "\"logEvents\":[{\"message\":\"" + filler + "\"}]}";
          case "owner" -> "\"owner\":\"" + filler + "\",\"logEvents\":[{\"message\":\"m\"}]}";
          case "field" -> "\"x\":\"" + filler + "\",\"logEvents\":[{\"message\":\"m\"}]}";
          case "name" -> "\"" + filler + "\":1,\"logEvents\":[{\"message\":\"m\"}]}";
          case "timestamp" ->
              "\"logEvents\":[{\"message\":\"m\",\"timestamp\":\"" + filler + "\"}]}";
          case "events" ->
              "\"logEvents\":["
                  + "{\"message\":\"\"},".repeat((MAX_ENVELOPE_BYTES - 200) / 15)
                  + "{\"message\":\"\"}]}";
          default -> filler.repeat(2);
        };
    byte[] record = GivenEnvelope.gzip("{\"messageType\":\"DATA_MESSAGE\"," + body);
    long bytes = allocatedFor(GivenEvent.directPut().with("1", record).read());
    assertTrue(
        bytes <= (long) MULTIPLE * MAX_ENVELOPE_BYTES,
        () -> shape + ": " + (double) bytes / MAX_ENVELOPE_BYTES + " times");
  }

  private static long allocatedFor(FirehoseEvent event) {
    Settings settings =
        Settings.from(Map.of("MAX_ENVELOPE_BYTES", Integer.toString(MAX_ENVELOPE_BYTES)));
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(settings, new GivenStreams().targets(), _ -> {});
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    handler.handleRequest(event, new GivenContext());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
