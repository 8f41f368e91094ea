package io.github.firehoselogs.reingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The system properties that direct the SDK to an endpoint of a test, with fake credentials.
/// Closing restores the previous values.
final class SdkProperties implements AutoCloseable {
  private final Map<String, @Nullable String> before = new HashMap<>();

  /// Directs both services to `127.0.0.1:port`. Kinesis uses JSON instead of CBOR.
  static SdkProperties withServicesOn(int port) {
    SdkProperties properties = new SdkProperties();
    properties.set("aws.accessKeyId", "nobody");
    properties.set("aws.secretAccessKey", "nothing");
    properties.set("aws.cborEnabled", "false");
    for (ServiceOverHttp service : ServiceOverHttp.values()) {
      properties.set(service.endpointProperty, "http://127.0.0.1:" + port);
    }
    return properties;
  }

  /// Sets one more until this is closed.
  void set(String name, String value) {
    if (!before.containsKey(name)) {
      before.put(name, System.getProperty(name));
    }
    System.setProperty(name, value);
  }

  /// Clears one until this is closed.
  void clear(String name) {
    if (!before.containsKey(name)) {
      before.put(name, System.getProperty(name));
    }
    System.clearProperty(name);
  }

  @Override
  public void close() {
    before.forEach((name, value) -> {
      if (value == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
  }
}
