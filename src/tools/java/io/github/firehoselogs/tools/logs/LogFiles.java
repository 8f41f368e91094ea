package io.github.firehoselogs.tools.logs;

import io.github.firehoselogs.tools.BadInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Finds the log files to read. Folders are searched recursively; hidden and empty files in them
/// are skipped.
public final class LogFiles {
  private final InputStream standardInput;
  private final List<LogFile> found = new ArrayList<>();
  private final Map<String, Integer> streams = new HashMap<>();

  private LogFiles(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /// Returns the files at `places`, each a file, a folder, or `-` for standard input. None may be
  /// inside `out`, which is emptied first.
  public static List<LogFile> of(List<String> places, InputStream standardInput, Path out) {
    LogFiles files = new LogFiles(standardInput);
    for (String place : places) {
      files.add(place, out);
    }
    return List.copyOf(files.found);
  }

  private void add(String place, Path out) {
    if (place.equals("-")) {
      found.add(new LogFile(unique("stdin"), "standard input", () -> standardInput));
      return;
    }
    Path path = path(place);
    if (path.toAbsolutePath().normalize().startsWith(out.toAbsolutePath().normalize())) {
      throw wrong(place, "lies in the output folder, which is emptied first; set --out");
    }
    if (!Files.exists(path)) {
      throw wrong(place, "does not exist; expected a file, a folder, or - for standard input");
    }
    if (Files.isDirectory(path)) {
      addFolder(place, path);
    } else {
      addFile(place, path);
    }
  }

  private void addFolder(String place, Path folder) {
    List<Path> files;
    try (Stream<Path> inside = Files.walk(folder)) {
      files = inside.filter(LogFiles::holdsLines).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(
          "FILE: folder '" + place + "' could not be read: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw wrong(place, "is a folder without a file that holds anything; name log files");
    }
    files.forEach(file -> addFile(file.toString(), file));
  }

  private static boolean holdsLines(Path path) {
    return Files.isRegularFile(path)
        && !path.getFileName().toString().startsWith(".")
        && !isEmpty(path);
  }

  private static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw new BadInputException("FILE: '" + file + "' could not be read: " + e, e);
    }
  }

  private void addFile(String place, Path file) {
    if (!Files.isReadable(file)) {
      throw wrong(place, "may not be read; check its permissions");
    }
    if (Files.isRegularFile(file) && isEmpty(file)) {
      throw wrong(place, "is empty; expected a file with log lines");
    }
    found.add(new LogFile(unique(streamName(file)), "'" + place + "'", () -> open(file)));
  }

  /// Rotated log files are often gzip; they are decompressed.
  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static String streamName(Path file) {
    String name = file.getFileName().toString();
    String bare = name.replaceFirst("\\.gz$", "").replaceFirst("\\.(log|txt)$", "");
    // CloudWatch Logs allows neither character in the name of a log stream.
    String allowed = bare.replaceAll("[:*]", "_");
    return allowed.isEmpty() ? name : allowed;
  }

  /// Two files with the same name in different folders are two log streams.
  private String unique(String name) {
    int count = streams.merge(name, 1, Integer::sum);
    return count == 1 ? name : unique(name + "-" + count);
  }

  private static Path path(String place) {
    try {
      return Path.of(place);
    } catch (InvalidPathException e) {
      throw new BadInputException("FILE: '" + place + "' is no path: " + e.getReason(), e);
    }
  }

  private static BadInputException wrong(String place, String what) {
    return new BadInputException("FILE: '" + place + "' " + what);
  }
}
