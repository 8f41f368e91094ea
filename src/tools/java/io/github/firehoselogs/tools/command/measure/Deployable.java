package io.github.firehoselogs.tools.command.measure;

import java.nio.file.Path;

/// The zip that Lambda runs. The launcher builds it before the commands that measure it, and starts
/// them in the folder of the project.
final class Deployable {
  static final Path ZIP = Path.of("target/firehose-logs-transformer-lambda.zip");

  private Deployable() {}
}
