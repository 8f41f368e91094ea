package io.github.firehoselogs.tools.layer;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/// Classes of a user, in jars or folders.
public final class OwnClasses {
  private static final String SUFFIX = ".class";

  private OwnClasses() {}

  /// Lets the function find the classes in `paths` by their names, as it finds those of a layer.
  public static void use(List<Path> paths) {
    if (!paths.isEmpty()) {
      Thread.currentThread().setContextClassLoader(loader(paths));
    }
  }

  /// Returns a loader of the classes in `paths`, which may use those of the function.
  static URLClassLoader loader(List<Path> paths) {
    URL[] urls = new URL[paths.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = url(paths.get(i));
    }
    return new URLClassLoader(urls, OwnClasses.class.getClassLoader());
  }

  private static URL url(Path path) {
    if (!Files.exists(path)) {
      throw new BadInputException("--classes: found no file or folder " + path);
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new BadInputException("--classes: " + path + ": " + e.getMessage(), e);
    }
  }

  /// Returns the names of the classes in `jar`, sorted.
  static List<String> namesIn(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }
}
