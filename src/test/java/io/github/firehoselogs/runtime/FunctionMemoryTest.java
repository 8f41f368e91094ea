package io.github.firehoselogs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.runtime.RuntimeApi.Posted;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The largest events in a function of 256 MB: its heap begins with the 60 % that the template sets,
/// and grows to the 85 % that the managed runtime sets.
@EnabledOnOs(OS.LINUX)
class FunctionMemoryTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aFullEventStaysWellWithinTheFunction() {
    assertTrue(peakMib(LargeEvents.full()) <= 192);
  }

  /// Such a record needs more than 256 MB: the heap grows to what it may, and the JVM has its own.
  @Test
  void aRecordOfFortyMegabytesIsRead() {
    assertTrue(peakMib(LargeEvents.expanding()) <= 320);
  }

  private long peakMib(String event) {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(runtime, folder, streams.environment(), "-Xms153m", "-Xmx217m")) {
      for (int i = 0; i < 3; i++) {
        Posted posted = runtime.invoke(event);
        assertEquals("response", posted.what());
        assertFalse(posted.body().contains("ProcessingFailed"), posted::body);
      }
      return function.peakResidentBytes() >> 20;
    }
  }
}
