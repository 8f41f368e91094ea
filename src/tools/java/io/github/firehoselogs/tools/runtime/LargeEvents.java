package io.github.firehoselogs.tools.runtime;

import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.util.HexFormat;
import java.util.Random;

/// The largest events that a function has to handle.
public final class LargeEvents {
  private static final int EXPANDING_BYTES = 40_000_000;
  private static final int MESSAGE_BYTES = 400;

  /// The number of log events of [#expanding].
  public static final int EXPANDING_EVENTS = EXPANDING_BYTES / (MESSAGE_BYTES + 60);

  private LargeEvents() {}

  /// Returns an event of 100 envelopes with 200 log events each that fill a response to just under
  /// 6,000,000 bytes.
  public static String full() {
    Random random = new Random(1);
    GivenEvent event = GivenEvent.directPut();
    for (int i = 0; i < 100; i++) {
      event.with(Integer.toString(i), GivenEnvelope.gzip(envelope(200, 202, 12, random)));
    }
    return event.json();
  }

  /// Returns an event with one record: 1 MB of gzip that expands to 40 MB of JSON.
  public static String expanding() {
    Random random = new Random(2);
    String envelope = envelope(EXPANDING_EVENTS, MESSAGE_BYTES, 2, random);
    return GivenEvent.directPut().with("1", GivenEnvelope.gzip(envelope)).json();
  }

  /// Returns an envelope with `events` messages of `messageBytes` each, of which `randomBytes` are
  /// random hex digits.
  private static String envelope(int events, int messageBytes, int randomBytes, Random random) {
    StringBuilder json =
        new StringBuilder(
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"/app/web\","
                + "\"logStream\":\"i-0\",\"subscriptionFilters\":[\"all\"],\"logEvents\":[");
    byte[] noise = new byte[randomBytes];
    String words = "INFO the request was answered in time by one of the workers, ".repeat(10);
    for (int i = 0; i < events; i++) {
      random.nextBytes(noise);
      String message = HexFormat.of().formatHex(noise) + words;
      json.append(i == 0 ? "" : ",")
          .append("{\"id\":\"0\",\"timestamp\":1700000000000,\"message\":\"")
          .append(message, 0, messageBytes)
          .append("\"}");
    }
    return json.append("]}").toString();
  }
}
