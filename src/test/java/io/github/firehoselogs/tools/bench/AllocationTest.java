package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the allocations of an invocation with the default settings.
class AllocationTest {
  /// The number of records, large enough that memory reused for all records counts little.
  private static final int RECORDS = 100;

  /// Per event: one int each in the indexes that stay and in the order, and its line. That is less
  /// than the smallest object, which has 16 bytes.
  private static final int MOST_BYTES_AN_EVENT = 15;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final WholeFunction function = new WholeFunction(Map.of());

  @ParameterizedTest
  @ValueSource(strings = {"typical", "full"})
  void isAtMostOneAndAHalfAnswers(String name) {
    byte[] event = BenchmarkEvent.named(name).json().getBytes(UTF_8);
    int answerBytes = function.answer(event).size();
    long allocated = allocatedFor(event);
    assertTrue(allocated <= 1.5 * answerBytes, () -> (double) allocated / answerBytes + " times");
  }

  @Test
  void noLogEventIsAnObject() {
    byte[] few = events(500);
    byte[] many = events(1000);
    function.answer(few);
    function.answer(many);
    long more = allocatedFor(many) - allocatedFor(few);
    double each = (double) more / RECORDS / 500;
    assertTrue(each <= MOST_BYTES_AN_EVENT, () -> each + " bytes for each log event");
  }

  private static byte[] events(int eventsPerRecord) {
    BenchmarkEvent event =
        new BenchmarkEvent(Collections.nCopies(RECORDS, Collections.nCopies(eventsPerRecord, "x")));
    return event.json().getBytes(UTF_8);
  }

  /// Returns the number of bytes allocated for `event`, without those of the event itself.
  private long allocatedFor(byte[] event) {
    long start = threads.getCurrentThreadAllocatedBytes();
    FirehoseEvent read =
        new FirehoseSerializer().fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    long eventRead = threads.getCurrentThreadAllocatedBytes() - start;
    function.answer(event);
    long all = threads.getCurrentThreadAllocatedBytes() - start - eventRead;
    assertTrue(!read.getRecords().isEmpty());
    return all - eventRead;
  }
}
