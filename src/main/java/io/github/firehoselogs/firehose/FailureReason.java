package io.github.firehoselogs.firehose;

/// The reason why a record is answered `ProcessingFailed`. Logs name it and metrics count it.
public enum FailureReason {
  /// `data` of the record is missing, `null`, not a string, or not base64.
  DATA_NOT_BASE64("DataNotBase64"),
  /// The data is not a readable CloudWatch Logs envelope.
  ENVELOPE_UNREADABLE("EnvelopeUnreadable"),
  /// The transform threw, or its input could not be read.
  TRANSFORM_FAILED("TransformFailed"),
  /// `UNMATCHED=fail`, and a message does not match the transform.
  UNMATCHED("UnmatchedFailed"),
  /// A single log event is larger than the response or than a record of the stream.
  EVENT_TOO_LARGE("EventTooLarge"),
  /// OpenSearch refused some documents of the record for good.
  NOT_INDEXED("NotIndexed"),
  /// The record has been put back `MAX_ROUNDS` times.
  TOO_MANY_ROUNDS("TooManyRounds"),
  /// A remainder could not be put back into the stream.
  NOT_PUT_BACK("NotPutBack");

  private final String metricName;

  FailureReason(String metricName) {
    this.metricName = metricName;
  }

  /// Returns the name of the metric that counts this reason.
  public String metricName() {
    return metricName;
  }
}
