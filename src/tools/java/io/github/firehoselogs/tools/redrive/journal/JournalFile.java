package io.github.firehoselogs.tools.redrive.journal;

import java.io.IOException;
import java.util.function.Consumer;

/// The file of a journal.
interface JournalFile extends AutoCloseable {
  /// Hands over all lines that were written earlier.
  void replay(Consumer<JournalLine> lines) throws IOException;

  /// Appends a line, and returns when it is on the disk.
  void append(String line) throws IOException;

  @Override
  void close() throws IOException;
}
