package io.github.firehoselogs.tools.layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a zip or a jar. Equal contents give equal bytes.
final class ZipWriter implements AutoCloseable {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  ZipWriter(Path file) throws IOException {
    this.zip = new ZipOutputStream(Files.newOutputStream(file));
  }

  /// Adds all files below `root` that `folder` contains, with names relative to `root`.
  void addAll(Path root, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path each : files) {
        add(root.relativize(each).toString().replace('\\', '/'), each);
      }
    }
  }

  /// Adds `file` as `name`.
  void add(String name, Path file) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    Files.copy(file, zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
