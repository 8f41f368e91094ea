package io.github.firehoselogs.reingest.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The clients of one service, one per Region, created on first use and kept. Thread-safe.
///
/// No class of the SDK is named here: a function that puts nothing back never loads them.
final class Clients<C> {
  private final Map<String, C> byRegion = new ConcurrentHashMap<>();
  private final Function<String, C> newClient;

  /// `newClient` creates the client for a Region.
  Clients(Function<String, C> newClient) {
    this.newClient = newClient;
  }

  /// Returns a supplier of the client for `region`.
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
