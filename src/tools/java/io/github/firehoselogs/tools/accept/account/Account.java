package io.github.firehoselogs.tools.accept.account;

import io.github.firehoselogs.tools.RunFailedException;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;

/// The clients of the user's account.
public record Account(
    CloudFormationClient stacks,
    CloudWatchLogsClient logs,
    S3Client objects,
    CloudWatchClient metrics)
    implements AutoCloseable {
  /// Opens clients for `region`, or for that of the environment, with its credentials.
  public static Account open(Optional<String> region) {
    try {
      return new Account(
          configured(CloudFormationClient.builder(), region).build(),
          configured(CloudWatchLogsClient.builder(), region).build(),
          configured(S3Client.builder(), region).build(),
          configured(CloudWatchClient.builder(), region).build());
    } catch (SdkClientException e) {
      throw new RunFailedException("could not reach AWS; set --region: " + e.getMessage(), e);
    }
  }

  private static <
          B extends
              AwsSyncClientBuilder<B, ?>
                  & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, ?>>
      B configured(B builder, Optional<String> region) {
    region.ifPresent(name -> builder.region(Region.of(name)));
    return builder.httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    stacks.close();
    logs.close();
    objects.close();
    metrics.close();
  }
}
