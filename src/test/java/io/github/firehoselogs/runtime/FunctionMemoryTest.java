package io.github.firehoselogs.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.runtime.ForkedFunction;
import io.github.firehoselogs.tools.runtime.LargeEvents;
import io.github.firehoselogs.tools.runtime.LoopbackSearch;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import io.github.firehoselogs.tools.runtime.RuntimeApi;
import io.github.firehoselogs.tools.runtime.RuntimeApi.Posted;
import io.github.firehoselogs.tools.runtime.TemplateOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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

  private static final int INVOCATIONS = 4;

  /// 87,000 documents, whose requests have 25 MB together: while they are indexed, and during an
  /// outage.
  @Test
  void indexingStaysWithinAFunctionOf512() {
    try (RuntimeApi runtime = new RuntimeApi();
        LoopbackStreams streams = new LoopbackStreams();
        LoopbackSearch search = new LoopbackSearch();
        ForkedFunction function =
            new ForkedFunction(
                runtime,
                folder,
                environment(streams, search),
                TemplateOptions.of(512).toArray(new String[0]))) {
      String event = LargeEvents.expanding();
      for (int i = 0; i < INVOCATIONS; i++) {
        assertFalse(runtime.invoke(event).body().contains("ProcessingFailed"));
      }
      assertEquals(0, streams.taken().size());
      assertEquals((long) INVOCATIONS * LargeEvents.EXPANDING_EVENTS, search.documents());
      search.stop();
      assertFalse(runtime.invoke(event).body().contains("ProcessingFailed"));
      assertEquals(1, streams.taken().size());
      long peakMib = function.peakResidentBytes() >> 20;
      assertTrue(peakMib <= 512, () -> peakMib + " MiB");
    }
  }

  private static Map<String, String> environment(LoopbackStreams streams, LoopbackSearch search) {
    Map<String, String> all = new HashMap<>(streams.environment());
    all.putAll(search.environment());
    return all;
  }
}
