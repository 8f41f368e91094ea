package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The JVM options of a function of a given size: those of the managed runtime and of
/// `template.yaml`.
public final class TemplateOptions {
  private static final Pattern OPTIONS = Pattern.compile("JAVA_TOOL_OPTIONS: \"([^\"]*)\"");
  private static final String INITIAL = "-XX:InitialRAMPercentage=";

  private TemplateOptions() {}

  /// Returns the options for a function of `mib` MiB. The maximum heap is 85 % of it, and the
  /// initial heap is the percentage in the template. Both are in MB, because a percentage would
  /// refer to the memory of this machine.
  public static List<String> of(int mib) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + mib * 85 / 100 + "m");
    for (String option : inTemplate()) {
      if (option.startsWith(INITIAL)) {
        int percent = Integer.parseInt(option.substring(INITIAL.length()));
        options.add("-Xms" + mib * percent / 100 + "m");
      } else {
        options.add(option);
      }
    }
    return options;
  }

  private static List<String> inTemplate() {
    try {
      Matcher options = OPTIONS.matcher(Files.readString(Path.of("template.yaml"), UTF_8));
      if (!options.find()) {
        throw new IllegalStateException("template.yaml: no JAVA_TOOL_OPTIONS");
      }
      return List.of(options.group(1).split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
