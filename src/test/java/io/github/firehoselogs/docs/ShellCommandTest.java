package io.github.firehoselogs.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShellCommandTest {
  @Test
  void quotesKeepSpacesAndBackslashes() {
    assertEquals(
        List.of(List.of("a", "b c", "d\\\"e", "", "f\"g", "h i")),
        ShellWords.pipeline("a 'b c' 'd\\\"e' \"\" \"f\\\"g\" h\\ i"));
  }

  @Test
  void pipelineHasInputAndSettings() {
    ShellCommand command =
        ShellCommand.in("echo 'x | y' | REDACT=email TRANSFORM= ./firehose-logs local - | head")
            .orElseThrow();
    assertEquals(
        new ShellCommand(
            List.of("echo", "x | y"),
            Map.of("REDACT", "email", "TRANSFORM", ""),
            List.of("./firehose-logs", "local", "-")),
        command);
  }

  @Test
  void xargsAddsAWord() {
    ShellCommand command =
        ShellCommand.in("ls | xargs -n 1 aws logs put --log-group-name").orElseThrow();
    assertEquals(List.of("logs", "put", "--log-group-name", "VALUE"), command.arguments());
  }

  @Test
  void otherLinesAreNoCommands() {
    assertEquals(Optional.empty(), ShellCommand.in("# aws logs"));
    assertEquals(Optional.empty(), ShellCommand.in("{\"message\":\"it's\"}"));
  }
}
