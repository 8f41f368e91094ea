package io.github.firehoselogs.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.build.PythonScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands `aws …` in the documents have operations and options that exist, and values that
/// the service would accept.
final class AwsCommandsTest {
  /// Options of every command.
  private static final Set<String> OF_ALL = Set.of("--region", "--query", "--output");

  /// The options of each operation that the documents use.
  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("cloudformation describe-stacks", Set.of("--stack-name")),
          Map.entry("cloudformation get-template-summary", Set.of("--template-body")),
          Map.entry("firehose describe-delivery-stream", Set.of("--delivery-stream-name")),
          Map.entry(
              "firehose update-destination",
              Set.of(
                  "--delivery-stream-name",
                  "--current-delivery-stream-version-id",
                  "--destination-id",
                  "--extended-s3-destination-update")),
          Map.entry("iam create-role", Set.of("--role-name", "--assume-role-policy-document")),
          Map.entry(
              "iam put-role-policy", Set.of("--role-name", "--policy-name", "--policy-document")),
          Map.entry("lambda publish-layer-version", Set.of("--layer-name", "--zip-file")),
          Map.entry("logs describe-log-groups", Set.of("--log-group-name-prefix")),
          Map.entry("logs describe-subscription-filters", Set.of("--log-group-name")),
          Map.entry(
              "logs put-destination", Set.of("--destination-name", "--target-arn", "--role-arn")),
          Map.entry("logs put-destination-policy", Set.of("--destination-name", "--access-policy")),
          Map.entry(
              "logs put-subscription-filter",
              Set.of(
                  "--log-group-name",
                  "--filter-name",
                  "--filter-pattern",
                  "--destination-arn",
                  "--role-arn",
                  "--distribution")));

  @TempDir Path folder;

  private static List<ShellCommand> commands() throws IOException {
    return commandsOf("aws");
  }

  private static List<ShellCommand> commandsOf(String program) throws IOException {
    return CodeBlock.all().stream()
        .flatMap(block -> block.commands().stream())
        .filter(command -> command.runs(program))
        .toList();
  }

  @Test
  void optionsExist() throws IOException {
    Set<String> unknown = new TreeSet<>();
    List<ShellCommand> commands = commands();
    for (ShellCommand command : commands) {
      String operation = String.join(" ", command.arguments().subList(0, 2));
      Set<String> options = OPTIONS.getOrDefault(operation, Set.of());
      command.arguments().stream()
          .filter(word -> word.startsWith("--"))
          .filter(word -> !options.contains(word) && !OF_ALL.contains(word))
          .forEach(word -> unknown.add(operation + " " + word));
    }
    assertEquals(Set.of(), unknown);
    assertTrue(commands.size() >= 8, commands::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "curl"})
  void documentsAreJson(String program) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> documents =
        commandsOf(program).stream()
            .flatMap(command -> command.arguments().stream())
            .filter(word -> word.startsWith("{"))
            .toList();
    for (String document : documents) {
      assertDoesNotThrow(() -> json.readTree(document), document);
    }
    assertTrue(documents.size() >= 2, documents::toString);
  }

  @Test
  void servicesAcceptEachCommand() throws Exception {
    List<List<String>> commands = commands().stream().map(ShellCommand::arguments).toList();
    Path file = folder.resolve("commands.json");
    Files.writeString(file, new ObjectMapper().writeValueAsString(commands), UTF_8);
    PythonScript.run("commands.py", file.toString());
  }
}
