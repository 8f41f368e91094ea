package io.github.firehoselogs.tools.layer;

import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Packs the transforms that a user wrote, in the folder `out`:
///
/// ```
/// firehose-logs-api.jar   what the classes are compiled against, for an editor too
/// own.jar                 the classes
/// own-layer.zip           the Lambda layer: java/lib/own.jar, and the jars that the classes need
/// ```
public final class TransformLayer {
  private final Path sources;
  private final List<Path> jars;
  private final Path out;

  /// A layer of the Java files below `sources`, which need `jars`.
  public TransformLayer(Path sources, List<Path> jars, Path out) {
    this.sources = sources;
    this.jars = jars;
    this.out = out;
  }

  /// Compiles and packs. Returns each error of the compiler as `file:line: message`; if there is one,
  /// no layer is written.
  public List<String> pack() throws IOException {
    for (Path each : jars) {
      if (!Files.isRegularFile(each)) {
        throw new BadInputException("--jar: found no file " + each);
      }
    }
    Files.createDirectories(out);
    Path classes = Files.createTempDirectory("own-transform");
    try {
      List<Path> classPath = new ArrayList<>(jars);
      classPath.add(writeApi());
      List<String> errors = OwnCompiler.compile(sources, classPath, classes);
      if (errors.isEmpty()) {
        writeLayer(classes);
      }
      return errors;
    } finally {
      delete(classes);
    }
  }

  private Path writeApi() throws IOException {
    Path jar = out.resolve("firehose-logs-api.jar");
    try (ZipWriter writer = new ZipWriter(jar)) {
      URL location = LogEventTransform.class.getProtectionDomain().getCodeSource().getLocation();
      Path root = Path.of(location.toURI());
      String folder = LogEventTransform.class.getPackageName().replace('.', '/');
      writer.addAll(root, root.resolve(folder));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    return jar;
  }

  private void writeLayer(Path classes) throws IOException {
    try (ZipWriter writer = new ZipWriter(jar())) {
      writer.addAll(classes, classes);
    }
    try (ZipWriter writer = new ZipWriter(zip())) {
      writer.add("java/lib/own.jar", jar());
      for (Path each : jars) {
        writer.add("java/lib/" + each.getFileName(), each);
      }
    }
  }

  /// Returns the jar with the classes.
  public Path jar() {
    return out.resolve("own.jar");
  }

  /// Returns the zip of the layer.
  public Path zip() {
    return out.resolve("own-layer.zip");
  }

  /// Returns the names of the classes in [#jar] that implement a transform.
  public List<String> transforms() throws IOException {
    List<String> names = new ArrayList<>();
    try (URLClassLoader loader = OwnClasses.loader(paths())) {
      for (String each : OwnClasses.namesIn(jar())) {
        if (isTransform(each, loader)) {
          names.add(each);
        }
      }
    }
    return names;
  }

  private List<Path> paths() {
    List<Path> paths = new ArrayList<>(jars);
    paths.add(jar());
    return paths;
  }

  private static boolean isTransform(String name, ClassLoader loader) throws IOException {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return LogEventTransform.class.isAssignableFrom(type) && !type.isInterface();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IOException("class " + name + ": " + e, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
