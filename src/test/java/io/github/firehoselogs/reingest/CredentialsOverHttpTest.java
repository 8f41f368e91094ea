package io.github.firehoselogs.reingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.attempts.Sleeper;
import io.github.firehoselogs.reingest.stream.Remainder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Credentials from a local endpoint, through the SDK's own provider chain.
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CredentialsOverHttpTest {
  private static final String CREDENTIALS =
      "{\"AccessKeyId\":\"nobody\",\"SecretAccessKey\":\"nothing\",\"Token\":\"none\","
          + "\"Expiration\":\"2999-01-01T00:00:00Z\"}";

  private static final WireMockServer SERVER =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private static final Deadline FAR = new Deadline(() -> Duration.ofMinutes(5));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void acceptRecords() {
    SERVER.resetAll();
    SERVER.stubFor(
        post(anyUrl()).willReturn(aResponse().withBody(ServiceOverHttp.FIREHOSE.accepted(1))));
  }

  static Stream<ResponseDefinitionBuilder> passingFaults() {
    return Stream.of(
        aResponse().withStatus(429),
        aResponse().withStatus(500),
        aResponse().withStatus(503).withBody("{"),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withBody("{}"));
  }

  @ParameterizedTest
  @MethodSource("passingFaults")
  void temporaryFaultIsRetried(ResponseDefinitionBuilder fault) {
    SERVER.stubFor(get(anyUrl()).willReturn(fault));
    AtomicInteger pauses = new AtomicInteger();

    AttemptResult<Remainder> reingestion =
        put(
            20,
            _ -> {
              if (pauses.incrementAndGet() == 2) {
                SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withBody(CREDENTIALS)));
              }
            });

    assertEquals(new AttemptResult<>(List.of(), 1, 3, 0), reingestion);
  }

  @Test
  void permanentFaultIsReported() {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

    assertEquals(
        ServiceOverHttp.FIREHOSE.description
            + " was not called (the credentials endpoint returned none) on the last of 3 attempts",
        put(3, _ -> {}).notAccepted().getFirst().reason());
  }

  private static AttemptResult<Remainder> put(int maxAttempts, Sleeper sleeper) {
    try (SdkProperties properties = SdkProperties.withServicesOn(SERVER.port())) {
      properties.clear("aws.accessKeyId");
      properties.clear("aws.secretAccessKey");
      properties.set("aws.disableEc2Metadata", "true");
      properties.set(
          "aws.containerCredentialsFullUri", "http://127.0.0.1:" + SERVER.port() + "/credentials");
      return new Reingester(maxAttempts, 500, sleeper, () -> 0.5)
          .put(
              List.of(new Remainder(0, new byte[1], "key")),
              ServiceOverHttp.FIREHOSE.target(),
              FAR);
    }
  }
}
