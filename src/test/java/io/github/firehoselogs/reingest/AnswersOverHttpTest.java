package io.github.firehoselogs.reingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.reingest.ServiceOverHttp.Sent;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Tests the possible answers of each service over real HTTP and with the SDK's real clients: the
/// number of calls, their content, the pauses between them, and the result.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AnswersOverHttpTest {
  private static final Deadline FAR = new Deadline(() -> Duration.ofMinutes(5));

  private static final WireMockServer SERVER =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private SdkProperties properties = new SdkProperties();
  private int answers;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void leadTheSdkHere() {
    SERVER.resetAll();
    properties = SdkProperties.withServicesOn(SERVER.port());
  }

  @AfterEach
  void restoreProperties() {
    properties.close();
  }

  @ParameterizedTest
  @EnumSource
  void acceptedRecordsTakeOneCall(ServiceOverHttp service) {
    answerNext(ok(service.accepted(3)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b", "c");

    assertEquals(new AttemptResult<>(List.of(), 3, 1, 0), reingestion);
    assertEquals(List.of("a b c"), calls());
    assertEquals(List.of(), pauses);
    assertEquals(service.action, requests().getFirst().getRequest().getHeader("X-Amz-Target"));
  }

  @ParameterizedTest
  @EnumSource
  void everyByteValueArrivesUnchanged(ServiceOverHttp service) {
    byte[] every = new byte[256];
    IntStream.range(0, 256).forEach(i -> every[i] = (byte) i);
    answerNext(ok(service.accepted(1)));

    reingester(20).put(List.of(new Remainder(0, every, "k")), service.target(), FAR);

    Sent sent = ServiceOverHttp.sent(requests().getFirst().getRequest().getBody()).getFirst();
    assertEquals(HexFormat.of().formatHex(every), HexFormat.of().formatHex(sent.data()));
  }

  @Test
  void kinesisRecordsKeepTheirKeys() {
    answerNext(ok(ServiceOverHttp.KINESIS.accepted(2)));

    put(ServiceOverHttp.KINESIS, "a", "b");

    List<Sent> sent = ServiceOverHttp.sent(requests().getFirst().getRequest().getBody());
    assertEquals(List.of("key-a", "key-b"), sent.stream().map(Sent::kinesisPartitionKey).toList());
  }

  /// The other tests use JSON, which is readable. On AWS, Kinesis uses CBOR.
  @Test
  void kinesisRefusalsAreReadInCbor() {
    properties.set("aws.cborEnabled", "true");
    byte[] refused = cbor("a1 67'Records' 81 a1 69'ErrorCode' 6f'InternalFailure'");
    byte[] accepted = cbor("a1 67'Records' 81 a1 6e'SequenceNumber' 61'7'");
    answerNext(cborResponse(refused));
    answerNext(cborResponse(accepted));

    AttemptResult<Remainder> reingestion = put(ServiceOverHttp.KINESIS, "a-record");

    assertEquals(new AttemptResult<>(List.of(), 1, 2, 1), reingestion);
    for (ServeEvent request : requests()) {
      assertTrue(new String(request.getRequest().getBody(), ISO_8859_1).contains("a-record"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyRefusedRecordsAreResent(ServiceOverHttp service) {
    answerNext(ok(service.answer("", "InternalFailure", "", "InternalFailure", "Whatever")));
    answerNext(ok(service.answer("ServiceUnavailableException", "", "InternalFailure")));
    answerNext(ok(service.accepted(2)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b", "c", "d", "e");

    assertEquals(new AttemptResult<>(List.of(), 5, 3, 5), reingestion);
    assertEquals(List.of("a b c d e", "b d e", "b e"), calls());
    assertEquals(millis(50, 100), pauses);
  }

  @ParameterizedTest
  @EnumSource
  void entryMissingInAnswerIsResent(ServiceOverHttp service) {
    answerNext(ok(service.accepted(2)));
    answerNext(ok("{}"));
    answerNext(ok(service.accepted(1)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b", "c");

    assertEquals(new AttemptResult<>(List.of(), 3, 3, 2), reingestion);
    assertEquals(List.of("a b c", "c", "c"), calls());
  }

  @ParameterizedTest
  @EnumSource
  void refusedRecordHasTwentyAttempts(ServiceOverHttp service) {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(service.answer("InternalFailure"))));

    AttemptResult<Remainder> reingestion = put(service, "a");

    assertEquals(20, requests().size());
    assertEquals(20, reingestion.attempts());
    assertEquals(20, reingestion.refusals());
    assertEquals(0, reingestion.accepted());
    assertEquals(
        List.of(service.description + " answered InternalFailure on the last of 20 attempts"),
        reasons(reingestion));
    assertEquals(pausesOfTwentyAttempts(), pauses);
  }

  @ParameterizedTest
  @EnumSource
  void failedCallHasTwentyAttempts(ServiceOverHttp service) {
    SERVER.stubFor(any(anyUrl()).willReturn(error(500, "InternalFailure")));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    assertEquals(Collections.nCopies(20, "a b"), calls());
    assertEquals(20, reingestion.attempts());
    assertEquals(
        Collections.nCopies(
            2, service.description + " answered InternalFailure on the last of 20 attempts"),
        reasons(reingestion));
    assertEquals(pausesOfTwentyAttempts(), pauses);
  }

  static Stream<Arguments> healingErrors() {
    return withEachService(
        error(400, "ThrottlingException"),
        error(400, "ProvisionedThroughputExceededException"),
        error(400, "LimitExceededException"),
        error(400, "KMSThrottlingException"),
        error(400, "RequestTimeoutException"),
        error(500, "InternalFailure"),
        error(503, "ServiceUnavailableException"),
        // The answer of a load balancer in between.
        aResponse().withStatus(429),
        aResponse().withStatus(500),
        aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"),
        aResponse().withStatus(503).withBody("{"),
        aResponse().withStatus(504).withHeader("Content-Length", "0"));
  }

  @ParameterizedTest
  @MethodSource("healingErrors")
  void retryableErrorIsRetried(ServiceOverHttp service, ResponseDefinitionBuilder error) {
    answerNext(error);
    answerNext(error);
    answerNext(ok(service.accepted(2)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    assertEquals(new AttemptResult<>(List.of(), 2, 3, 0), reingestion);
    assertEquals(List.of("a b", "a b", "a b"), calls());
    assertEquals(millis(50, 100), pauses);
  }

  static Stream<Arguments> brokenAnswers() {
    return withEachService(
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        ok("garbage"),
        ok("<html>Welcome to this hotel's network</html>"),
        ok("{\"RequestResponses\":[{\"Rec"),
        ok("{\"RequestResponses\":\"none\",\"Records\":\"none\"}"),
        ok("{\"RequestResponses\":[null,null],\"Records\":[null,null]}"),
        ok("[]"),
        ok("null"),
        ok(""));
  }

  /// `HttpURLConnection` would by default repeat a POST that was not answered; here, a call is one
  /// request.
  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void brokenAnswerIsRetriedOnce(ServiceOverHttp service, ResponseDefinitionBuilder broken) {
    answerNext(broken);
    answerNext(ok(service.accepted(2)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    assertEquals(List.of("a b", "a b"), calls());
    assertEquals(2, reingestion.attempts());
    assertEquals(2, reingestion.accepted());
    assertEquals(List.of(), reingestion.notAccepted());
    assertEquals(millis(50), pauses);
  }

  /// On a reused connection, `HttpURLConnection` repeats a request in more cases than on a new one.
  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void brokenAnswerOnReusedConnection(ServiceOverHttp service, ResponseDefinitionBuilder broken) {
    answerNext(ok(service.answer("", "InternalFailure")));
    answerNext(broken);
    answerNext(ok(service.accepted(1)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    assertEquals(List.of("a b", "b", "b"), calls());
    assertEquals(3, reingestion.attempts());
    assertEquals(List.of(), reingestion.notAccepted());
    assertEquals(millis(50, 100), pauses);
  }

  static Stream<Arguments> lastingErrors() {
    return Stream.of(ServiceOverHttp.values())
        .flatMap(service ->
            Stream.of(
                Arguments.of(
                    service,
                    "AccessDeniedException",
                    "allow the function's role this action on the stream"),
                Arguments.of(service, "ResourceNotFoundException", "there is no such stream"),
                Arguments.of(
                    service,
                    "InvalidSourceException",
                    "the stream accepts no records from the function; turn off its native"
                        + " decompression"),
                Arguments.of(
                    service,
                    "ExpiredTokenException",
                    "AWS does not accept the function's credentials"),
                Arguments.of(
                    service,
                    "UnrecognizedClientException",
                    "AWS does not accept the function's credentials"),
                Arguments.of(
                    service, "KMSAccessDeniedException", "check the key that encrypts the stream"),
                Arguments.of(
                    service,
                    "InvalidKMSResourceException",
                    "check the key that encrypts the stream"),
                Arguments.of(
                    service, "InvalidArgumentException", "another attempt would not succeed")));
  }

  @ParameterizedTest
  @MethodSource("lastingErrors")
  void permanentErrorIsNotRetried(ServiceOverHttp service, String errorCode, String advice) {
    SERVER.stubFor(any(anyUrl()).willReturn(error(400, errorCode)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    String reason = service.description + " answered " + errorCode + ": " + advice;
    assertEquals(List.of(reason, reason), reasons(reingestion));
    assertEquals(List.of("a b"), calls());
    assertEquals(List.of(), pauses);
  }

  static Stream<Arguments> refusalsOfSize() {
    return Stream.of(
        Arguments.of(ServiceOverHttp.FIREHOSE, aResponse().withStatus(413)),
        Arguments.of(ServiceOverHttp.KINESIS, aResponse().withStatus(413)),
        Arguments.of(
            ServiceOverHttp.FIREHOSE,
            error(400, "InvalidArgumentException", "Records size exceeds 4 MB limit")),
        Arguments.of(
            ServiceOverHttp.KINESIS,
            error(
                400, "ValidationException", "Member must have length less than or equal to 500")));
  }

  @ParameterizedTest
  @MethodSource("refusalsOfSize")
  void oversizedBatchIsHalvedAtOnce(ServiceOverHttp service, ResponseDefinitionBuilder refusal) {
    SERVER.stubFor(any(anyUrl()).willReturn(ok(service.accepted(1))));
    SERVER.stubFor(
        any(anyUrl()).withRequestBody(matchingJsonPath("$.Records[1]")).willReturn(refusal));

    AttemptResult<Remainder> reingestion = put(service, "a", "b", "c", "d", "e");

    assertEquals(new AttemptResult<>(List.of(), 5, 9, 0), reingestion);
    assertEquals(List.of("a b c d e", "a b", "a", "b", "c d e", "c", "d e", "d", "e"), calls());
    assertEquals(List.of(), pauses);
  }

  @ParameterizedTest
  @EnumSource
  void oversizedRecordIsNotPutBack(ServiceOverHttp service) {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(413)));

    AttemptResult<Remainder> reingestion = put(service, "a", "b");

    assertEquals(List.of("a b", "a", "b"), calls());
    String reason = service.description + " answered HTTP 413 to a single record";
    assertEquals(List.of(reason, reason), reasons(reingestion));
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnectionIsRetried(ServiceOverHttp service) {
    properties.set(service.endpointProperty, "http://127.0.0.1:1");

    AttemptResult<Remainder> reingestion =
        reingester(3).put(remainders("a"), service.target(), FAR);

    assertEquals(3, reingestion.attempts());
    assertEquals(
        List.of(service.description + " failed (connection refused) on the last of 3 attempts"),
        reasons(reingestion));
    assertEquals(millis(50, 100), pauses);
  }

  @ParameterizedTest
  @EnumSource
  void reasonsHoldNoTextOfRecords(ServiceOverHttp service) {
    String echo = "{\"__type\":\"ValidationException\",\"message\":\"MARKER is not allowed\"}";
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody(echo)));

    AttemptResult<Remainder> reingestion = put(service, "MARKER");

    assertEquals(
        List.of(
            service.description
                + " answered ValidationException: another attempt would not succeed"),
        reasons(reingestion));
  }

  private AttemptResult<Remainder> put(ServiceOverHttp service, String... texts) {
    return reingester(20).put(remainders(texts), service.target(), FAR);
  }

  private Reingester reingester(int maxAttempts) {
    return new Reingester(maxAttempts, 500, pauses::add, () -> 0.5);
  }

  private static List<Remainder> remainders(String... texts) {
    return Stream.of(texts)
        .map(text -> new Remainder(0, text.getBytes(UTF_8), "key-" + text))
        .toList();
  }

  /// Queues `response` as the server's next answer.
  private void answerNext(ResponseDefinitionBuilder response) {
    String state = answers == 0 ? Scenario.STARTED : "answer " + answers;
    answers++;
    SERVER.stubFor(
        any(anyUrl())
            .inScenario("answers")
            .whenScenarioStateIs(state)
            .willSetStateTo("answer " + answers)
            .willReturn(response));
  }

  private static ResponseDefinitionBuilder ok(String json) {
    return aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(json);
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return error(status, code, "not now");
  }

  private static ResponseDefinitionBuilder error(int status, String code, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/x-amz-json-1.1")
        .withBody("{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
  }

  private static ResponseDefinitionBuilder cborResponse(byte[] body) {
    return aResponse().withHeader("Content-Type", "application/x-amz-cbor-1.1").withBody(body);
  }

  /// Returns CBOR written as hexadecimal bytes and quoted text.
  private static byte[] cbor(String notation) {
    StringBuilder hex = new StringBuilder();
    String[] parts = notation.split("'", -1);
    for (int i = 0; i < parts.length; i++) {
      hex.append(
          i % 2 == 0
              ? parts[i].replace(" ", "")
              : HexFormat.of().formatHex(parts[i].getBytes(UTF_8)));
    }
    return HexFormat.of().parseHex(hex);
  }

  /// Returns the calls in the order of arrival.
  private static List<ServeEvent> requests() {
    return SERVER.getAllServeEvents().reversed();
  }

  private static List<String> calls() {
    return requests().stream()
        .map(call -> ServiceOverHttp.sent(call.getRequest().getBody()))
        .map(records -> String.join(" ", records.stream().map(Sent::text).toList()))
        .toList();
  }

  private static List<String> reasons(AttemptResult<Remainder> reingestion) {
    return reingestion.notAccepted().stream().map(NotAccepted::reason).toList();
  }

  private static List<Duration> millis(long... millis) {
    return LongStream.of(millis).mapToObj(Duration::ofMillis).toList();
  }

  /// Returns half of 100 ms, doubled each time, until half of the cap of 5 s is reached.
  private static List<Duration> pausesOfTwentyAttempts() {
    List<Duration> all = new ArrayList<>(millis(50, 100, 200, 400, 800, 1600));
    all.addAll(Collections.nCopies(13, Duration.ofMillis(2500)));
    return all;
  }

  private static Stream<Arguments> withEachService(ResponseDefinitionBuilder... responses) {
    return Stream.of(ServiceOverHttp.values())
        .flatMap(service -> Stream.of(responses).map(response -> Arguments.of(service, response)));
  }
}
