package io.github.firehoselogs.tools.redrive.source;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// The failure objects in a file or a folder. Folders are searched recursively, also through
/// symbolic links; hidden files in them are skipped.
record LocalObjects(String place, Path path, Path journal) implements FailureSource {
  /// Returns the source at `place`.
  static LocalObjects at(String place, Path journal) {
    try {
      Path path = Path.of(place);
      if (place.isBlank() || !Files.exists(path)) {
        throw new BadInputException(
            "PATH: '"
                + place
                + "' does not exist; expected a file, a folder or s3://bucket/prefix");
      }
      return new LocalObjects(place, path, journal);
    } catch (InvalidPathException e) {
      throw new BadInputException("PATH: '" + place + "' is no path: " + e.getReason(), e);
    }
  }

  @Override
  public boolean visit(Visitor visitor) {
    Walk walk = new Walk(visitor);
    try {
      Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return walk.wantsMore;
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final Visitor visitor;
    private boolean wantsMore = true;

    Walk(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      try {
        return visitFile(file, file.toRealPath(), attributes);
      } catch (IOException e) {
        return visitFileFailed(file, e);
      }
    }

    private FileVisitResult visitFile(Path file, Path real, BasicFileAttributes attributes) {
      if (real.equals(journal) || (!file.equals(path) && isHidden(file))) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isOther()) {
        return visitFileFailed(file, new IOException("is no regular file"));
      }
      wantsMore =
          visitor.object(new FailureObject(real.toString(), () -> Files.newInputStream(real)));
      return wantsMore ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof FileSystemLoopException)) {
        visitor.unreadable(file.toString(), problem(e));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        visitor.unreadable(folder.toString(), problem(e));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path file) {
      return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static String problem(IOException e) {
      return "cannot be read (" + e.getClass().getSimpleName() + ")";
    }
  }
}
