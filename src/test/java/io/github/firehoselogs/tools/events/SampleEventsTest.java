package io.github.firehoselogs.tools.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.tools.runtime.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The events that docs/operations.md tells users to try, under the runtime's own client.
class SampleEventsTest {
  @TempDir Path folder = Path.of("");

  static List<SampleEvent> events() throws IOException {
    return SampleEvents.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("events")
  void answerIsTheExpectedOne(SampleEvent event) throws IOException {
    assertEquals(
        Files.readString(event.expectedFile()), SampleRuns.answer(event, folder), event.name());
  }

  @Test
  void everyReasonIsShown() throws IOException {
    EnumSet<FailureReason> shown = EnumSet.noneOf(FailureReason.class);
    for (SampleEvent event : SampleEvents.all()) {
      new ObjectMapper()
          .readTree(Files.readString(event.expectedFile()))
          .findValuesAsText("reason")
          .forEach(reason -> shown.add(FailureReason.valueOf(reason)));
    }
    // No transform of this project throws.
    assertEquals(EnumSet.complementOf(EnumSet.of(FailureReason.TRANSFORM_FAILED)), shown);
  }
}
