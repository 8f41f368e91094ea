package io.github.firehoselogs.format;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for every log format, whatever stands in a message.
public interface LogFormatContract {
  LogFormat format();

  /// Returns messages that the format is for.
  List<String> samples();

  /// Returns what the random changes of the samples begin with.
  long seed();

  @Test
  default void everyPrefixIsALineOrUnmatched() {
    samples().forEach(sample -> Lines.assertPrefixesAreLines(format(), sample));
  }

  @Test
  default void whateverComesIsALineOrUnmatched() {
    Lines.assertMutantsAreLines(format(), samples(), seed());
  }
}
