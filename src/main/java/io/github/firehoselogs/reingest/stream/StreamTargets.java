package io.github.firehoselogs.reingest.stream;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Finds the stream that an event's records are put back into. Clients are created on first use.
/// Thread-safe.
public final class StreamTargets {
  private final Clients<FirehoseClient> firehoseClients;
  private final Clients<KinesisClient> kinesisClients;

  /// Targets that call AWS, with credentials from the environment.
  public StreamTargets() {
    this(new NewFirehoseClient(), new NewKinesisClient());
  }

  /// Targets that use clients created by these functions, one per Region.
  public StreamTargets(
      Function<String, FirehoseClient> newFirehoseClient,
      Function<String, KinesisClient> newKinesisClient) {
    firehoseClients = new Clients<>(newFirehoseClient);
    kinesisClients = new Clients<>(newKinesisClient);
  }

  /// Returns the target for an event: the Kinesis stream `sourceKinesisStreamArn` if present, else
  /// the Firehose stream `deliveryStreamArn`. Empty if the ARN is not that of a stream.
  public Optional<StreamTarget> targetFor(
      Optional<String> sourceKinesisStreamArn, Optional<String> deliveryStreamArn) {
    boolean fromKinesis = sourceKinesisStreamArn.isPresent();
    String arn = fromKinesis ? sourceKinesisStreamArn.get() : deliveryStreamArn.orElse("");
    Optional<StreamArn> stream = StreamArn.parse(arn);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(fromKinesis ? kinesis(stream.get()) : firehose(stream.get()));
  }

  private StreamTarget kinesis(StreamArn arn) {
    return new KinesisTarget(kinesisClients.in(arn.region()), arn);
  }

  private StreamTarget firehose(StreamArn arn) {
    return new FirehoseTarget(firehoseClients.in(arn.region()), arn.name());
  }

  /// This is a class because linking a lambda would load the classes in its signature.
  private static final class NewFirehoseClient implements Function<String, FirehoseClient> {
    @Override
    public FirehoseClient apply(String region) {
      return SdkClients.firehose(region);
    }
  }

  /// This is a class for the same reason as [NewFirehoseClient].
  private static final class NewKinesisClient implements Function<String, KinesisClient> {
    @Override
    public KinesisClient apply(String region) {
      return SdkClients.kinesis(region);
    }
  }
}
