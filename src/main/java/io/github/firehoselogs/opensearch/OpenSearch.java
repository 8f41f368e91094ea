package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.attempts.AttemptPolicy;
import io.github.firehoselogs.attempts.Backoff;
import io.github.firehoselogs.attempts.CallTimeout;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.attempts.Sleeper;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// The domain or collection that documents are indexed in. Thread-safe.
public final class OpenSearch {
  /// Enough for a domain that is busy for some seconds: 8 attempts wait 11 s on average and 23 s at
  /// most. A longer outage is waited out in the stream, which costs less than a function that waits.
  private static final int MAX_ATTEMPTS = 8;

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

  /// A busy domain may take many seconds for 5 MB. A request that is sent twice creates no second
  /// document.
  private static final CallTimeout CALL_TIMEOUT = new CallTimeout(Duration.ofSeconds(30));

  /// The maximum time that is kept for putting records back: 20 attempts wait 71 s at most.
  private static final Duration MAX_RESERVE = Duration.ofSeconds(75);

  /// The part of an invocation that is kept for putting records back, if that is less.
  private static final int RESERVED_PART = 4;

  private final OpenSearchSettings settings;
  private final SearchConnection connection;
  private final AttemptPolicy policy;

  /// `random` returns numbers in `[0, 1)`. `random` and `sleeper` are called from several threads.
  public OpenSearch(
      OpenSearchSettings settings,
      SearchConnection connection,
      Sleeper sleeper,
      DoubleSupplier random) {
    this.settings = settings;
    this.connection = connection;
    this.policy = new AttemptPolicy(MAX_ATTEMPTS, BACKOFF, CALL_TIMEOUT, sleeper, random);
  }

  /// Begins to index the documents of an invocation; `remaining` returns its current remaining time.
  public Indexing begin(Supplier<Duration> remaining) {
    Duration part = remaining.get().dividedBy(RESERVED_PART);
    Duration reserve = part.compareTo(MAX_RESERVE) < 0 ? part : MAX_RESERVE;
    Deadline deadline = new Deadline(() -> remaining.get().minus(reserve));
    return new Indexing(settings, connection, deadline, policy);
  }
}
