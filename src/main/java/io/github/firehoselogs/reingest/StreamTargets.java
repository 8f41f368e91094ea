package io.github.firehoselogs.reingest;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// Finds the stream that an event's records go back to. Clients are made when they are first used.
/// Safe for use by several threads at once.
public final class StreamTargets {
  private final Clients<FirehoseClient> firehoseClients;
  private final Clients<KinesisClient> kinesisClients;

  /// Targets on the services of AWS, with the credentials that the environment provides.
  public StreamTargets() {
    this(new NewFirehoseClient(), new NewKinesisClient());
  }

  /// Targets on the clients that these functions make for a Region.
  public StreamTargets(
      Function<String, FirehoseClient> newFirehoseClient,
      Function<String, KinesisClient> newKinesisClient) {
    firehoseClients = new Clients<>(newFirehoseClient);
    kinesisClients = new Clients<>(newKinesisClient);
  }

  /// Returns the target for an event: the Kinesis stream `sourceKinesisStreamArn` where there is
  /// one, else the Firehose stream `deliveryStreamArn`. Empty where what is named is no stream.
  public Optional<StreamTarget> of(
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

  /// A class and not a lambda: linking a lambda loads the classes in its signature.
  private static final class NewFirehoseClient implements Function<String, FirehoseClient> {
    @Override
    public FirehoseClient apply(String region) {
      return SdkClients.firehose(region);
    }
  }

  /// A class and not a lambda, like its neighbour.
  private static final class NewKinesisClient implements Function<String, KinesisClient> {
    @Override
    public KinesisClient apply(String region) {
      return SdkClients.kinesis(region);
    }
  }
}
