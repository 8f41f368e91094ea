package io.github.firehoselogs.tools.redrive.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Opens journals.
public final class Journals {
  private Journals() {}

  /// Opens the journal of the stream `streamArn` at `path` for a run, or creates it. It is locked
  /// until it is closed.
  ///
  /// @throws io.github.firehoselogs.tools.BadInputException if it is no journal of this stream, or
  ///     in use
  public static Journal open(Path path, String streamArn) throws IOException {
    LockedFile file = LockedFile.open(path, streamArn);
    try {
      return new Journal(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// Reads the journal for a dry run, which writes nothing. The file need not exist.
  public static Journal read(Path path, String streamArn) throws IOException {
    if (Files.exists(path)) {
      LockedFile.check(path, streamArn);
    }
    return new Journal(new ReadOnly(path));
  }

  private record ReadOnly(Path path) implements JournalFile {
    @Override
    public void replay(Consumer<JournalLine> lines) throws IOException {
      if (Files.exists(path)) {
        LockedFile.replay(path, lines, true);
      }
    }

    @Override
    public void append(String line) {
      throw new IllegalStateException("a dry run writes no journal");
    }

    @Override
    public void close() {}
  }
}
