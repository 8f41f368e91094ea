package io.github.firehoselogs.tools.simulation.search;

import io.github.firehoselogs.tools.simulation.FaultKind;
import io.github.firehoselogs.tools.simulation.Scenario;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// The parameters of OpenSearch in a run in which the function indexes documents itself.
///
/// With `archive`, the same documents are also delivered. A node refuses a body of more than
/// `maxBodyBytes`. It is down for ten minutes from `downFromMillis` on, and denies access for
/// `deniedMillis` in each `deniedEveryMillis`, unless these are 0. A slow call takes `slowMillis`.
public record SearchScenario(
    long seed,
    boolean archive,
    Map<String, String> environment,
    int maxBodyBytes,
    long downFromMillis,
    long deniedEveryMillis,
    long deniedMillis,
    long slowMillis,
    Map<FaultKind, Double> rates) {
  private static final long DOWN_MILLIS = Duration.ofMinutes(10).toMillis();

  /// The transforms, which all write the whole message into one field.
  private static final List<Map<String, String>> TRANSFORMS =
      List.of(
          Map.of("TRANSFORM", "json"),
          Map.of("TRANSFORM", "json", "ADD_FIELDS", "@timestamp={timestamp},group={logGroup}"),
          Map.of("TRANSFORM", "splunk-hec"),
          Map.of("TRANSFORM", "pattern", "PATTERN", "(?s)^(?<message>.*)$"),
          Map.of("TRANSFORM", "syslog"));

  private static final List<String> INDEXES =
      List.of("logs", "logs-{timestamp:yyyy.MM.dd.HH}", "App {logGroup}", "By-{logStream}");

  /// Returns the scenario that `seed` draws; a third of all seeds has one.
  public static Optional<SearchScenario> of(long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5EA4C4);
    return random.nextInt(3) == 0 ? Optional.of(drawn(seed, random)) : Optional.empty();
  }

  private static SearchScenario drawn(long seed, SplittableRandom random) {
    boolean archive = random.nextBoolean();
    long deniedEveryMillis = random.nextInt(3) == 0 ? 10_000 + random.nextInt(300_000) : 0;
    return new SearchScenario(
        seed,
        archive,
        environment(random, archive),
        random.nextInt(3) == 0 ? (int) Scenario.between(random, 2_000, 60_000) : 10_000_000,
        random.nextInt(3) == 0 ? random.nextInt(300_000) : 0,
        deniedEveryMillis,
        Math.min(deniedEveryMillis / 4, 200 + random.nextInt(10_000)),
        (long) Scenario.between(random, 1_000, 80_000),
        rates(random));
  }

  private static Map<String, String> environment(SplittableRandom random, boolean archive) {
    Map<String, String> environment = new HashMap<>();
    environment.put("EVENTS_PER_RECORD", "all");
    environment.put("OPENSEARCH_ENDPOINT", "https://search.example");
    environment.put("OPENSEARCH_INDEX", INDEXES.get(random.nextInt(INDEXES.size())));
    environment.put("ARCHIVE", Boolean.toString(archive));
    environment.put("AWS_REGION", "eu-central-1");
    environment.putAll(TRANSFORMS.get(random.nextInt(TRANSFORMS.size())));
    if (random.nextBoolean()) {
      environment.put("OPENSEARCH_BULK_BYTES", "100000");
    }
    if (random.nextInt(4) == 0) {
      environment.put("OPENSEARCH_PIPELINE", "geo-ip");
    }
    return Map.copyOf(environment);
  }

  private static Map<FaultKind, Double> rates(SplittableRandom random) {
    Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.OF_SEARCH) {
      rates.put(kind, kind.drawRate(random));
    }
    return rates;
  }

  double rate(FaultKind kind) {
    return rates.getOrDefault(kind, 0.0);
  }

  boolean isDown(long atMillis) {
    return downFromMillis > 0
        && atMillis >= downFromMillis
        && atMillis < downFromMillis + DOWN_MILLIS;
  }

  boolean isDenied(long atMillis) {
    return deniedEveryMillis > 0
        && atMillis % deniedEveryMillis >= deniedEveryMillis - deniedMillis;
  }

  /// Returns whether the mapping of its index can never take the document of the log event `number`.
  boolean isUnmappable(int number) {
    double draw = new SplittableRandom(seed * 1_000_003 + number).nextDouble();
    return draw < rate(FaultKind.DOCUMENT_UNMAPPABLE);
  }
}
