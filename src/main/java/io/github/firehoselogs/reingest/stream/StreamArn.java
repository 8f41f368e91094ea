package io.github.firehoselogs.reingest.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stream's ARN, with its Region and name, in any of AWS's partitions:
///
/// ```
/// arn:aws:firehose:us-east-1:123456789012:deliverystream/name
/// arn:aws-cn:kinesis:cn-north-1:123456789012:stream/name
/// ```
public record StreamArn(String arn, String region, String name) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:(?:firehose|kinesis):([a-z0-9-]+):[0-9]*:"
              + "(?:deliverystream|stream)/([A-Za-z0-9_.-]+)");

  /// Parses `arn`; empty if it is not the ARN of a stream.
  static Optional<StreamArn> parse(String arn) {
    Matcher matcher = ARN.matcher(arn);
    return matcher.matches()
        ? Optional.of(new StreamArn(arn, matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
