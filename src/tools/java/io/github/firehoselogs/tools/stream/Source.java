package io.github.firehoselogs.tools.stream;

/// The source of the Firehose stream; the function puts records back into it.
public enum Source {
  /// CloudWatch Logs puts records into the Firehose stream.
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
