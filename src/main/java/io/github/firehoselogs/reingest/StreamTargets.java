package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Finds the stream that an event's records go back to. Clients are made when they are first used,
/// one for each service and Region, and kept. Safe for use by several threads at once.
public final class StreamTargets {
  /// Reaching an endpoint inside a Region takes milliseconds.
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, FirehoseClient> firehoseClients = new ConcurrentHashMap<>();
  private final Map<String, KinesisClient> kinesisClients = new ConcurrentHashMap<>();
  private final Function<String, FirehoseClient> newFirehoseClient;
  private final Function<String, KinesisClient> newKinesisClient;

  /// Targets on the services of AWS, with the credentials that the environment provides.
  public StreamTargets() {
    this(StreamTargets::firehoseClient, StreamTargets::kinesisClient);
  }

  /// Targets on the clients that these functions make for a Region.
  public StreamTargets(
      Function<String, FirehoseClient> newFirehoseClient,
      Function<String, KinesisClient> newKinesisClient) {
    this.newFirehoseClient = newFirehoseClient;
    this.newKinesisClient = newKinesisClient;
  }

  /// Returns the target for an event: the Kinesis stream `sourceKinesisStreamArn` where there is
  /// one, else the Firehose stream `deliveryStreamArn`. Empty where what is named is no stream.
  public Optional<StreamTarget> of(
      Optional<String> sourceKinesisStreamArn, Optional<String> deliveryStreamArn) {
    return sourceKinesisStreamArn.isPresent()
        ? sourceKinesisStreamArn.flatMap(StreamArn::parse).map(this::kinesis)
        : deliveryStreamArn.flatMap(StreamArn::parse).map(this::firehose);
  }

  private StreamTarget kinesis(StreamArn arn) {
    return new KinesisTarget(
        () -> kinesisClients.computeIfAbsent(arn.region(), newKinesisClient), arn.name());
  }

  private StreamTarget firehose(StreamArn arn) {
    return new FirehoseTarget(
        () -> firehoseClients.computeIfAbsent(arn.region(), newFirehoseClient), arn.name());
  }

  private static KinesisClient kinesisClient(String region) {
    return configured(KinesisClient.builder(), region).httpClient(httpClient()).build();
  }

  private static FirehoseClient firehoseClient(String region) {
    return configured(FirehoseClient.builder(), region).httpClient(httpClient()).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, String region) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(DefaultCredentialsProvider.builder().build())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                // The attempts are counted here and nowhere else.
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .build());
  }

  private static SdkHttpClient httpClient() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(Reingester.MAX_CALL)
        .build();
  }
}
