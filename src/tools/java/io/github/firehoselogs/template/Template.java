package io.github.firehoselogs.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A template by its sections.
public record Template(Value root) {
  /// Returns the template of this project.
  public static Template ofProject() {
    return of(Path.of("template.yaml"));
  }

  public static Template of(Path path) {
    try {
      return new Template(CloudFormationYaml.read(Files.readString(path, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, Value> section(String name) {
    return root.at(name).fields();
  }
}
