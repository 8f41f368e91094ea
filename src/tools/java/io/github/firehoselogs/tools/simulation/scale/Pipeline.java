package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.cost.Costs;
import java.util.Map;

/// A pipeline of the template, with the settings of its function.
enum Pipeline {
  S3("S3: Direct PUT, dynamic partitioning", true, Map.of()),
  TWO_PASSES("OpenSearch: one document per record, provisioned Kinesis stream", false, Costs.MYSQL),
  ONE_PASS("OpenSearch: opensearch-direct, Direct PUT", true, Costs.DIRECT);

  private final String title;
  private final boolean directPut;
  private final Map<String, String> settings;

  Pipeline(String title, boolean directPut, Map<String, String> settings) {
    this.title = title;
    this.directPut = directPut;
    this.settings = settings;
  }

  String title() {
    return title;
  }

  /// Returns whether its source is Direct PUT, and not a Kinesis stream.
  boolean isDirectPut() {
    return directPut;
  }

  Map<String, String> settings() {
    return settings;
  }

  /// Returns whether Firehose partitions what it delivers.
  boolean isPartitioned() {
    return this == S3;
  }
}
