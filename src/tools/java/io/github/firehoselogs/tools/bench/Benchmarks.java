package io.github.firehoselogs.tools.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/// Runs the benchmarks whose name matches the system property `benchmarks`. `tier` stops the JVM at
/// one of its compilers (1 is C1 alone), `jmh` holds more of JMH's own options, `out` is the folder
/// for what JMH generates.
///
/// JMH wants code made for each benchmark. It is made here, when it is needed, from the classes that
/// the build has compiled: the build itself knows no annotation processor.
final class Benchmarks {
  /// As in a function below 1,792 MB: one core, so the serial collector.
  private static final String JVM =
      "-XX:+UseSerialGC -Xms640m -Xmx640m --enable-native-access=ALL-UNNAMED";

  private Benchmarks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path out = Path.of(System.getProperty("out", "target/benchmark")).toAbsolutePath();
    generate(out);
    System.exit(jmh(out).start().waitFor());
  }

  /// Returns JMH as a process of its own: it looks for what was made on the class path.
  private static ProcessBuilder jmh(Path out) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-classpath");
    command.add(out + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(options());
    return new ProcessBuilder(command).inheritIO();
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>();
    options.add(System.getProperty("benchmarks", "."));
    options.addAll(List.of("-prof", "gc", "-foe", "true"));
    options.add("-jvmArgsAppend");
    options.add(JVM + flag("-XX:TieredStopAtLevel=", System.getProperty("tier", "")));
    String more = System.getProperty("jmh", "").strip();
    if (!more.isEmpty()) {
      options.addAll(List.of(more.split("\\s+")));
    }
    if (!Files.isDirectory(BenchmarkEvent.FILES) && !more.contains("event=")) {
      System.out.println("No folder " + BenchmarkEvent.FILES + ": the event `files` is left out.");
      options.addAll(List.of("-p", "event=typical,full"));
    }
    return options;
  }

  private static String flag(String name, String value) {
    return value.isBlank() ? "" : " " + name + value.strip();
  }

  /// Lets javac run JMH's processor over the benchmarks of the test tree.
  private static void generate(Path out) throws IOException {
    Files.createDirectories(out);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:full",
            "-processor",
            BenchmarkProcessor.class.getName(),
            "-d",
            out.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    if (!javac.getTask(null, null, null, options, names(), null).call()) {
      throw new IllegalStateException("the benchmarks could not be made ready for JMH");
    }
  }

  private static List<String> names() throws IOException {
    Path classes =
        Path.of(Benchmarks.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith("Benchmark.class"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .toList();
    }
  }
}
