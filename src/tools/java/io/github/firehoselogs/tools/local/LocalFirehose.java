package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.contract.ContractBreachException;
import io.github.firehoselogs.tools.output.OutputLock;
import io.github.firehoselogs.tools.report.HtmlReport;
import io.github.firehoselogs.tools.report.TextSections;
import io.github.firehoselogs.tools.terminal.StopSignal;
import io.github.firehoselogs.tools.terminal.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Runs log files through the real function as Firehose would, and writes to a folder what S3 would
/// hold or OpenSearch would be sent. The function's settings are the environment variables.
public final class LocalFirehose {
  static final int EXIT_REFUSED = 1;

  /// The surroundings of a run. `template` is the file with the default prefixes.
  public record World(
      Map<String, String> environment,
      InputStream standardInput,
      InstantSource clock,
      RandomGenerator random,
      Path template) {}

  private LocalFirehose() {}

  /// Runs with these arguments, prints the summary to `out` and problems to `err`, and writes the
  /// report. Returns 0 if everything went through the function, or 1 if a log could not be read,
  /// nothing came out of the logs, or OpenSearch does not have all documents.
  ///
  /// @throws BadInputException if an argument, a setting or a log file is wrong
  /// @throws RunFailedException if the function breaks Firehose's contract, or a file system or a
  ///     node does not answer
  public static int run(LocalArguments arguments, World world, PrintStream out, PrintStream err) {
    try {
      return run(Options.from(arguments), world, out, err);
    } catch (InvalidSettingsException e) {
      throw new BadInputException("environment: " + inOneLine(String.valueOf(e.getMessage())), e);
    } catch (ContractBreachException e) {
      throw new RunFailedException("the function broke Firehose's contract: " + e.getMessage(), e);
    } catch (FileSystemException e) {
      throw new RunFailedException("--out: " + reason(e), e);
    } catch (IOException | UncheckedIOException e) {
      throw new RunFailedException(
          "files not written, port not opened, or the node did not answer: " + e, e);
    }
  }

  private static String reason(FileSystemException e) {
    String what = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    return "'" + e.getFile() + "' could not be written: " + what;
  }

  private static int run(Options options, World world, PrintStream out, PrintStream err)
      throws IOException {
    try (StopSignal stop = StopSignal.ofProcess()) {
      LocalRun run = new LocalRun(options, world, Progress.on(out, err), stop);
      try (OutputLock _ = OutputLock.of(options.out())) {
        return run(run, options, world, out);
      }
    }
  }

  private static int run(LocalRun run, Options options, World world, PrintStream out)
      throws IOException {
    PipelineDefaults defaults = PipelineDefaults.of(options.destination(), world.environment);
    if (options.destination() instanceof Destination.OpenSearchDirect) {
      SearchEndpoint.check(defaults.environment());
    }
    out.print(VisibleText.lines(defaults.text()));
    LocalRun.Result result = run.run();
    HtmlReport.write(result.facts(), options.out().report());
    String shown = options.readsStandardInput() ? run.sample().text() : "";
    out.print(VisibleText.lines(shown + result.report().table() + TextSections.of(result.facts())));
    out.printf(
        "%nSee %s and %s; the function's own log is %s%n",
        options.out().folder(), options.out().report(), options.out().log());
    out.println(hint(options.destination()));
    if (out.checkError()) {
      throw new RunFailedException("standard output: could not be written");
    }
    return exitStatus(result);
  }

  private static int exitStatus(LocalRun.Result result) {
    if (result.facts().isEmptyHanded()) {
      throw new RunFailedException("nothing came out: " + result.facts().verdict());
    }
    boolean complete = result.report().isComplete() && result.facts().notes().problems().isEmpty();
    return complete ? 0 : EXIT_REFUSED;
  }

  private static String hint(Destination destination) {
    return switch (destination) {
      case Destination.S3 s3 when s3.gzip() -> "The objects are gzip, as the template has them.";
      case Destination.S3 _ ->
          "The objects are left readable; --gzip makes them .log.gz, as the template has them.";
      case Destination.OpenSearch search when search.node().isPresent() ->
          "The bodies in bulk/ were sent to " + search.node().get();
      case Destination.OpenSearchDirect _ ->
          "The function indexed the documents; with ARCHIVE=true it also delivers them.";
      case Destination.OpenSearch _ ->
          "Nothing was sent: --node http://localhost:9200 sends the bodies in bulk/ to a node.";
    };
  }

  private static String inOneLine(String settings) {
    return settings.replaceFirst("\n *", " ").replaceAll("\n *", "; ");
  }

  static Report run(Options options, World world, Progress progress) throws IOException {
    try (StopSignal stop = new StopSignal()) {
      return new LocalRun(options, world, progress, stop).run().report();
    }
  }
}
