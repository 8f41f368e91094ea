package io.github.firehoselogs.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The table of routes: the first row whose log group and stream match applies. Thread-safe.
public final class Routes {
  /// The maximum number of cached log streams, at about 300 bytes each. Every run of a container or
  /// function creates a new log stream, so the cache must be bounded.
  static final int MAX_CACHED = 10_000;

  private final List<Row> rows;
  private final Route defaultRoute;
  private final List<String> transformNames;
  private final Map<Source, Route> cached = new ConcurrentHashMap<>();

  /// A row of the table. In the patterns `logGroup` and `logStream`, `*` matches any text and `?`
  /// one character.
  public record Row(String logGroup, String logStream, Route route) {
    private boolean matches(Source source) {
      return new Wildcard(logGroup).matches(source.logGroup)
          && new Wildcard(logStream).matches(source.logStream);
    }
  }

  private record Source(String logGroup, String logStream) {}

  /// A table of `rows`, in this order, and the default route for all other events.
  public Routes(List<Row> rows, Route defaultRoute) {
    this.rows = List.copyOf(rows);
    this.defaultRoute = defaultRoute;
    this.transformNames = transformNames(all());
  }

  private static List<String> transformNames(List<Route> routes) {
    Set<String> names = new LinkedHashSet<>();
    for (Route route : routes) {
      names.add(route.transformName());
    }
    return List.copyOf(names);
  }

  /// Returns the route for the events of a log stream.
  public Route routeFor(String logGroup, String logStream) {
    if (rows.isEmpty()) {
      return defaultRoute;
    }
    Source source = new Source(logGroup, logStream);
    Route known = cached.get(source);
    if (known != null) {
      return known;
    }
    if (cached.size() >= MAX_CACHED) {
      cached.clear();
    }
    Route found = find(source);
    cached.put(source, found);
    return found;
  }

  private Route find(Source source) {
    for (Row row : rows) {
      if (row.matches(source)) {
        return row.route;
      }
    }
    return defaultRoute;
  }

  /// Returns the number of cached log streams.
  int cached() {
    return cached.size();
  }

  /// Returns the route for events that match no row.
  public Route defaultRoute() {
    return defaultRoute;
  }

  /// Returns the distinct names of the transforms of all routes.
  public List<String> transformNames() {
    return transformNames;
  }

  /// Returns the rows of the table.
  public List<Row> rows() {
    return rows;
  }

  /// Returns all routes, the default route last.
  public List<Route> all() {
    List<Route> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(row.route);
    }
    all.add(defaultRoute);
    return all;
  }
}
