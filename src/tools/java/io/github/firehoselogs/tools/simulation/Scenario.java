package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.simulation.search.SearchScenario;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// The parameters of a run, drawn from its seed before it starts: the function's settings, the
/// stream, Firehose's buffer, the source, and the rates of faults.
///
/// `shards` is 0 for Direct PUT. `maxRecords` is the maximum in one invocation, chosen so that
/// answers without data take at most a third of the budget. `quotaShare` is the part of the
/// stream's quota that other producers leave. Every `outageEveryMillis`, unless it is 0, all calls
/// fail with `outage` for `outageMillis`; a slow call takes `slowCallMillis` and succeeds. `search`
/// is present if the function indexes documents itself.
public record Scenario(
    long seed,
    Map<String, String> environment,
    int maxResponseBytes,
    boolean oneEventPerRecord,
    int shards,
    int idCharacters,
    int bufferBytes,
    long bufferMillis,
    int maxRecords,
    Duration timeLimit,
    double quotaShare,
    FaultKind outage,
    long outageEveryMillis,
    long outageMillis,
    long slowCallMillis,
    Map<FaultKind, Double> rates,
    Traffic traffic,
    Optional<SearchScenario> search) {

  /// The source: a record every `gapMillis` on average, in bursts and lulls, with `events` log
  /// events on average, messages of up to `textBytes` bytes, and timestamps over `hours`.
  record Traffic(double gapMillis, double events, int textBytes, int hours, int logStreams) {}

  /// `{"recordId":"","result":"ProcessingFailed"},` without the id.
  private static final int ENTRY_BYTES = 46;

  /// How much larger a document is than the message of a typical event: an archive of documents
  /// needs a larger budget for the same buffer.
  private static final int DOCUMENT_FACTOR = 5;

  private static final List<FaultKind> OUTAGES =
      List.of(FaultKind.ACCESS_DENIED, FaultKind.TIMEOUT_BEFORE_WRITE, FaultKind.SLOW_CALL);

  /// Shorter than the third timeout of a batch, 40 s: a slow stream gets each record at most three
  /// times.
  private static final long MAX_SLOW_MILLIS = 35_000;

  /// Returns the scenario that `seed` draws.
  static Scenario of(long seed) {
    Scenario drawn = drawn(seed);
    return drawn.search.isEmpty() ? drawn : drawn.indexing(drawn.search.get());
  }

  private static Scenario drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int maxResponseBytes = (int) between(random, 2_000, 60_000);
    boolean kinesis = random.nextBoolean();
    boolean one = random.nextInt(4) == 0;
    int idCharacters = random.nextInt(3) == 0 ? 160 : 56;
    FaultKind outage = OUTAGES.get(random.nextInt(OUTAGES.size()));
    long outageEveryMillis = random.nextInt(2) == 0 ? (long) between(random, 10_000, 200_000) : 0;
    // Slow phases are longer than outages but not permanent: a record accepted twice is read twice.
    double longer = outage == FaultKind.SLOW_CALL ? 3 : 1;
    return new Scenario(
        seed,
        environment(random, maxResponseBytes, one),
        maxResponseBytes,
        one,
        kinesis ? 1 + random.nextInt(4) : 0,
        idCharacters,
        (int) (maxResponseBytes * between(random, 0.03, 1)),
        random.nextInt(5) == 0 ? 0 : (long) between(random, 1_000, 60_000),
        Math.clamp(maxResponseBytes / (3L * (ENTRY_BYTES + idCharacters)), 1, 500),
        Duration.ofSeconds(random.nextInt(4) == 0 ? 5 + random.nextInt(40) : 300),
        random.nextInt(3) == 0 ? between(random, 0.005, 0.2) : 1,
        outage,
        outageEveryMillis,
        (long) Math.min(outageEveryMillis / 2.0, longer * between(random, 1_000, 20_000)),
        (long) between(random, 2_000, MAX_SLOW_MILLIS),
        rates(random),
        new Traffic(
            between(random, 10, 3_000),
            between(random, 5, 300),
            (int) between(random, 1, 200),
            1 + random.nextInt(6),
            1 + random.nextInt(12)),
        SearchScenario.of(seed));
  }

  /// Returns the same scenario for a function that indexes documents.
  private Scenario indexing(SearchScenario openSearch) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(openSearch.environment());
    int budget = openSearch.archive() ? DOCUMENT_FACTOR * maxResponseBytes : maxResponseBytes;
    variables.put("MAX_RESPONSE_BYTES", Integer.toString(budget));
    return new Scenario(
        seed,
        Map.copyOf(variables),
        budget,
        false,
        shards,
        idCharacters,
        bufferBytes,
        bufferMillis,
        maxRecords,
        timeLimit,
        quotaShare,
        outage,
        outageEveryMillis,
        outageMillis,
        slowCallMillis,
        rates,
        traffic,
        search);
  }

  public Settings settings() {
    return GivenSettings.of(environment);
  }

  /// Returns whether the function delivers data, and does not only index it.
  boolean delivers() {
    return search.isEmpty() || search.get().archive();
  }

  public double rate(FaultKind kind) {
    return rates.getOrDefault(kind, 0.0);
  }

  public boolean isOutage(long atMillis) {
    return outageEveryMillis > 0
        && atMillis % outageEveryMillis >= outageEveryMillis - outageMillis;
  }

  private static Map<String, String> environment(
      SplittableRandom random, int maxResponseBytes, boolean one) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAX_RESPONSE_BYTES", Integer.toString(maxResponseBytes));
    environment.put("EVENTS_PER_RECORD", one ? "one" : "all");
    environment.put("PARTITION_MODE", random.nextInt(3) == 0 ? "exact" : "first");
    environment.put("KINESIS_AGGREGATION", Boolean.toString(random.nextInt(4) > 0));
    if (random.nextBoolean()) {
      environment.put("PARTITION_KEYS", "stream={logStream},hour={timestamp:HH}");
    }
    if (random.nextInt(4) == 0) {
      environment.put("MAX_ROUNDS", Integer.toString(random.nextInt(6)));
    }
    if (random.nextInt(3) == 0) {
      environment.put("REINGEST_MAX_ATTEMPTS", Integer.toString(1 + random.nextInt(4)));
    }
    if (random.nextInt(3) > 0) {
      environment.put("REINGEST_BATCH_RECORDS", Integer.toString((int) between(random, 1, 100)));
    }
    return Map.copyOf(environment);
  }

  private static Map<FaultKind, Double> rates(SplittableRandom random) {
    Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.OF_STREAM) {
      rates.put(kind, kind.drawRate(random));
    }
    return rates;
  }

  /// Returns a number from `least` to `most`; every order of magnitude is equally likely.
  public static double between(SplittableRandom random, double least, double most) {
    return least * Math.pow(most / least, random.nextDouble());
  }
}
