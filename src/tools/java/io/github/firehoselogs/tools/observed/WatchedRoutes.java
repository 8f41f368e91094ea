package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/// The routes of some settings, with transforms that count.
final class WatchedRoutes {
  private record Watched(String logs, Route route, WatchedTransform transform) {}

  private final FirstTimes firstTimes = new FirstTimes();
  private final List<Watched> watched = new ArrayList<>();
  private final Routes routes;

  WatchedRoutes(Routes original) {
    List<Routes.Row> rows = new ArrayList<>();
    for (Routes.Row row : original.rows()) {
      String logs = row.logGroup() + (row.logStream().equals("*") ? "" : ":" + row.logStream());
      rows.add(new Routes.Row(row.logGroup(), row.logStream(), watch(logs, row.route())));
    }
    routes =
        new Routes(rows, watch(rows.isEmpty() ? "all" : "all others", original.defaultRoute()));
  }

  private Route watch(String logs, Route route) {
    WatchedTransform transform = new WatchedTransform(route.transform(), firstTimes);
    watched.add(new Watched(logs, route, transform));
    return new Route(
        route.filter(),
        route.redaction(),
        route.transformName(),
        transform,
        route.unmatched(),
        route.added(),
        route.grouping());
  }

  /// Returns `settings` with these routes.
  Settings in(Settings settings) {
    return new Settings(
        routes,
        settings.maxResponseBytes(),
        settings.maxEnvelopeBytes(),
        settings.maxRounds(),
        settings.reingestMaxAttempts(),
        settings.reingestBatchRecords(),
        settings.kinesisAggregation(),
        settings.metricsNamespace(),
        settings.openSearch(),
        settings.effective());
  }

  /// Returns the counts of each route.
  List<RouteCounts> counts() {
    List<RouteCounts> counts = new ArrayList<>();
    for (Watched each : watched) {
      WatchedTransform transform = each.transform;
      counts.add(
          new RouteCounts(
              each.logs,
              each.route.transformName(),
              each.route.unmatched(),
              transform.matched(),
              transform.unmatched(),
              transform.examples()));
    }
    return counts;
  }
}
