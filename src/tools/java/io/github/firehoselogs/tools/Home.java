package io.github.firehoselogs.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folder with the files that the commands read: a clone of the project, or the unzipped tool.
public record Home(Path folder) {
  private static final String PROPERTY = "firehose-logs.home";
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  /// Returns the folder that the launcher names, relative if it is the current one.
  static Home ofProcess() {
    Path folder = Path.of(System.getProperty(PROPERTY, ""));
    return new Home(
        folder.toAbsolutePath().equals(Path.of("").toAbsolutePath()) ? Path.of("") : folder);
  }

  /// Returns the template of the pipelines.
  public Path template() {
    return folder.resolve("template.yaml");
  }

  /// Returns the sample logs, a folder.
  public Path sampleLogs() {
    return folder.resolve("events/logs");
  }

  /// Returns whether this is a clone of the project: some commands need its sources.
  public boolean isProject() {
    return Files.exists(pom());
  }

  /// Returns the name of the tool and its version.
  String version() {
    String inJar = Home.class.getPackage().getImplementationVersion();
    return "firehose-logs " + Objects.requireNonNullElseGet(inJar, this::versionOfProject);
  }

  private String versionOfProject() {
    if (!isProject()) {
      return "of an unknown version";
    }
    try {
      Matcher first = VERSION.matcher(Files.readString(pom()));
      return first.find() ? first.group(1) : "of an unknown version";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pom() {
    return folder.resolve("pom.xml");
  }
}
