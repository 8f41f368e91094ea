package io.github.firehoselogs.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The commands `./firehose-logs …` in the documents. Those of the recipes are run, and print what
/// the recipe shows. Of the others, those that read sample logs or print a schema are run, and all
/// have arguments that exist.
final class LocalCommandsTest {
  private static final Home PROJECT = new Home(Path.of(""));
  private static final String TOOL = "./firehose-logs";

  @TempDir Path folder;

  /// A block with commands, and the block with their output.
  record TryOut(List<ShellCommand> commands, CodeBlock output) {
    @Override
    public String toString() {
      return commands.toString();
    }
  }

  static List<ShellCommand> allCommands() throws IOException {
    return CodeBlock.all().stream()
        .flatMap(block -> block.commands().stream())
        .filter(command -> command.runs(TOOL))
        .toList();
  }

  /// Returns the commands outside the recipes that need no file or node of the reader's own.
  static List<ShellCommand> quickCommands() throws IOException {
    List<ShellCommand> recipes =
        recipes().stream().flatMap(each -> each.commands().stream()).toList();
    return allCommands().stream()
        .filter(command -> isQuick(command) && !recipes.contains(command))
        .toList();
  }

  private static boolean isQuick(ShellCommand command) {
    List<String> arguments = command.arguments();
    return switch (arguments.getFirst()) {
      case "schema" -> true;
      case "local" ->
          arguments.stream().noneMatch(List.of("--node", "--classes")::contains)
              && arguments.stream().noneMatch(argument -> argument.startsWith("/"))
              && (!arguments.contains("-") || command.hasKnownInput());
      default -> false;
    };
  }

  static List<TryOut> recipes() throws IOException {
    List<CodeBlock> blocks = CodeBlock.ofRecipes();
    List<TryOut> tryOuts = new ArrayList<>();
    for (int i = 0; i + 1 < blocks.size(); i++) {
      List<ShellCommand> commands = blocks.get(i).commands();
      boolean local = commands.stream().anyMatch(command -> command.runs(TOOL));
      if (local && blocks.get(i + 1).isOutput()) {
        tryOuts.add(new TryOut(commands, blocks.get(i + 1)));
      }
    }
    return tryOuts;
  }

  @Test
  void eachRecipeCommandIsRun() throws IOException {
    List<ShellCommand> run =
        recipes().stream().flatMap(recipe -> recipe.commands().stream()).toList();
    List<ShellCommand> shown =
        CodeBlock.ofRecipes().stream()
            .flatMap(block -> block.commands().stream())
            .filter(command -> command.runs(TOOL))
            .toList();
    assertEquals(shown, run);
    assertTrue(run.size() >= 9, () -> run.size() + " commands");
  }

  @ParameterizedTest
  @MethodSource("allCommands")
  void argumentsExist(ShellCommand command) {
    CommandLine line = line(command, InputStream.nullInputStream(), new ByteArrayOutputStream());
    assertDoesNotThrow(() -> line.parseArgs(command.arguments().toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("quickCommands")
  void commandSucceeds(ShellCommand command) throws IOException {
    run(command, new ByteArrayOutputStream());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void recipePrintsItsOutput(TryOut recipe) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ShellCommand command : recipe.commands()) {
      run(command, out);
    }
    assertPrinted(recipe.output().text(), out.toString(UTF_8));
  }

  private void run(ShellCommand command, ByteArrayOutputStream out) throws IOException {
    List<String> arguments = new ArrayList<>(command.arguments());
    if (arguments.contains("local")) {
      arguments.addAll(List.of("--out", folder.resolve("delivery").toString()));
    }
    CommandLine line = line(command, command.standardInput(), out);
    assertEquals(0, line.execute(arguments.toArray(String[]::new)), out::toString);
  }

  /// Each line of `expected` is a part of a line of `printed`, in this order. `…` is any text.
  private static void assertPrinted(String expected, String printed) {
    List<String> lines = printed.lines().map(line -> line.replaceAll(" +", " ")).toList();
    int from = 0;
    for (String line : expected.lines().filter(each -> !each.equals("…")).toList()) {
      Pattern pattern = pattern(line.strip().replaceAll(" +", " "));
      while (from < lines.size() && !pattern.matcher(lines.get(from)).find()) {
        from++;
      }
      assertTrue(from < lines.size(), () -> "not printed: " + line + "\nprinted:\n" + printed);
      from++;
    }
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static CommandLine line(
      ShellCommand command, InputStream standardInput, ByteArrayOutputStream out) {
    PrintStream print = new PrintStream(out, true, UTF_8);
    World world =
        new World(
            command.environment(),
            standardInput,
            InstantSource.fixed(Instant.parse("2026-11-26T08:00:00Z")),
            new Random(1),
            PROJECT.template());
    return FirehoseLogs.commandLine(PROJECT, world, print, print);
  }
}
