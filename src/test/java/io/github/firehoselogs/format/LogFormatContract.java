package io.github.firehoselogs.format;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The contract of every log format, for any message.
public interface LogFormatContract {
  LogFormat format();

  /// Returns messages that match the format.
  List<String> samples();

  /// Returns the seed of the random changes.
  long seed();

  @Test
  default void prefixesAreLinesOrUnmatched() {
    samples().forEach(sample -> Lines.assertPrefixesAreLines(format(), sample));
  }

  @Test
  default void mutantsAreLinesOrUnmatched() {
    Lines.assertMutantsAreLines(format(), samples(), seed());
  }
}
