package io.github.firehoselogs.tools.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A folder with a function as Lambda unpacks it, separate from the runtime: the class path has
/// only the runtime's jars, and the runtime's class loader finds the function here.
///
/// `handler` is Lambda's handler setting: a class name.
record TaskRoot(Path folder, String handler) {
  private static final String RUNTIME_JARS =
      ".*/(aws-lambda-java-(core|serialization|runtime-interface-client)|utils-lite)-[^/]*\\.jar";

  /// Unpacks the deployable into `folder`.
  static TaskRoot ofDeployable(Path zip, Path folder) throws IOException {
    try (ZipFile deployable = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = deployable.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          copy(deployable.getInputStream(entry), folder, entry.getName());
        }
      }
    }
    return new TaskRoot(folder, "io.github.firehoselogs.FirehoseLogsHandler");
  }

  /// Copies a function that is a single class to `folder`.
  static TaskRoot ofOneClass(Class<?> handler, Path folder) throws IOException {
    String name = handler.getName().replace('.', '/') + ".class";
    copy(Objects.requireNonNull(TaskRoot.class.getResourceAsStream("/" + name)), folder, name);
    return new TaskRoot(folder, handler.getName());
  }

  /// Returns the class path with only the runtime.
  static String runtimeClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
        .filter(jar -> jar.matches(RUNTIME_JARS))
        .collect(Collectors.joining(":"));
  }

  private static void copy(InputStream content, Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (content) {
      Files.copy(content, file);
    }
  }
}
