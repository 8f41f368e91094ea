package io.github.firehoselogs.reingest.stream;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Creates the SDK's clients, with credentials from the environment.
final class SdkClients {
  /// Connecting to an endpoint within a Region takes milliseconds.
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /// Longer than any invocation that Firehose waits for, so that an idle connection never ends a
  /// call. Each call has a separate timeout, which grows.
  private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(5);

  private SdkClients() {}

  static FirehoseClient firehose(String region) {
    return configured(FirehoseClient.builder(), region).httpClient(httpClient()).build();
  }

  static KinesisClient kinesis(String region) {
    return configured(KinesisClient.builder(), region).httpClient(httpClient()).build();
  }

  static <B extends AwsClientBuilder<B, ?>> B configured(B builder, String region) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(DefaultCredentialsProvider.builder().build())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                // The class Attempts makes and counts all attempts.
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build());
  }

  private static SdkHttpClient httpClient() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(SOCKET_TIMEOUT)
        .build();
  }
}
