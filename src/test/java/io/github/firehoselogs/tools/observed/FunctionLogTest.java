package io.github.firehoselogs.tools.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.tools.observed.FunctionLog.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionLogTest {
  @TempDir Path folder;

  @Test
  void countersAreAddedAndFailuresCounted() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        {"level":"WARN","requestId":"1","recordId":"1","result":"ProcessingFailed","reason":"UNMATCHED","detail":"first"}
        {"level":"WARN","requestId":"1","recordId":"2","result":"ProcessingFailed","reason":"UNMATCHED","detail":"second"}
        {"level":"INFO","_aws":{"Timestamp":7},"FunctionName":"f","LogEventsIn":3,"LogEventsOut":1}
        java.lang.IllegalStateException: of a user's transform
        {"level":"INFO","LogEventsIn":4}
        {not JSON
        """);
    FunctionLog read = FunctionLog.read(log);
    assertEquals(Map.of("LogEventsIn", 7L, "LogEventsOut", 1L), read.sums());
    assertEquals(Map.of("UNMATCHED", new Failure(2, "first")), read.failures());
    assertEquals(0, read.sum("Filtered"));
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAdvice(FailureReason reason) {
    assertFalse(FailureAdvice.of(reason.name()).contains("function's own log"));
  }
}
