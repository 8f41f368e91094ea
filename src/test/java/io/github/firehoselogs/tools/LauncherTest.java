package io.github.firehoselogs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `./firehose-logs` in a project of its own, with scripts in place of Java and Maven: they print
/// their arguments, and the Maven writes what the launcher asks the real one for.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "maven: $*"
      read -r line && echo "maven read $line"
      mkdir -p target/classes target/tool-classes
      touch "$PWD/a library.jar"
      case $* in *package) touch target/firehose-logs-transformer-lambda.zip ;; esac
      echo "$PWD/a library.jar" > target/tool/classpath
      exit ${MAVEN_EXIT:-0}
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      echo "$(basename "$(dirname "$(dirname "$0")")") in $(basename "$PWD")"
      for each in "$@"; do echo "[$each]"; done
      cat
      """;

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private Path project = Path.of("");

  private record Run(int exit, List<String> out, List<String> err) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("my project"));
    Files.copy(Path.of("firehose-logs"), project.resolve("firehose-logs"));
    write(project.resolve("pom.xml"), "<project/>");
    write(project.resolve("src/main/Main.java"), "");
    write(project.resolve("src/tools/Tool.java"), "");
    script(folder.resolve("bin/mvn"), MAVEN);
    environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("JAVA_HOME", jdk("jdk-25", "25.0.1").toString());
  }

  @Test
  void firstStartBuilds() throws Exception {
    Run run = run("local", "a file", "");
    assertEquals(
        List.of(
            "Building firehose-logs (the first build downloads dependencies, some minutes) ...",
            "maven: -B -q process-classes"),
        run.err);
    assertEquals("jdk-25 in caller", run.out.getFirst());
    assertEquals(
        List.of(
            "[io.github.firehoselogs.tools.FirehoseLogs]",
            "[local]",
            "[a file]",
            "[]",
            "from the caller"),
        run.out.subList(run.out.size() - 5, run.out.size()));
    assertTrue(run.out.contains("[-Dfirehose-logs.home=" + project + "]"), run::toString);
    assertTrue(
        run.out.contains(
            "[%1$s/target/tool-classes:%1$s/target/classes:%1$s/a library.jar]".formatted(project)),
        run::toString);
  }

  @Test
  void secondStartBuildsNothing() throws Exception {
    run("local");
    Run run = run("local");
    assertEquals(List.of(), run.err);
    assertEquals(0, run.exit);
  }

  @Test
  void newerSourceIsBuilt() throws Exception {
    for (String file : List.of("pom.xml", "src/main/Main.java", "src/tools/Tool.java")) {
      run("local");
      makeNewer(project.resolve(file));
      assertEquals(2, run("local").err.size(), file);
      age();
    }
  }

  @Test
  void deletedSourceIsBuilt() throws Exception {
    run("local");
    Files.delete(project.resolve("src/tools/Tool.java"));
    makeNewer(project.resolve("src/tools"));
    assertEquals(2, run("local").err.size());
  }

  @Test
  void deletedJarIsFetchedAgain() throws Exception {
    run("local");
    Files.delete(project.resolve("a library.jar"));
    assertEquals(2, run("local").err.size());
  }

  @Test
  void failedBuildIsTriedAgain() throws Exception {
    environment.put("MAVEN_EXIT", "1");
    Run failed = run("local");
    assertEquals(1, failed.exit);
    assertEquals(List.of(), failed.out);
    assertEquals(2, run("local").err.size());
  }

  @Test
  void deployableIsBuiltForItsCommands() throws Exception {
    run("local");
    Run run = run("start");
    assertEquals(
        List.of(
            "Building " + project + "/target/firehose-logs-transformer-lambda.zip ...",
            "maven: -B -q -Dmaven.test.skip=true package"),
        run.err);
    assertEquals("jdk-25 in my project", run.out.getFirst());
    assertEquals(List.of(), run("memory").err);
  }

  @Test
  void olderJavaHomeIsPassedOver() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk-17", "17.0.15").toString());
    Path newer = jdk("jdk-26", "26");
    Files.createSymbolicLink(folder.resolve("bin/java"), newer.resolve("bin/java"));
    assertEquals("jdk-26 in caller", run("local").out.getFirst());
  }

  @Test
  void javaOfMavensToolchainsIsFound() throws Exception {
    environment.remove("JAVA_HOME");
    hideJavaOnPath();
    Path jdk = jdk("jdk 25 there", "25");
    write(folder.resolve("home/.m2/toolchains.xml"), "<x>\n <jdkHome>" + jdk + "</jdkHome>\n</x>");
    assertEquals("jdk 25 there in caller", run("local").out.getFirst());
  }

  @Test
  void symbolicLinkLeadsToTheProject() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("firehose-logs"));
    Run run = start(link, "local");
    assertTrue(run.out.contains("[-Dfirehose-logs.home=" + project + "]"), run::toString);
  }

  /// An old Java is first on PATH, whatever this machine has.
  private void hideJavaOnPath() throws IOException {
    Path old = jdk("jdk-17", "17.0.15");
    Files.createSymbolicLink(folder.resolve("bin/java"), old.resolve("bin/java"));
  }

  private Run run(String... arguments) throws Exception {
    return start(project.resolve("firehose-logs"), arguments);
  }

  private Run start(Path launcher, String... arguments) throws Exception {
    Path caller = Files.createDirectories(folder.resolve("caller"));
    Path input = write(folder.resolve("input"), "from the caller\n");
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(caller.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Run(
        exit,
        Files.readAllLines(folder.resolve("out"), UTF_8),
        Files.readAllLines(folder.resolve("err"), UTF_8));
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = folder.resolve("jdks").resolve(name);
    script(jdk.resolve("bin/java"), JAVA);
    write(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  /// Gives a file a time after the last build, however coarse the clock of the file system is.
  private static void makeNewer(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  /// Gives all files the time of the last build again.
  private void age() throws IOException {
    FileTime built = Files.getLastModifiedTime(project.resolve("target/tool/stamp"));
    for (String file : List.of("pom.xml", "src/main/Main.java", "src/tools/Tool.java")) {
      Files.setLastModifiedTime(project.resolve(file), built);
    }
  }

  private static void script(Path file, String text) throws IOException {
    assertTrue(write(file, text).toFile().setExecutable(true));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
