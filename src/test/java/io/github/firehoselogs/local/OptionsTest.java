package io.github.firehoselogs.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Options DEFAULTS =
      new Options(
          List.of("events/logs"),
          Source.DIRECT,
          209_715,
          Optional.empty(),
          Path.of("target/delivery"),
          Path.of("target/local-firehose.log"));

  @Test
  void missingOptionsHaveDefaults() {
    assertEquals(DEFAULTS, Options.from(_ -> null));
  }

  @Test
  void blankOptionsHaveDefaults() {
    assertEquals(DEFAULTS, Options.from(_ -> " "));
  }

  @Test
  void optionsAreRead() {
    Map<String, String> properties =
        Map.of(
            "logs", "a.log, -,b", "source", "kinesis", "buffer", "0.5", "prefix", "p/", "out", "o");
    assertEquals(
        new Options(
            List.of("a.log", "-", "b"),
            Source.KINESIS,
            524_288,
            Optional.of("p/"),
            Path.of("o"),
            Path.of("target/local-firehose.log")),
        Options.from(properties::get));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buffer | 0.19 | -Dbuffer: found '0.19', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "buffer | 3.01 | -Dbuffer: found '3.01', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "buffer | 1MB  | -Dbuffer: found '1MB', expected a number of MB from 0.2 to 3, such as 0.5",
        "source | msk  | -Dsource: found 'msk', expected direct or kinesis",
        "logs   | ,    | -Dlogs: found ',', expected files or folders with commas between them"
      })
  void wrongOptionIsNamed(String name, String value, String message) {
    assertEquals(
        message,
        assertThrows(
                BadInputException.class,
                () -> Options.from(property -> property.equals(name) ? value : null))
            .getMessage());
  }
}
