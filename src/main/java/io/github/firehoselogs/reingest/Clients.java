package io.github.firehoselogs.reingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The clients of one service, a client for each Region, made when it is first used and kept. Safe
/// for use by several threads at once.
///
/// Nothing here names a class of the SDK: a function that puts nothing back never loads them.
final class Clients<C> {
  private final Map<String, C> byRegion = new ConcurrentHashMap<>();
  private final Function<String, C> newClient;

  /// `newClient` makes the client for a Region.
  Clients(Function<String, C> newClient) {
    this.newClient = newClient;
  }

  /// Returns what gives the client for `region`.
  Supplier<C> in(String region) {
    return new InRegion<>(this, region);
  }

  private C client(String region) {
    return byRegion.computeIfAbsent(region, newClient);
  }

  private record InRegion<C>(Clients<C> clients, String region) implements Supplier<C> {
    @Override
    public C get() {
      return clients.client(region);
    }
  }
}
