package io.github.firehoselogs.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A check in `src/test/python` that needs modules which a machine may not have.
public final class PythonScript {
  private static final Path SCRIPTS = Path.of("src/test/python");
  private static final int MODULE_MISSING = 77;
  private static final long MAX_MINUTES = 5;

  private PythonScript() {}

  /// Runs `script`, which must succeed. Skips the test if Python or a module is missing, and prints
  /// that.
  public static void run(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("script", ".out");
    try {
      run(script, new ProcessBuilder(command).redirectErrorStream(true), output);
    } finally {
      Files.delete(output);
    }
  }

  private static void run(String script, ProcessBuilder builder, Path output)
      throws IOException, InterruptedException {
    Process process = null;
    try {
      process = builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      assumeFalse(true, "skipped, python3 is missing: " + e.getMessage());
      return;
    }
    if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    int code = process.waitFor();
    String said = Files.readString(output, UTF_8);
    if (code == MODULE_MISSING) {
      System.out.println(script + " skipped: " + said.strip());
    }
    assumeFalse(code == MODULE_MISSING, script + " skipped: " + said);
    assertEquals(0, code, said);
  }
}
