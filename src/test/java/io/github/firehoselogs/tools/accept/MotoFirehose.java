package io.github.firehoselogs.tools.accept;

import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.local.Sample;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.DeliveryStream;
import io.github.firehoselogs.tools.stream.EventBuffer;
import io.github.firehoselogs.tools.stream.LocalFunction;
import io.github.firehoselogs.tools.stream.LocalStream;
import io.github.firehoselogs.tools.stream.Objects;
import io.github.firehoselogs.tools.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The local Firehose with the real function, between moto's streams and its S3. It works while the
/// run pauses, and the clock advances by the pause.
final class MotoFirehose implements AutoCloseable, Delivery {
  static final String REGION = "eu-central-1";
  private static final String PREFIX = "AWSLogs/123456789012/eu-central-1/AmazonLinux2/";
  private static final int BUFFER_BYTES = 209_715;

  private final Source source;
  private final LocalStream putBack;
  private final LocalFunction function;
  private final DeliveryStream stream;
  private final S3Client s3;
  private final KinesisClient kinesis;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, ByteArrayOutputStream> buffers = new HashMap<>();
  private Duration paused = Duration.ZERO;
  private int delivered;

  MotoFirehose(String url, Source source, Map<String, String> settings, Path folder)
      throws IOException {
    this.source = source;
    putBack = LocalStream.open(source, InstantSource.system());
    System.setProperty("aws.endpointUrl", url);
    URI address = URI.create(url);
    s3 =
        S3Client.builder()
            .region(Region.of(REGION))
            .endpointOverride(address)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    kinesis =
        KinesisClient.builder()
            .region(Region.of(REGION))
            .endpointOverride(address)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    function = new LocalFunction(settings, InstantSource.system(), folder.resolve("log"));
    stream =
        new DeliveryStream(
            new EventBuffer(source, BUFFER_BYTES), function::answer, putBack, this, new Sample(0));
  }

  Instant now() {
    return Instant.now().plus(paused);
  }

  void pause(Duration duration) {
    paused = paused.plus(duration);
    try {
      if (source == Source.KINESIS) {
        readKinesis();
      } else {
        readBucket();
      }
      stream.drain();
      finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readKinesis() throws IOException {
    for (var shard : kinesis.listShards(request -> request.streamName("logs")).shards()) {
      String iterator =
          kinesis
              .getShardIterator(request ->
                  request
                      .streamName("logs")
                      .shardId(shard.shardId())
                      .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      for (var each : kinesis.getRecords(request -> request.shardIterator(iterator)).records()) {
        put(each.sequenceNumber() + shard.shardId(), each.data().asByteArray());
      }
    }
  }

  private void readBucket() throws IOException {
    for (S3Object each : s3.listObjectsV2(request -> request.bucket("raw")).contents()) {
      put(
          each.key(),
          s3.getObjectAsBytes(request -> request.bucket("raw").key(each.key())).asByteArray());
    }
  }

  private void put(String id, byte[] data) throws IOException {
    if (seen.add(id)) {
      stream.put(new ArrivedRecord(data, System.currentTimeMillis(), "key"));
    }
  }

  @Override
  public boolean deliver(ArrivedRecord record, Answer.Ok answer) {
    Map<String, String> keys = answer.partitionKeys();
    StringBuilder prefix = new StringBuilder(PREFIX);
    for (String name : new String[] {"instanceId", "year", "month", "date", "hour"}) {
      prefix.append(keys.get(name)).append('/');
    }
    buffers
        .computeIfAbsent(prefix.toString(), _ -> new ByteArrayOutputStream())
        .writeBytes(answer.data());
    return true;
  }

  @Override
  public void fail(ArrivedRecord record) {
    throw new IllegalStateException("a record failed");
  }

  @Override
  public void finish() {
    buffers.forEach((prefix, data) ->
        s3.putObject(
            request -> request.bucket("logs").key(prefix + delivered++ + ".log.gz"),
            RequestBody.fromBytes(GivenEnvelope.gzip(data.toByteArray()))));
    buffers.clear();
  }

  @Override
  public SortedMap<String, Objects> objects() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, Long> refused() {
    return new TreeMap<>();
  }

  @Override
  public Optional<String> firstWithoutPartition() {
    return Optional.empty();
  }

  @Override
  public void close() {
    System.clearProperty("aws.endpointUrl");
    function.close();
    putBack.close();
    s3.close();
    kinesis.close();
  }
}
