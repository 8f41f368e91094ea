package io.github.firehoselogs.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.given.GivenCase;
import io.github.firehoselogs.tools.bench.LogText;
import io.github.firehoselogs.transform.JsonTransformTest;
import io.github.firehoselogs.transform.Transforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// All sample lines of the project: the logs in `events/`, the cases, the samples of formats, and
/// the benchmarks' lines for each format.
public final class SampleLines {
  /// The number of generated lines for each transform.
  private static final int GENERATED = 20;

  /// The number of lines from each file of real logs, if it is present.
  private static final int REAL = 50;

  private SampleLines() {}

  /// Returns the messages, each once, always in the same order.
  public static List<String> messages() {
    Set<String> messages = new LinkedHashSet<>();
    addFiles(Path.of("events/logs"), Integer.MAX_VALUE, messages);
    addFiles(Path.of("../shared/data"), REAL, messages);
    GivenCase.all().forEach(each -> messages.add(each.message()));
    FormatSamples.formats().forEach(each -> messages.addAll(FormatSamples.messages(each)));
    JsonTransformTest.messages().forEach(row -> messages.add((String) row.get()[0]));
    LogText made = new LogText(new Random(1));
    for (String transform : Transforms.names()) {
      for (int i = 0; i < GENERATED; i++) {
        messages.add(made.lineFor(transform));
      }
    }
    return List.copyOf(messages);
  }

  private static void addFiles(Path folder, int most, Collection<String> messages) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
        Files.readAllLines(file, UTF_8).stream().limit(most).forEach(messages::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
