package io.github.firehoselogs.tools.logs;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the log files to read. Folders are searched recursively, also through a symbolic link that
/// is named; hidden and empty files in them are skipped.
public final class LogFiles {
  private final InputStream standardInput;
  private final Path out;
  private final boolean onePlace;
  private final List<LogFile> found = new ArrayList<>();
  private final Map<String, Integer> streams = new HashMap<>();

  private LogFiles(InputStream standardInput, Path out, boolean onePlace) {
    this.standardInput = standardInput;
    this.out = realPath(out);
    this.onePlace = onePlace;
  }

  /// Returns the files at `places`, each a file, a folder, or `-` for standard input. None may be
  /// inside `out`, which is emptied first, and no folder may contain it.
  ///
  /// One of several files that cannot be read fails when it is opened, so that the others are read.
  public static List<LogFile> of(List<String> places, InputStream standardInput, Path out) {
    LogFiles files = new LogFiles(standardInput, out, places.size() == 1);
    for (String place : places) {
      files.add(place);
    }
    return List.copyOf(files.found);
  }

  private void add(String place) {
    if (place.equals("-")) {
      found.add(
          new LogFile(unique("stdin"), "standard input", true, () -> LogInput.of(standardInput)));
      return;
    }
    Path path = path(place);
    checkOutside(place, path);
    if (!Files.exists(path)) {
      throw wrong(place, "does not exist; expected a file, a folder, or - for standard input");
    }
    if (Files.isDirectory(path)) {
      addFolder(place, path);
    } else {
      addFile(place, path, onePlace);
    }
  }

  private void checkOutside(String place, Path path) {
    if (realPath(path).startsWith(out)) {
      throw wrong(place, "lies in the output folder, which is emptied first; set --out");
    }
  }

  /// Returns the path without symbolic links; its last names need not exist.
  private static Path realPath(Path path) {
    Path absolute = path.toAbsolutePath();
    for (Path existing = absolute; existing != null; existing = existing.getParent()) {
      try {
        return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
      } catch (IOException _) {
        // The parent may exist.
      }
    }
    return absolute.normalize();
  }

  private void addFolder(String place, Path folder) {
    if (out.startsWith(realPath(folder))) {
      throw wrong(place, "contains the output folder, which is emptied first; set --out");
    }
    LogFolder files = LogFolder.search(folder);
    if (files.isEmpty()) {
      throw wrong(place, "is a folder without a file that holds anything; name log files");
    }
    for (Path file : files.logs()) {
      checkOutside(file.toString(), file);
      addFile(file.toString(), file, false);
    }
    files
        .unreadable()
        .forEach((path, reason) ->
            found.add(
                new LogFile(unique(streamName(path)), "'" + path + "'", false, failing(reason))));
  }

  private static LogFile.Opening failing(IOException reason) {
    return () -> {
      throw reason;
    };
  }

  /// Adds a file. One that cannot be read is refused now if it is the `only` one.
  private void addFile(String place, Path file, boolean only) {
    Optional<String> problem = problem(file);
    if (problem.isPresent() && only) {
      throw wrong(place, problem.get());
    }
    boolean live = !Files.isRegularFile(file);
    found.add(new LogFile(unique(streamName(file)), "'" + place + "'", live, () -> open(file)));
  }

  private static Optional<String> problem(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.of("may not be read; check its permissions");
    }
    return LogFolder.isEmpty(file)
        ? Optional.of("is empty; expected a file with log lines")
        : Optional.empty();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return LogInput.of(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
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
