package io.github.firehoselogs.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The table of routes: the first one whose log group and stream match is taken. Safe for use by
/// several threads at once.
public final class Routes {
  /// Log streams that are remembered: each run of a container or function begins a new one, and
  /// they must not fill the memory. About 300 bytes each.
  static final int MAX_REMEMBERED = 10_000;

  private final List<Row> rows;
  private final Route otherwise;
  private final List<String> transformNames;
  private final Map<Source, Route> remembered = new ConcurrentHashMap<>();

  /// A row of the table. `logGroup` and `logStream` are names with `*` for any text and `?` for one
  /// character.
  public record Row(String logGroup, String logStream, Route route) {
    private boolean matches(Source source) {
      return new Wildcard(logGroup).matches(source.logGroup)
          && new Wildcard(logStream).matches(source.logStream);
    }
  }

  private record Source(String logGroup, String logStream) {}

  /// The routes `rows`, in this order, and the one that all other events take.
  public Routes(List<Row> rows, Route otherwise) {
    this.rows = List.copyOf(rows);
    this.otherwise = otherwise;
    this.transformNames = transformNames(all());
  }

  private static List<String> transformNames(List<Route> routes) {
    Set<String> names = new LinkedHashSet<>();
    for (Route route : routes) {
      names.add(route.transformName());
    }
    return List.copyOf(names);
  }

  /// Returns the route of the events of a log stream.
  public Route of(String logGroup, String logStream) {
    if (rows.isEmpty()) {
      return otherwise;
    }
    Source source = new Source(logGroup, logStream);
    Route known = remembered.get(source);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    Route found = find(source);
    remembered.put(source, found);
    return found;
  }

  private Route find(Source source) {
    for (Row row : rows) {
      if (row.matches(source)) {
        return row.route;
      }
    }
    return otherwise;
  }

  /// Returns how many log streams are remembered.
  int remembered() {
    return remembered.size();
  }

  /// Returns the route of events that no row is for.
  public Route otherwise() {
    return otherwise;
  }

  /// Returns the names of the transforms that events can take, each once.
  public List<String> transformNames() {
    return transformNames;
  }

  /// Returns all routes that an event can take.
  public List<Route> all() {
    List<Route> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(row.route);
    }
    all.add(otherwise);
    return all;
  }
}
