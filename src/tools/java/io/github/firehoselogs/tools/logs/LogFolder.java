package io.github.firehoselogs.tools.logs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The log files in a folder and its folders, and those of which nothing is known but the reason.
record LogFolder(SortedSet<Path> logs, SortedMap<Path, IOException> unreadable) {
  /// Searches `folder`, which may be a symbolic link; links to folders in it are not followed.
  static LogFolder search(Path folder) {
    LogFolder found = new LogFolder(new TreeSet<>(), new TreeMap<>());
    // The name of the link itself would not be searched.
    Path start = folder.resolve(".");
    try {
      Files.walkFileTree(start, found.new Search(folder, start));
    } catch (IOException e) {
      found.unreadable.put(folder, e);
    }
    return found;
  }

  boolean isEmpty() {
    return logs.isEmpty() && unreadable.isEmpty();
  }

  /// Returns whether `file` is a regular file without a byte.
  static boolean isEmpty(Path file) {
    return Files.isRegularFile(file) && file.toFile().length() == 0;
  }

  private final class Search extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path start;

    Search(Path folder, Path start) {
      this.folder = folder;
      this.start = start;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean hidden = file.getFileName().toString().startsWith(".");
      if (!hidden && Files.isRegularFile(file) && !LogFolder.isEmpty(file)) {
        logs.add(named(file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      unreadable.put(named(file), reason);
      return FileVisitResult.CONTINUE;
    }

    private Path named(Path path) {
      return folder.resolve(start.relativize(path));
    }
  }
}
