package io.github.firehoselogs.tools.simulation.scale.measure;

import io.github.firehoselogs.tools.cost.Costs;
import java.util.Map;

/// A pipeline of the template, with the settings of its function.
public enum Pipeline {
  S3("S3: Direct PUT, dynamic partitioning", true),
  TWO_PASSES("OpenSearch: one document per record, provisioned Kinesis stream", false),
  ONE_PASS("OpenSearch: opensearch-direct, Direct PUT", true);

  private final String title;
  private final boolean directPut;

  Pipeline(String title, boolean directPut) {
    this.title = title;
    this.directPut = directPut;
  }

  /// Returns the title of its table.
  public String title() {
    return title;
  }

  /// Returns whether its source is Direct PUT, and not a Kinesis stream.
  public boolean isDirectPut() {
    return directPut;
  }

  Map<String, String> settings() {
    return switch (this) {
      case S3 -> Map.of();
      case TWO_PASSES -> Costs.MYSQL;
      case ONE_PASS -> Costs.DIRECT;
    };
  }

  /// Returns whether Firehose partitions what it delivers.
  public boolean isPartitioned() {
    return this == S3;
  }
}
