package io.github.firehoselogs.firehose;

/// Why a record was answered `ProcessingFailed`: the closed set that logs and metrics count by.
public enum FailureReason {
  /// `data` of the record is missing, `null`, not a string, or not base64.
  DATA_NOT_BASE64("DataNotBase64"),
  /// The data are no envelope of CloudWatch Logs that we can read.
  ENVELOPE_UNREADABLE("EnvelopeUnreadable"),
  /// The transform threw, or what it was handed could not be read.
  TRANSFORM_FAILED("TransformFailed"),
  /// `UNMATCHED=fail`, and the transform did not know a message.
  UNMATCHED("UnmatchedFailed"),
  /// One log event alone is larger than the response or the stream takes.
  EVENT_TOO_LARGE("EventTooLarge"),
  /// The record came round `MAX_ROUNDS` times.
  TOO_MANY_ROUNDS("TooManyRounds"),
  /// What should go round could not be put back into the stream.
  NOT_PUT_BACK("NotPutBack");

  private final String metricName;

  FailureReason(String metricName) {
    this.metricName = metricName;
  }

  /// Returns the name of the metric that counts it.
  public String metricName() {
    return metricName;
  }
}
