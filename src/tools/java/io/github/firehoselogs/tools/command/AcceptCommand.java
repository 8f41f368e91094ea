package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.opensearch.OpenSearchSettings.Service;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.opensearch.http.HttpConnection;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.accept.Accept;
import io.github.firehoselogs.tools.accept.AcceptRequest;
import io.github.firehoselogs.tools.accept.Surroundings;
import io.github.firehoselogs.tools.accept.account.Account;
import io.github.firehoselogs.tools.accept.account.Place;
import io.github.firehoselogs.tools.local.LocalFirehose.World;
import io.github.firehoselogs.tools.local.NodeAddress;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Sends log events through a deployed stack.
@Command(
    name = "accept",
    header = {"Sends log events through a deployed stack, and checks what arrives.", ""},
    sortOptions = false,
    description = {
      "Creates a log group in your account, subscribes the stack's stream, sends about 3,000 marked"
          + " log events, and waits until they arrive in the bucket or the index. Checks that each"
          + " arrives once, in its partition and redacted, and prints what AWS counted. Removes the"
          + " log group and its objects. The exit status is 1 if anything was wrong.",
      ""
    },
    footer = {"", "Example: firehose-logs accept --stack logs-to-s3 --region eu-central-1"})
public final class AcceptCommand implements Callable<Integer> {
  /// Markers have numbers of five digits.
  private static final int MAX_EVENTS = 90_000;

  private final Home home;
  private final World world;
  private final PrintStream out;

  @Option(names = "--stack", paramLabel = "NAME", description = "The stack.")
  private String stack = "";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Its Region (default: that of your AWS configuration).")
  private String region = "";

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "About how many log events to send (default: ${DEFAULT-VALUE}).")
  private int events = 3_000;

  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      description = "How long log events may take (default: ${DEFAULT-VALUE}).")
  private int timeout = 20;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The OpenSearch domain, with Destination=opensearch.")
  private String endpoint = "";

  @Option(names = "--keep", description = "Remove nothing at the end.")
  private boolean keep;

  public AcceptCommand(Home home, World world, PrintStream out) {
    this.home = home;
    this.world = world;
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (stack.isEmpty()) {
      throw new BadInputException("--stack: found '', expected the name of a stack");
    }
    PositiveNumber.require("--events", events);
    PositiveNumber.require("--timeout", timeout);
    if (events > MAX_EVENTS) {
      throw new BadInputException("--events: found '" + events + "', expected at most 90000");
    }
    Optional<URI> node = Optional.of(endpoint).filter(text -> !text.isEmpty()).map(NodeAddress::of);
    AcceptRequest request =
        new AcceptRequest(stack, node, events, Duration.ofMinutes(timeout), keep);
    Template template = Template.of(home.template());
    try (Account account = Account.open(Optional.of(region).filter(name -> !name.isEmpty()))) {
      Surroundings around =
          new Surroundings(
              account,
              this::connection,
              template,
              world.clock(),
              Thread::sleep,
              world.random(),
              out);
      return Accept.run(request, around) ? 0 : OneLineErrors.FAILED;
    }
  }

  private SearchConnection connection(Place.Index index) {
    String signedFor =
        region.isEmpty()
            ? DefaultAwsRegionProviderChain.builder().build().getRegion().id()
            : region;
    return new HttpConnection(
        new OpenSearchSettings(
            index.endpoint(),
            Service.valueOf(index.service().toUpperCase(Locale.ROOT)),
            signedFor,
            "",
            5_000_000,
            true,
            index.secretArn(),
            false));
  }
}
