package io.github.firehoselogs.tools.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.given.GivenFailure;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.terminal.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A redrive in this process, with failure objects in the folder `errors` and a journal beside it.
final class GivenRedrive {
  static final String ARN = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/logs-to-s3";

  final Path errors;
  final RedriveArguments arguments = new RedriveArguments();
  final Map<String, String> environment = new HashMap<>();
  final StopSignal stop = new StopSignal();
  private final StreamTargets targets;

  /// The result of a run.
  record Run(int exit, String out) {}

  GivenRedrive(Path folder, StreamTargets targets) {
    this.targets = targets;
    errors = folder.resolve("errors");
    arguments.places = List.of(errors.toString());
    arguments.stream = ARN;
    arguments.journal = folder.resolve("journal").toString();
  }

  /// Returns an envelope with one message, as gzip.
  static byte[] envelope(String message) {
    return GivenEnvelope.of(message).gzip();
  }

  /// Writes a failure object with these lines.
  GivenRedrive object(String name, GivenFailure... failures) {
    StringBuilder lines = new StringBuilder();
    for (GivenFailure each : failures) {
      lines.append(each.line());
    }
    return object(name, lines.toString().getBytes(UTF_8));
  }

  GivenRedrive object(String name, byte[] content) {
    try {
      Path file = errors.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Redrive.World world =
        new Redrive.World(
            environment, targets, InstantSource.fixed(Instant.EPOCH), new Random(1), stop);
    int exit = Redrive.run(arguments, world, new PrintStream(out, true, UTF_8));
    return new Run(exit, out.toString(UTF_8));
  }
}
