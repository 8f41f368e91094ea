package io.github.firehoselogs.given;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// System properties that point the SDK's default clients in this process to another endpoint, until
/// this is closed.
public final class SdkProperties implements AutoCloseable {
  private final Map<String, Optional<String>> before = new LinkedHashMap<>();

  private SdkProperties() {}

  /// Points S3, Firehose and Kinesis to `url`, with credentials that are valid nowhere.
  public static SdkProperties endpoint(String url) {
    SdkProperties properties = new SdkProperties();
    properties.set("aws.endpointUrlS3", url);
    properties.set("aws.endpointUrlFirehose", url);
    properties.set("aws.endpointUrlKinesis", url);
    properties.set("aws.accessKeyId", "nobody");
    properties.set("aws.secretAccessKey", "nothing");
    // Kinesis clients use CBOR otherwise, which moto does not read.
    properties.set("aws.cborEnabled", "false");
    return properties;
  }

  private void set(String name, String value) {
    before.put(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  @Override
  public void close() {
    before.forEach((name, value) ->
        value.ifPresentOrElse(
            each -> System.setProperty(name, each), () -> System.clearProperty(name)));
  }
}
