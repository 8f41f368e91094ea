package io.github.firehoselogs.tools.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.FirehoseLogs;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runs in docs/operations.md: their settings, their arguments and what they print.
class DocumentedRunTest {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(?s)```\n([A-Z=a-z,0-9 -]+)\\./firehose-logs local ([^\n]+)\n```\n\n```\n(.*?)```");
  private static final Pattern PIPE =
      Pattern.compile("(?m)^tail -f \\S+ \\| \\./firehose-logs local (.*)$");

  @TempDir Path folder;

  @Test
  void summaryIsAsDocumented() throws IOException {
    MatchResult run = find(SUMMARY);
    Map<String, String> settings = new HashMap<>();
    for (String setting : run.group(1).strip().split(" ", -1)) {
      settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst(".*?=", ""));
    }
    String printed = run(settings, List.of(run.group(2).split(" ", -1)));
    assertTrue(printed.contains("\n\n" + run.group(3)), printed);
    assertTrue(Files.exists(folder.resolve("out-report.html")));
    assertTrue(Files.exists(folder.resolve("out-function.log")));
  }

  @Test
  void pipeIsAsDocumented() throws IOException {
    String printed = run(Map.of(), List.of(find(PIPE).group(1).split(" ", -1)));
    assertTrue(printed.startsWith("a line\n\nrecords "), printed);
  }

  private static MatchResult find(Pattern pattern) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(Path.of("docs/operations.md")));
    assertTrue(matcher.find(), pattern::pattern);
    return matcher.toMatchResult();
  }

  private String run(Map<String, String> settings, List<String> arguments) {
    World world =
        new World(
            settings,
            new ByteArrayInputStream("a line\n".getBytes(UTF_8)),
            InstantSource.system(),
            new Random(42),
            Path.of("template.yaml"));
    List<String> all = new ArrayList<>(List.of("local", "--out", folder.resolve("out").toString()));
    all.addAll(arguments);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, UTF_8);
    int exit =
        FirehoseLogs.commandLine(new Home(Path.of("")), world, print, print)
            .execute(all.toArray(String[]::new));
    assertEquals(0, exit, () -> out.toString(UTF_8));
    return out.toString(UTF_8).replace("\r\n", "\n");
  }
}
