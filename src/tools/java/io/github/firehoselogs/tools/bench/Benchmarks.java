package io.github.firehoselogs.tools.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.BadInputException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/// Runs the benchmarks whose name matches `name`, a regular expression. `tier` stops the JVM at one
/// of its compilers (1 is C1 alone); `jmh` holds more of JMH's own options.
///
/// JMH needs generated code for each benchmark. It is generated here, before the run, from the
/// compiled classes: the build itself needs no annotation processor.
public record Benchmarks(String name, @Nullable Integer tier, String jmh) {
  /// As in a function below 1,792 MB: one core, so the serial collector.
  private static final String JVM =
      "-XX:+UseSerialGC -Xms640m -Xmx640m --enable-native-access=ALL-UNNAMED";

  /// The generated code.
  private static final Path OUT = Path.of("target/benchmark");

  /// The results of JMH.
  private static final Path RESULTS = OUT.resolve("results.json").toAbsolutePath();

  /// Runs JMH in a process of its own, because it looks for the generated code on the class path.
  /// Returns its exit status.
  public int run() throws IOException, InterruptedException {
    List<String> all = names();
    requireMatch(all);
    Path out = OUT.toAbsolutePath();
    generate(out, all);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-classpath");
    command.add(out + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(options());
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status == 0 && Files.exists(RESULTS)) {
      System.out.print(new SpeedTable(new ObjectMapper().readTree(RESULTS.toFile())).text());
    }
    return status;
  }

  private void requireMatch(List<String> all) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(name);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "NAME: '" + name + "' is no regular expression: " + e.getDescription(), e);
    }
    if (all.stream().flatMap(Benchmarks::methods).noneMatch(pattern.asPredicate())) {
      List<String> known =
          all.stream().map(each -> each.replaceFirst(".*\\.", "")).sorted().toList();
      throw new BadInputException(
          "NAME: no benchmark matches '" + name + "', expected " + String.join(", ", known));
    }
  }

  /// Returns the names that JMH matches: class and method.
  private static Stream<String> methods(String className) {
    try {
      return Stream.of(Class.forName(className).getMethods())
          .filter(method -> method.isAnnotationPresent(Benchmark.class))
          .map(method -> className + "." + method.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>();
    options.add(name);
    options.addAll(List.of("-prof", "gc", "-foe", "true"));
    options.addAll(List.of("-rf", "json", "-rff", RESULTS.toString()));
    options.add("-jvmArgsAppend");
    options.add(tier == null ? JVM : JVM + " -XX:TieredStopAtLevel=" + tier);
    if (!jmh.isBlank()) {
      options.addAll(List.of(jmh.strip().split("\\s+")));
    }
    return options;
  }

  /// Lets javac run JMH's processor over the benchmarks.
  private static void generate(Path out, List<String> benchmarks) throws IOException {
    deleteOlder(out);
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
    if (!javac.getTask(null, null, null, options, benchmarks, null).call()) {
      throw new IllegalStateException("the code for JMH could not be generated");
    }
  }

  /// Deletes what was generated before: JMH would also run benchmarks that are gone.
  private static void deleteOlder(Path out) throws IOException {
    if (Files.exists(out)) {
      try (Stream<Path> all = Files.walk(out)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static List<String> names() throws IOException {
    URL location = Benchmarks.class.getProtectionDomain().getCodeSource().getLocation();
    Path classes = Path.of(URI.create(location.toString()));
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith("Benchmark.class"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .toList();
    }
  }
}
