package io.github.firehoselogs.tools.accept.metrics;

import io.github.firehoselogs.tools.accept.account.Calls;
import io.github.firehoselogs.tools.accept.account.Deployed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/// Reads the metrics of a stack.
public final class StreamMetrics {
  private static final int PERIOD_SECONDS = 60;

  private final CloudWatchClient client;
  private final List<Metric> metrics;

  public StreamMetrics(CloudWatchClient client, Deployed deployed) {
    this.client = client;
    this.metrics = Metric.of(deployed);
  }

  /// Returns the metrics that have data between two times, by namespace and name.
  public Map<String, Double> read(Instant from, Instant to) {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      queries.add(query("m" + i, metrics.get(i)));
    }
    List<MetricDataResult> results =
        Calls.call(
            "cloudwatch:GetMetricData",
            () ->
                client
                    .getMetricData(request ->
                        request
                            .startTime(from.truncatedTo(ChronoUnit.MINUTES))
                            .endTime(to.plusSeconds(PERIOD_SECONDS))
                            .metricDataQueries(queries))
                    .metricDataResults());
    Map<String, Double> found = new LinkedHashMap<>();
    for (MetricDataResult each : results) {
      if (!each.values().isEmpty()) {
        Metric metric = metrics.get(Integer.parseInt(each.id().substring(1)));
        found.put(metric.key(), total(metric, each.values()));
      }
    }
    return found;
  }

  private static double total(Metric metric, List<Double> values) {
    if (metric.isSum()) {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }
    return metric.statistic().equals("Average")
        ? values.stream().mapToDouble(Double::doubleValue).average().orElse(0)
        : values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static MetricDataQuery query(String id, Metric metric) {
    Dimension dimension =
        Dimension.builder().name(metric.dimension()).value(metric.value()).build();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(stat ->
            stat.period(PERIOD_SECONDS)
                .stat(metric.statistic())
                .metric(named ->
                    named
                        .namespace(metric.namespace())
                        .metricName(metric.name())
                        .dimensions(dimension)))
        .build();
  }
}
