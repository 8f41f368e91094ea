package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.tools.accept.account.Account;
import io.github.firehoselogs.tools.accept.account.Place;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What an acceptance run needs from outside.
public record Surroundings(
    Account account,
    Function<Place.Index, SearchConnection> search,
    Template template,
    InstantSource clock,
    Pause pause,
    RandomGenerator random,
    PrintStream out) {
  /// Waits.
  @FunctionalInterface
  public interface Pause {
    void sleep(Duration duration) throws InterruptedException;
  }
}
