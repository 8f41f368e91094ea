package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.redrive.journal.Journal;
import io.github.firehoselogs.tools.redrive.journal.Journals;
import io.github.firehoselogs.tools.redrive.source.FailureObject;
import io.github.firehoselogs.tools.redrive.source.FailureSource;
import io.github.firehoselogs.tools.redrive.source.ReadAhead;
import io.github.firehoselogs.tools.redrive.source.Sources;
import io.github.firehoselogs.tools.terminal.StopSignal;
import io.github.firehoselogs.tools.trial.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Reads failure objects and puts their records back into a stream.
public final class Redrive {
  private static final int EXIT_UNDONE = 1;

  /// The surroundings of a run. The streams are found through `targets`.
  public record World(
      Map<String, String> environment,
      StreamTargets targets,
      InstantSource clock,
      RandomGenerator random,
      StopSignal stop) {}

  private final RedriveOptions options;
  private final World world;
  private final PrintStream out;

  private Redrive(RedriveOptions options, World world, PrintStream out) {
    this.options = options;
    this.world = world;
    this.out = out;
  }

  /// Runs with these arguments and prints the report to `out`. Returns 0 if nothing is left to do,
  /// else 1.
  ///
  /// @throws BadInputException if an argument, a setting or the journal is wrong
  /// @throws RunFailedException if the objects cannot be listed or the journal cannot be opened
  public static int run(RedriveArguments arguments, World world, PrintStream out) {
    RedriveOptions options = RedriveOptions.from(arguments);
    RedriveReport report = new Redrive(options, world, out).run();
    out.print(report.table());
    if (!options.dryRun()) {
      out.printf("%nThe journal is %s%n", options.journal());
    }
    return report.isComplete() ? 0 : EXIT_UNDONE;
  }

  private RedriveReport run() {
    Path journalFile = real(options.journal());
    List<FailureSource> sources =
        Sources.of(options.places(), journalFile, options.stream().region(), world.environment());
    Trial trial = new Trial(world.environment());
    long total = count(sources, world.stop());
    try (Journal journal =
        options.dryRun()
            ? Journals.read(journalFile, options.stream().arn())
            : Journals.open(journalFile, options.stream().arn())) {
      return run(sources, journal, trial, total);
    } catch (IOException e) {
      throw new RunFailedException(
          "--journal: '" + options.journal() + "' cannot be read or written: " + e, e);
    }
  }

  private RedriveReport run(List<FailureSource> sources, Journal journal, Trial trial, long total) {
    RedriveReport report = new RedriveReport(options.dryRun());
    RedriveProgress progress =
        new RedriveProgress(out, world.clock(), RedriveProgress.isTerminal(), total);
    StreamTarget stream = target();
    try (Judge judge = new Judge(trial, options.stream().arn(), stream.limits().maxRecordBytes())) {
      Sending sending = Sending.to(stream, options, world, journal, report);
      Reading reading =
          new Reading(
              judge, options.only(), journal, new Reading.Output(report, progress, sending));
      readAll(sources, new ReadAll(reading, sending));
      sending.finish();
      journal.sentAgain().forEach(each -> report.addSentAgain(each.object(), each.line()));
      report.setInDoubt(journal.inDoubt().size());
    } catch (UncheckedIOException e) {
      throw new RunFailedException("PATH: a folder cannot be read: " + e.getCause(), e);
    } finally {
      progress.end();
    }
    return report;
  }

  private static void readAll(List<FailureSource> sources, FailureSource.Visitor reader) {
    try (ReadAhead ahead = new ReadAhead(reader)) {
      boolean wantsMore = true;
      for (int i = 0; i < sources.size() && wantsMore; i++) {
        wantsMore = sources.get(i).visit(ahead);
      }
      ahead.finish();
    }
  }

  private StreamTarget target() {
    Optional<String> arn = Optional.of(options.stream().arn());
    boolean kinesis = options.stream().isKinesis();
    return world
        .targets()
        .targetFor(kinesis ? arn : Optional.empty(), kinesis ? Optional.empty() : arn)
        .orElseThrow();
  }

  /// Counts the objects, so that the progress has an end.
  private static long count(List<FailureSource> sources, StopSignal stop) {
    Counter counter = new Counter(stop);
    sources.forEach(source -> source.visit(counter));
    if (counter.objects == 0) {
      throw new BadInputException(
          "PATH: found no object there, expected failure objects of Firehose");
    }
    return counter.objects;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException _) {
      return file.toAbsolutePath().normalize(); // It does not exist yet.
    }
  }

  private static final class Counter implements FailureSource.Visitor {
    private final StopSignal stop;
    private long objects;

    Counter(StopSignal stop) {
      this.stop = stop;
    }

    @Override
    public boolean object(FailureObject object) {
      objects++;
      return !stop.isStopped();
    }

    @Override
    public void unreadable(String name, String problem) {
      objects++;
    }
  }

  /// Reads all objects until the run ends.
  private record ReadAll(Reading reading, Sending sending) implements FailureSource.Visitor {
    @Override
    public boolean object(FailureObject object) {
      reading.read(object);
      return !sending.isEnded();
    }

    @Override
    public void unreadable(String name, String problem) {
      reading.unreadable(name, problem);
    }
  }
}
