package io.github.firehoselogs.tools.output;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/// Keeps a second run out of an output folder: it would delete what the first one writes.
///
/// The operating system locks a file beside the folder, and unlocks it when the process ends,
/// however that happens. The file stays: if it were deleted, two other runs could lock two files.
public final class OutputLock implements AutoCloseable {
  private final FileChannel channel;

  private OutputLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Locks the folder of `files`. Throws [BadInputException] if another run uses it.
  public static OutputLock of(OutputFiles files) throws IOException {
    files.createParent();
    FileChannel channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locks(channel)) {
      channel.close();
      throw new BadInputException(
          "--out: '"
              + files.folder()
              + "' is the output folder of a run that has not ended; wait for it, or name another"
              + " folder");
    }
    return new OutputLock(channel);
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // Another run in this process has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
