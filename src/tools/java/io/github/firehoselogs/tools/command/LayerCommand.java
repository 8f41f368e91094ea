package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.layer.TransformLayer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Packs a user's transforms as a Lambda layer.
@Command(
    name = "layer",
    header = {"Packs your own transforms as a Lambda layer.", ""},
    sortOptions = false,
    description = {
      "Compiles the Java files in a folder, which need nothing else of this project than its API,"
          + " and writes own-layer.zip, own.jar, and firehose-logs-api.jar for an editor.",
      ""
    },
    footer = {"", "Example: firehose-logs layer my-transform"})
public final class LayerCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Folder with Java files, in any depth.")
  private Path folder = Path.of("");

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "A library that the classes need; it goes into the layer. May be repeated.")
  private List<Path> jars = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write the files (default: FOLDER/layer).")
  private @Nullable Path out;

  private final PrintStream stream;

  public LayerCommand(PrintStream stream) {
    this.stream = stream;
  }

  @Override
  public Integer call() throws IOException {
    TransformLayer layer =
        new TransformLayer(folder, jars, out == null ? folder.resolve("layer") : out);
    List<String> errors = layer.pack();
    if (!errors.isEmpty()) {
      if (spec != null) {
        errors.forEach(spec.commandLine().getErr()::println);
      }
      throw new RunFailedException(
          "layer: found errors: " + errors.size() + "; no layer is written");
    }
    List<String> transforms = layer.transforms();
    if (transforms.isEmpty()) {
      throw new RunFailedException(
          "layer: found no class that implements io.github.firehoselogs.api.LogEventTransform in "
              + folder);
    }
    transforms.forEach(each -> print(layer, each));
    return 0;
  }

  private void print(TransformLayer layer, String name) {
    stream.println("Transform " + name + " in " + layer.zip());
    stream.println(
        "  Try it:     TRANSFORM="
            + name
            + " firehose-logs local --classes "
            + layer.jar()
            + " FILE");
    stream.println(
        "  Publish it: aws lambda publish-layer-version --layer-name own --zip-file fileb://"
            + layer.zip());
    stream.println("  Deploy it:  sam deploy … LogTransform=" + name + " LayerArn=ARN");
  }
}
