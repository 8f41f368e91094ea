package io.github.firehoselogs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.command.AcceptCommand;
import io.github.firehoselogs.tools.command.EventsCommand;
import io.github.firehoselogs.tools.command.ExplainCommand;
import io.github.firehoselogs.tools.command.LayerCommand;
import io.github.firehoselogs.tools.command.LocalCommand;
import io.github.firehoselogs.tools.command.OneLineErrors;
import io.github.firehoselogs.tools.command.RedriveCommand;
import io.github.firehoselogs.tools.command.SchemaCommand;
import io.github.firehoselogs.tools.command.SimulateCommand;
import io.github.firehoselogs.tools.command.measure.BenchCommand;
import io.github.firehoselogs.tools.command.measure.CostsCommand;
import io.github.firehoselogs.tools.command.measure.InflateCommand;
import io.github.firehoselogs.tools.command.measure.MemoryCommand;
import io.github.firehoselogs.tools.command.measure.StartCommand;
import io.github.firehoselogs.tools.command.measure.TiersCommand;
import io.github.firehoselogs.tools.command.measure.WaysCommand;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line of the project: `firehose-logs COMMAND`.
///
/// The exit status is 0, 1 if a run failed, or 2 if an argument or a setting is invalid. Commands
/// throw [BadInputException] or [RunFailedException]; [OneLineErrors] prints them.
@Command(
    name = "firehose-logs",
    synopsisSubcommandLabel = "COMMAND",
    header = {"The CloudWatch Logs transformer for Amazon Data Firehose, without AWS.", ""},
    description = "",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Example: firehose-logs local /var/log/syslog",
      "Each command has its own help: firehose-logs COMMAND --help"
    })
public final class FirehoseLogs implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  private FirehoseLogs() {}

  /// Runs a command, and ends the process with its exit status.
  public static void main(String[] arguments) {
    Home home = Home.ofProcess();
    World world =
        new World(
            System.getenv(),
            System.in,
            InstantSource.system(),
            RandomGenerator.getDefault(),
            home.template());
    System.exit(commandLine(home, world, System.out, System.err).execute(arguments));
  }

  /// Returns the command line of the commands that `home` has the files for.
  public static CommandLine commandLine(Home home, World world, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new FirehoseLogs());
    line.getCommandSpec().versionProvider(() -> new String[] {home.version()});
    line.addSubcommand(new ExplainCommand(world, out));
    line.addSubcommand(new RedriveCommand(world, out));
    line.addSubcommand(new LocalCommand(home, world, out, err));
    line.addSubcommand(new SchemaCommand(home, world.environment(), out));
    line.addSubcommand(new LayerCommand(out));
    line.addSubcommand(new AcceptCommand(home, world, out));
    line.addSubcommand(new SimulateCommand(out));
    line.addSubcommand(new CostsCommand());
    line.addSubcommand(new InflateCommand());
    if (home.isProject()) {
      line.addSubcommand(new BenchCommand());
      line.addSubcommand(new EventsCommand());
      line.addSubcommand(new StartCommand());
      line.addSubcommand(new MemoryCommand());
      line.addSubcommand(new TiersCommand());
      line.addSubcommand(new WaysCommand(out));
    }
    OneLineErrors errors = new OneLineErrors();
    return line.setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /// Refuses a command line without a command.
  @Override
  public void run() {
    throw new BadInputException("found no command; firehose-logs --help lists them");
  }
}
