package io.github.firehoselogs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.runtime.ForkedFunction;
import io.github.firehoselogs.tools.runtime.LargeEvents;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import io.github.firehoselogs.tools.runtime.RuntimeApi;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import io.github.firehoselogs.tools.runtime.TemplateOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The largest events in a function of 256 MB, again and again: what a heap keeps of an event fills
/// it in time (`firehose-logs memory` runs more of them).
@EnabledOnOs(OS.LINUX)
class FunctionMemoryTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aFullEventStaysWellWithinTheFunction() {
    assertPeakWithin(192, LargeEvents.full());
  }

  @Test
  void aRecordOfFortyMegabytesStaysWithinTheFunction() {
    assertPeakWithin(256, LargeEvents.expanding());
  }

  private void assertPeakWithin(int mib, String event) {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        ForkedFunction function =
            new ForkedFunction(
                runtime,
                folder,
                streams.environment(),
                TemplateOptions.of(256).toArray(new String[0]))) {
      for (int i = 0; i < 30; i++) {
        Posted posted = runtime.invoke(event);
        assertEquals("response", posted.what());
        assertFalse(posted.body().contains("ProcessingFailed"), posted::body);
      }
      long peakMib = function.peakResidentBytes() >> 20;
      assertTrue(peakMib <= mib, () -> peakMib + " MiB");
    }
  }
}
