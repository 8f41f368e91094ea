package io.github.firehoselogs.tools.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.BadInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles Java files with the compiler of the JDK that runs the tool.
final class OwnCompiler {
  /// The Java version of Lambda's runtime java25.
  private static final String RELEASE = "25";

  private OwnCompiler() {}

  /// Compiles all Java files below `sources` into the folder `classes`, with the jars of
  /// `classPath`. Returns each error as `file:line: message`, none if all files were compiled.
  static List<String> compile(Path sources, List<Path> classPath, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BadInputException(
          "layer: found a Java without a compiler in "
              + System.getProperty("java.home")
              + ", expected a JDK 25; set JAVA_HOME to one");
    }
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ENGLISH, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  problems,
                  options(classPath, classes),
                  null,
                  files.getJavaFileObjectsFromPaths(javaFiles(sources)))
              .call();
      return compiled ? List.of() : errors(problems);
    }
  }

  private static List<String> options(List<Path> classPath, Path classes) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return List.of(
        "--release", RELEASE, "-proc:none", "-d", classes.toString(), "-classpath", path);
  }

  private static List<Path> javaFiles(Path sources) throws IOException {
    if (!Files.isDirectory(sources)) {
      throw new BadInputException(
          "layer: found no folder " + sources + ", expected one with Java files");
    }
    try (Stream<Path> all = Files.walk(sources)) {
      List<Path> files =
          all.filter(each -> each.toString().endsWith(".java"))
              .filter(each -> !each.endsWith("module-info.java"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new BadInputException("layer: found no Java file in " + sources);
      }
      return files;
    }
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> problems) {
    return problems.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(OwnCompiler::error)
        .toList();
  }

  private static String error(Diagnostic<? extends JavaFileObject> problem) {
    String message =
        problem.getMessage(Locale.ENGLISH).replaceAll("\\s*\\R\\s*", ", ").replaceAll(" +", " ");
    JavaFileObject source = problem.getSource();
    return source == null
        ? message
        : source.getName() + ":" + problem.getLineNumber() + ": " + message;
  }
}
