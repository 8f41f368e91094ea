package io.github.firehoselogs.reingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.firehoselogs.reingest.ServiceOverHttp.FIREHOSE;
import static io.github.firehoselogs.reingest.ServiceOverHttp.KINESIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.ServiceOverHttp.Sent;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests how records are divided into calls, as the server sees them.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CallSizesOverHttpTest {
  private static final int MAX_FIREHOSE_RECORD = 1_024_000;
  private static final int MAX_KINESIS_RECORD = 1_048_576;

  /// The size of every shard key in bytes, which counts only for Kinesis.
  private static final int KEY = 36;

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private SdkProperties properties = new SdkProperties();

  /// The content of one call. `bytes` is the size of the data before base64 and, for Kinesis, of
  /// the keys.
  record Call(int records, int bytes) {}

  @BeforeEach
  void start() {
    server.start();
    properties = SdkProperties.withServicesOn(server.port());
  }

  @AfterEach
  void stop() {
    properties.close();
    server.stop();
  }

  static Stream<Arguments> divisions() {
    return Stream.of(
        // 500 records are one call; the 501st begins another.
        Arguments.of(FIREHOSE, 500, records(499, 10), calls(499, 4990)),
        Arguments.of(FIREHOSE, 500, records(500, 10), calls(500, 5000)),
        Arguments.of(FIREHOSE, 500, records(501, 10), calls(500, 5000, 1, 10)),
        Arguments.of(KINESIS, 500, records(500, 10), calls(500, 23_000)),
        Arguments.of(KINESIS, 500, records(501, 10), calls(500, 23_000, 1, 46)),
        Arguments.of(KINESIS, 500, records(1201, 1), calls(500, 18_500, 500, 18_500, 201, 7437)),
        // A setting may allow fewer, down to one.
        Arguments.of(FIREHOSE, 2, records(5, 10), calls(2, 20, 2, 20, 1, 10)),
        Arguments.of(KINESIS, 1, records(2, 10), calls(1, 46, 1, 46)),
        // 4,000,000 bytes are one call to Firehose, one byte more makes two. Keys do not count.
        Arguments.of(FIREHOSE, 500, records(4, 1_000_000), calls(4, 4_000_000)),
        Arguments.of(
            FIREHOSE,
            500,
            List.of(1_000_000, 1_000_000, 1_000_000, 1_000_001),
            calls(3, 3_000_000, 1, 1_000_001)),
        // Five records of the maximum size are exactly one call to Kinesis, keys included.
        Arguments.of(KINESIS, 500, records(5, MAX_KINESIS_RECORD - KEY), calls(5, 5_242_880)),
        Arguments.of(
            KINESIS,
            500,
            records(6, MAX_KINESIS_RECORD - KEY),
            calls(5, 5_242_880, 1, MAX_KINESIS_RECORD)),
        // A record of the maximum size is sent alone if no other record fits into its call.
        Arguments.of(
            FIREHOSE,
            500,
            List.of(MAX_FIREHOSE_RECORD, 990_000, 990_000, 990_000, 10_000),
            calls(4, 3_994_000, 1, 10_000)));
  }

  @ParameterizedTest
  @MethodSource("divisions")
  void callsAreAsFewAsTheLimitsAllow(
      ServiceOverHttp service, int maxBatchRecords, List<Integer> sizes, List<Call> expected) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withBody(service.accepted(500))));

    AttemptResult<Remainder> reingestion =
        new Reingester(20, maxBatchRecords, _ -> fail("nothing to wait for"), () -> 0.5)
            .put(remainders(sizes), service.target(), new Deadline(() -> Duration.ofMinutes(5)));

    assertEquals(new AttemptResult<>(List.of(), sizes.size(), expected.size(), 0), reingestion);
    List<List<Sent>> calls = calls();
    assertEquals(
        sorted(expected), sorted(calls.stream().map(CallSizesOverHttpTest::call).toList()));
  }

  private List<List<Sent>> calls() {
    List<ServeEvent> requests = server.getAllServeEvents().reversed();
    return requests.stream()
        .map(request -> ServiceOverHttp.sent(request.getRequest().getBody()))
        .toList();
  }

  /// Calls are made in parallel, in any order.
  private static List<Call> sorted(List<Call> calls) {
    return calls.stream()
        .sorted(Comparator.comparingInt(Call::records).thenComparingInt(Call::bytes))
        .toList();
  }

  private static Call call(List<Sent> records) {
    return new Call(records.size(), records.stream().mapToInt(Sent::bytes).sum());
  }

  private static List<Remainder> remainders(List<Integer> sizes) {
    return sizes.stream().map(size -> new Remainder(0, filled(size), "k".repeat(KEY))).toList();
  }

  private static byte[] filled(int size) {
    byte[] data = new byte[size];
    Arrays.fill(data, (byte) 'x');
    return data;
  }

  private static List<Integer> records(int number, int bytes) {
    return Collections.nCopies(number, bytes);
  }

  /// Returns calls from pairs of their records and bytes.
  private static List<Call> calls(int... recordsAndBytes) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < recordsAndBytes.length; i += 2) {
      calls.add(new Call(recordsAndBytes[i], recordsAndBytes[i + 1]));
    }
    return calls;
  }
}
