package io.github.firehoselogs.tools.stream;

/// What feeds the Firehose stream, and so where the function puts records back to.
public enum Source {
  /// CloudWatch Logs puts records into the Firehose stream itself.
  DIRECT,
  /// CloudWatch Logs puts records into a Kinesis stream that the Firehose stream reads.
  KINESIS;

  public static final String REGION = "us-east-1";
  public static final String STREAM = "local-firehose";
  public static final String FIREHOSE_ARN =
      "arn:aws:firehose:us-east-1:123456789012:deliverystream/local-firehose";
  public static final String KINESIS_ARN =
      "arn:aws:kinesis:us-east-1:123456789012:stream/local-firehose";
  public static final String LAMBDA_ARN =
      "arn:aws:lambda:us-east-1:123456789012:function:local-firehose:$LATEST";
}
