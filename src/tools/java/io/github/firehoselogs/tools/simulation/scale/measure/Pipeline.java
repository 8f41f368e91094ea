package io.github.firehoselogs.tools.simulation.scale.measure;

import io.github.firehoselogs.tools.cost.Costs;
import java.util.Map;

/// A pipeline of the template, with the settings of its function.
public enum Pipeline {
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

  /// Returns the title of its table.
  public String title() {
    return title;
  }

  /// Returns whether its source is Direct PUT, and not a Kinesis stream.
  public boolean isDirectPut() {
    return directPut;
  }

  Map<String, String> settings() {
    return settings;
  }

  /// Returns whether Firehose partitions what it delivers.
  public boolean isPartitioned() {
    return this == S3;
  }
}
