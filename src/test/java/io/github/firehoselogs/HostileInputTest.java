package io.github.firehoselogs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenSettings;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile input fails or passes alone, and a valid record in the same event is delivered.
class HostileInputTest {
  private static final String HEAD = "{\"messageType\":\"DATA_MESSAGE\",";
  private static final String EVENT = "\"logEvents\":[{\"message\":\"m\"}]}";

  private final GivenStreams streams = new GivenStreams();
  private final GivenContext context = new GivenContext();

  static List<Arguments> records() throws IOException {
    byte[] bomb = zeros(200_000_000);
    byte[][] members = new byte[40_000][];
    Arrays.fill(members, GivenEnvelope.gzip(""));
    byte[] manyMembers =
        GivenEnvelope.joined(GivenEnvelope.joined(members), GivenEnvelope.of("m").gzip());
    return List.of(
        arguments("a bomb of 1000:1", bomb, "ProcessingFailed"),
        arguments("a bomb in a bomb", GivenEnvelope.gzip(bomb), "ProcessingFailed"),
        arguments("two halves of a bomb", halves(), "ProcessingFailed"),
        arguments("40,000 empty members", manyMembers, "Ok"),
        arguments(
            "100,000 levels of arrays", gzip("\"x\":" + "[".repeat(100_000)), "ProcessingFailed"),
        arguments("100,000 levels of objects", gzip("{\"x\":".repeat(100_000)), "ProcessingFailed"),
        arguments(
            "a number of a megabyte", gzip("\"x\":" + "9".repeat(1 << 20) + "," + EVENT), "Ok"),
        arguments("a name of a megabyte", gzip("\"" + "x".repeat(1 << 20) + "\":1," + EVENT), "Ok"),
        arguments(
            "a string of 100 MB in a field",
            gzip("\"x\":\"" + "x".repeat(100_000_000) + "\"," + EVENT),
            "Ok"),
        arguments(
            "a message of 100 MB",
            gzip("\"logEvents\":[{\"message\":\"" + "x".repeat(100_000_000) + "\"}]}"),
            "ProcessingFailed"),
        arguments(
            "a million empty events",
            gzip(
                "\"logEvents\":[" + "{\"message\":\"\"},".repeat(999_999) + "{\"message\":\"\"}]}"),
            "Ok"),
        arguments("100,000 names", gzip(names() + EVENT), "Ok"),
        arguments("bytes that are not UTF-8", notUtf8(), "ProcessingFailed"),
        arguments("NUL bytes", new byte[1000], "ProcessingFailed"),
        arguments("UTF-16", ("\ufeff" + HEAD + EVENT).getBytes(UTF_16), "ProcessingFailed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void otherRecordsAreUnaffected(String what, byte[] data, String result) {
    FirehoseResponse response =
        handle(
            GivenEvent.directPut()
                .with("before", GivenEnvelope.of("b"))
                .with("hostile", data)
                .with("after", GivenEnvelope.of("a")));
    assertEquals(List.of("Ok", result, "Ok"), results(response), what);
  }

  @Test
  void manyRecordsWithLongIdsAreAnswered() {
    GivenEvent event = GivenEvent.directPut();
    String id = "i".repeat(10_000);
    byte[] envelope = GivenEnvelope.of("m").gzip();
    for (int i = 0; i < 10_000; i++) {
      event.with(i < 500 ? id : Integer.toString(i), envelope);
    }
    FirehoseResponse response = handle(event);
    assertEquals(10_000, response.records().size());
    assertEquals(id, response.records().getFirst().recordId());
    assertTrue(response.responseBytes() <= 6_291_456, () -> response.responseBytes() + " bytes");
    for (Outcome outcome : response.records()) {
      assertTrue(!(outcome instanceof Outcome.ProcessingFailed), outcome::recordId);
    }
  }

  @Test
  void idsBeyondTheBudgetAreAnswered() {
    GivenEvent event = GivenEvent.directPut();
    String id = "i".repeat(1000);
    for (int i = 0; i < 10; i++) {
      event.with(id + i, GivenEnvelope.of("m"));
    }
    FirehoseResponse response =
        new FirehoseLogsHandler(
                GivenSettings.of(Map.of("MAX_RESPONSE_BYTES", "1000")), streams.targets(), _ -> {})
            .handleRequest(event.read(), context);
    assertEquals(10, response.records().size());
  }

  private FirehoseResponse handle(GivenEvent event) {
    return new FirehoseLogsHandler(Settings.from(Map.of()), streams.targets(), _ -> {})
        .handleRequest(event.read(), context);
  }

  private static List<String> results(FirehoseResponse response) {
    return response.records().stream().map(each -> each.getClass().getSimpleName()).toList();
  }

  private static byte[] gzip(String behindHead) {
    return GivenEnvelope.gzip(HEAD + behindHead);
  }

  private static byte[] zeros(int bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 20];
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int left = bytes; left > 0; left -= block.length) {
        gzip.write(block, 0, Math.min(left, block.length));
      }
    }
    return out.toByteArray();
  }

  private static byte[] halves() throws IOException {
    byte[] half = zeros(100_000_000);
    return GivenEnvelope.joined(half, half);
  }

  private static String names() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      names.append('"').append(Integer.toString(i, 36)).append("\":0,");
    }
    return names.toString();
  }

  private static byte[] notUtf8() {
    String json = HEAD + "\"logEvents\":[{\"message\":\"\u00ff\u00fe\"}]}";
    return new String(json.getBytes(UTF_8), UTF_8).getBytes(ISO_8859_1);
  }
}
