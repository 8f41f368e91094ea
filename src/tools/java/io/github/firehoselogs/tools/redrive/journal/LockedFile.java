package io.github.firehoselogs.tools.redrive.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A journal on a disk, locked against a second run. Its first line names the stream. A last line
/// without a line feed was cut off while it was written, and is removed.
///
/// Writes do not use a channel: it would be closed if the thread that writes is interrupted.
final class LockedFile implements JournalFile {
  private static final String FIRST_LINE = "firehose-logs redrive journal 1\t";

  private final Path path;
  private final RandomAccessFile file;
  private final FileLock lock;

  private LockedFile(Path path, RandomAccessFile file, FileLock lock) {
    this.path = path;
    this.file = file;
    this.lock = lock;
  }

  /// Opens the journal of the stream `streamArn` at `path`, or creates it.
  ///
  /// @throws BadInputException if it is no journal or that of another stream, or if another run uses
  ///     it
  static LockedFile open(Path path, String streamArn) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      LockedFile journal = new LockedFile(path, file, lock(path, file));
      journal.removeTornLine(streamArn);
      if (file.length() == 0) {
        journal.append(FIRST_LINE + streamArn);
      }
      check(path, streamArn);
      return journal;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static FileLock lock(Path path, RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException _) {
      // Another run in this process.
    }
    throw new BadInputException(
        "--journal: '" + path + "' is in use by another redrive; wait for its end");
  }

  /// Throws if the file at `path` is no journal of the stream.
  static void check(Path path, String streamArn) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(path, UTF_8)) {
      String first = String.valueOf(lines.readLine());
      if (!first.startsWith(FIRST_LINE)) {
        throw new BadInputException(
            "--journal: '" + path + "' is no journal of a redrive; name another file");
      }
      String found = first.substring(FIRST_LINE.length());
      if (!found.equals(streamArn)) {
        throw new BadInputException(
            "--journal: '%s' is the journal of %s, expected %s; name another file"
                .formatted(path, found, streamArn));
      }
    } catch (CharacterCodingException e) {
      throw new BadInputException(
          "--journal: '" + path + "' is no journal of a redrive; name another file", e);
    }
  }

  private void removeTornLine(String streamArn) throws IOException {
    if (!beginsLikeJournal(streamArn)) {
      return; // Some other file: [#check] refuses it.
    }
    long end = file.length();
    while (end > 0 && byteAt(end - 1) != '\n') {
      end--;
    }
    file.setLength(end);
    file.seek(end);
  }

  private int byteAt(long at) throws IOException {
    file.seek(at);
    return file.read();
  }

  private boolean beginsLikeJournal(String streamArn) throws IOException {
    String expected = FIRST_LINE + streamArn + "\n";
    byte[] found = new byte[(int) Math.min(file.length(), expected.length())];
    file.seek(0);
    file.readFully(found);
    return expected.startsWith(new String(found, UTF_8));
  }

  @Override
  public void replay(Consumer<JournalLine> lines) throws IOException {
    replay(path, lines, false);
  }

  /// Hands over the lines of the journal at `path`. The last one may be torn if another run is
  /// writing it.
  static void replay(Path path, Consumer<JournalLine> lines, boolean mayBeTorn) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(path, UTF_8)) {
      long number = 1;
      reader.readLine();
      @Nullable String line = reader.readLine();
      while (line != null) {
        number++;
        Optional<JournalLine> parsed = JournalLine.parse(line);
        @Nullable String next = reader.readLine();
        if (parsed.isPresent()) {
          lines.accept(parsed.get());
        } else if (next != null || !mayBeTorn) {
          throw new BadInputException(
              "--journal: line %d of '%s' is damaged; restore the file, or remove the line"
                  .formatted(number, path));
        }
        line = next;
      }
    }
  }

  @Override
  public void append(String line) throws IOException {
    file.write((line + "\n").getBytes(UTF_8));
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    lock.release();
    file.close();
  }
}
