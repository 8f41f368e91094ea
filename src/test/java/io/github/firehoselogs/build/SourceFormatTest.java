package io.github.firehoselogs.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourceFormatTest {
  @Test
  void everySourceIsFormatted() throws Exception {
    assertEquals(
        Set.of(),
        SourceFormat.unformatted().keySet(),
        "not formatted; mvn -q test-compile exec:exec@format does it");
  }
}
