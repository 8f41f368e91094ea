package io.github.firehoselogs.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The README's table of log events and what is delivered.
final class ReadmeExamplesTest {
  /// `| settings | log event | delivered |`, each in backticks, or `none` for the settings.
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (none|`[A-Z].*`) \\| `(.*)` \\| `(.*)` \\|$");

  private static final Pattern SETTING = Pattern.compile("`([A-Z_]+)=([^`]*)`");

  /// One row of the table.
  record Example(Map<String, String> settings, String message, String delivered) {
    private static Example of(MatchResult row) {
      Map<String, String> settings = new HashMap<>();
      SETTING
          .matcher(row.group(1))
          .results()
          .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
      return new Example(settings, row.group(2), row.group(3));
    }
  }

  static List<Example> examples() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<MatchResult> rows = ROW.matcher(readme).results()) {
      return rows.map(Example::of).toList();
    }
  }

  @Test
  void tableIsFound() throws IOException {
    assertEquals(6, examples().size());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsDelivered(Example example) {
    GivenEvent event = GivenEvent.directPut();
    event.with("1", GivenEnvelope.of(example.message).gzip());
    Outcome outcome =
        new FirehoseLogsHandler(
                Settings.from(example.settings), new GivenStreams().targets(), _ -> {})
            .handleRequest(event.read(), new GivenContext())
            .records()
            .getFirst();
    byte[] data = assertInstanceOf(Outcome.Ok.class, outcome).data();
    assertEquals(example.delivered + "\n", new String(data, UTF_8));
  }
}
