package io.github.firehoselogs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.given.SdkProperties;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import io.github.firehoselogs.tools.runtime.LoopbackStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands `redrive` and `explain` that docs/operations.md shows, and their output.
class RepairDocumentTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^(?:echo '([^']*)' \\| )?((?:[A-Z_]+=\\S+ )*)\\./firehose-logs"
              + " ((?:redrive|explain) .*)$");

  @TempDir Path folder;

  /// A command as a shell would read it, for these few words.
  private record Shown(String input, Map<String, String> environment, List<String> arguments) {
    static Shown of(MatchResult match) {
      Map<String, String> environment = new HashMap<>();
      for (String each :
          match.group(2).isBlank() ? new String[0] : match.group(2).strip().split(" ", -1)) {
        environment.put(each.replaceFirst("=.*", ""), each.replaceFirst("[^=]*=", ""));
      }
      String input = match.group(1) == null ? "" : match.group(1) + "\n";
      return new Shown(input, environment, Arrays.asList(match.group(3).split(" +")));
    }
  }

  private record Run(int exit, String out) {}

  private static String document() throws IOException {
    return Files.readString(Path.of("docs/operations.md"));
  }

  private static List<Shown> shown(String command) throws IOException {
    return COMMAND
        .matcher(document().replace("\\\n", ""))
        .results()
        .map(Shown::of)
        .filter(each -> each.arguments.getFirst().equals(command))
        .toList();
  }

  private static Run run(Shown shown, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    World world =
        new World(
            shown.environment,
            new ByteArrayInputStream(shown.input.getBytes(UTF_8)),
            InstantSource.fixed(Instant.EPOCH),
            new Random(1),
            Path.of("template.yaml"));
    int exit =
        FirehoseLogs.commandLine(new Home(Path.of("")), world, stream, stream)
            .execute(arguments.toArray(new String[0]));
    return new Run(exit, out.toString(UTF_8));
  }

  @Test
  void explainCommandsRun() throws Exception {
    List<Shown> commands = shown("explain");
    assertEquals(3, commands.size());
    for (Shown each : commands) {
      Run run = run(each, each.arguments);
      assertEquals(0, run.exit, run.out);
      assertTrue(run.out.contains("the function answers"), run.out);
    }
    Run last = run(commands.getLast(), commands.getLast().arguments);
    assertTrue(document().contains("\n```\n" + last.out + "```\n"), last.out);
  }

  @Test
  void redriveCommandsRun() throws Exception {
    Path errors = Files.createDirectories(folder.toRealPath().resolve("errors"));
    String good = GivenFailure.of(GivenEnvelope.of("x").gzip()).line();
    String garbage =
        GivenFailure.of("garbage".getBytes(UTF_8)).withCode("Lambda.ProcessingFailedStatus").line();
    Files.writeString(errors.resolve("a"), good + good);
    Files.writeString(errors.resolve("b"), good + garbage);
    try (LoopbackStreams streams = new LoopbackStreams();
        SdkProperties _ =
            SdkProperties.endpoint(
                streams.environment().getOrDefault("AWS_ENDPOINT_URL_FIREHOSE", ""))) {
      List<Run> runs = new ArrayList<>();
      for (Shown each : shown("redrive")) {
        List<String> arguments = new ArrayList<>(each.arguments);
        arguments.replaceAll(word -> word.startsWith("s3://") ? errors.toString() : word);
        arguments.addAll(List.of("--journal", folder.resolve("journal").toString()));
        runs.add(run(each, arguments));
      }
      assertEquals(2, runs.size());
      assertEquals(3, streams.taken().size());
      String table =
          runs.getLast()
              .out
              .replace(errors.toString(), "errors")
              .replaceFirst("\nThe journal is .*\n", "");
      assertEquals(1, runs.getLast().exit);
      assertTrue(document().contains("\n```\n" + table + "```\n"), table);
    }
  }
}
