package io.github.firehoselogs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The packaged tool, unzipped and run as a user would.
@DisabledOnOs(OS.WINDOWS)
class ToolZipIT {
  private static final Path ZIP = Path.of("target/firehose-logs-tool.zip");
  private static final long MAX_BYTES = 26_000_000;

  @TempDir private static Path unzipped;
  private static Path tool = Path.of("");

  @TempDir Path folder;

  @BeforeAll
  static void unzip() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        Path file = unzipped.resolve("a tool").resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
    tool = unzipped.resolve("a tool/firehose-logs");
  }

  @Test
  void zipIsSmall() throws IOException {
    assertTrue(Files.size(ZIP) < MAX_BYTES, () -> ZIP.toFile().length() + " bytes");
  }

  @Test
  void localDeliversALog() throws Exception {
    Files.writeString(folder.resolve("i-1.log"), "2026-01-02T10:00:00Z a line\n");
    assertEquals("", run("local", "i-1.log", "--out", "out"));
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      List<Path> objects = files.filter(Files::isRegularFile).toList();
      assertEquals(1, objects.size(), objects::toString);
      assertTrue(objects.getFirst().toString().contains("/i-1/2026/01/02/10/"));
      assertEquals("2026-01-02T10:00:00Z a line\n", Files.readString(objects.getFirst()));
    }
  }

  @Test
  void openSearchRunsOnItsSample() throws Exception {
    assertEquals("", run("local", "--pipeline", "opensearch", "--out", "out"));
  }

  /// From inside a jar it could not be loaded.
  @Test
  void libdeflateIsAFile() {
    assertTrue(Files.exists(tool.resolve("classes/aircompressor/linux-amd64/libdeflate.so")));
  }

  @Test
  void simulationRuns() throws Exception {
    assertEquals("", run("simulate", "--seeds", "1", "--events", "100"));
  }

  @Test
  void jarHoldsTheToolAlone() throws IOException {
    try (JarFile jar = new JarFile(jar().toFile())) {
      List<String> strangers =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class"))
              .filter(name -> !Files.exists(source(name)))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }

  /// The build compiles the tool with an older build's tests on the class path, if there are any.
  @Test
  void toolNeedsNoClassOfTheTests() throws IOException {
    StringWriter missing = new StringWriter();
    PrintWriter out = new PrintWriter(missing);
    int exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                out,
                out,
                "--multi-release=25",
                "--missing-deps",
                "--class-path=" + tool.resolve("classes"),
                jar().toString());
    assertEquals(0, exit, missing::toString);
    assertTrue(missing.toString().contains("org.openjdk.jmh"), missing::toString);
    assertEquals(
        List.of(),
        missing
            .toString()
            .lines()
            .filter(line -> line.contains("-> io.github.firehoselogs"))
            .toList());
  }

  private static Path jar() throws IOException {
    try (Stream<Path> jars = Files.list(tool.resolve("lib"))) {
      return jars.filter(each -> each.toString().endsWith("-tool.jar")).findFirst().orElseThrow();
    }
  }

  private static Path source(String classFile) {
    return Path.of("src/tools/java", classFile.replaceFirst("(\\$.*)?\\.class$", ".java"));
  }

  /// Runs the tool in the temporary folder on this test's Java. Returns what it printed to standard
  /// error.
  private String run(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("sh", tool.resolve("bin/firehose-logs").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int exit = builder.start().waitFor();
    String err = Files.readString(folder.resolve("err"), UTF_8);
    assertEquals(0, exit, err);
    return err;
  }
}
