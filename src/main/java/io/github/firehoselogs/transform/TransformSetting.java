package io.github.firehoselogs.transform;

/// A setting that only one transform reads. Each is an environment variable, and a field of a
/// route.
public enum TransformSetting {
  /// The regular expression of the transform `pattern`. Spaces around it are part of it.
  PATTERN("pattern", BuiltInTransform.PATTERN, true),
  /// The fields of the transform `vpc-flow-log`, in AWS's notation: `${version} ${vpc-id}`. If it
  /// is not set, the transform reads the formats of versions 2 to 5.
  VPC_FLOW_LOG_FORMAT("vpcFlowLogFormat", BuiltInTransform.VPC_FLOW_LOG, false),
  /// The template of the index of an event of `splunk-hec`. If it is not set, Splunk chooses.
  SPLUNK_INDEX("splunkIndex", BuiltInTransform.SPLUNK_HEC, false),
  /// The template of its source type. If it is not set, `aws:cloudwatchlogs`.
  SPLUNK_SOURCETYPE("splunkSourcetype", BuiltInTransform.SPLUNK_HEC, false),
  /// The template of its source. If it is not set, the log group.
  SPLUNK_SOURCE("splunkSource", BuiltInTransform.SPLUNK_HEC, false),
  /// The template of its host. If it is not set, the log stream.
  SPLUNK_HOST("splunkHost", BuiltInTransform.SPLUNK_HEC, false);

  private final String routeField;
  private final BuiltInTransform transform;
  private final boolean keepsSpaces;

  TransformSetting(String routeField, BuiltInTransform transform, boolean keepsSpaces) {
    this.routeField = routeField;
    this.transform = transform;
    this.keepsSpaces = keepsSpaces;
  }

  /// Returns the name of the environment variable.
  public String variable() {
    return name();
  }

  /// Returns the name of the field in a route.
  public String routeField() {
    return routeField;
  }

  /// Returns the name of the transform that reads this setting.
  public String transformName() {
    return transform.transformName;
  }

  /// Returns whether leading and trailing spaces are part of the value.
  public boolean keepsSpaces() {
    return keepsSpaces;
  }
}
