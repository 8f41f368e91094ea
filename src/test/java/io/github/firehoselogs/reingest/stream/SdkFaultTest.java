package io.github.firehoselogs.reingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.attempts.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class SdkFaultTest {
  @ParameterizedTest
  @CsvSource({
    "500, InternalFailure",
    "503, ServiceUnavailableException",
    "502, ''",
    "429, ''",
    "400, ThrottlingException",
    "400, ProvisionedThroughputExceededException",
    "400, LimitExceededException",
    "400, KMSThrottlingException",
    "500, SomethingNew",
  })
  void temporaryErrorsAreRetryable(int status, String code) {
    String name = code.isEmpty() ? "HTTP " + status : code;
    assertEquals(new Fault.Retryable("answered " + name), faultOf(answer(status, code, "secret")));
  }

  @ParameterizedTest
  @CsvSource({
    "ResourceNotFoundException, there is no such stream",
    "AccessDeniedException, allow the function's role this action on the stream",
    "InvalidSourceException, the stream accepts no records from the function; turn off its native"
        + " decompression",
    "ExpiredTokenException, AWS does not accept the function's credentials",
    "UnrecognizedClientException, AWS does not accept the function's credentials",
    "InvalidKMSResourceException, check the key that encrypts the stream",
    "KMSDisabledException, check the key that encrypts the stream",
    "InvalidArgumentException, another attempt would not succeed",
    "ValidationException, another attempt would not succeed",
    "SomethingNew, another attempt would not succeed",
  })
  void otherErrorsArePermanent(String code, String advice) {
    assertEquals(
        new Fault.Permanent("answered " + code, advice, code),
        faultOf(answer(400, code, "secret")));
  }

  @ParameterizedTest
  @CsvSource({
    "413, '', ''",
    "400, InvalidArgumentException, Records size exceeds 4 MB limit",
    "400, ValidationException, Member must have length less than or equal to 500",
    "400, InvalidArgumentException, Records size exceeds 5 MB limit",
    "400, ValidationException, 1 validation error detected: Value at 'records' failed to satisfy"
        + " constraint: Member must have length less than or equal to 500",
    "400, ValidationException, 1 validation error detected: Value 'x' at 'records.7.member.data'"
        + " failed to satisfy constraint: Member must have length less than or equal to 1048576",
  })
  void sizeErrorsAreTooLarge(int status, String code, String message) {
    String name = code.isEmpty() ? "HTTP 413" : code;
    assertEquals(
        new Fault.TooLarge("answered " + name, name), faultOf(answer(status, code, message)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rate exceeded for the stream",
        "The number of shards exceeds the limit",
        "1 validation error detected: Value 'k' at 'records.1.member.partitionKey' failed to"
            + " satisfy constraint: Member must have length less than or equal to 256",
        "1 validation error detected: Value at 'streamName' failed to satisfy constraint: Member"
            + " must have length less than or equal to 128",
        "Member must have value less than or equal to 10",
      })
  void otherLimitsAreNotTooLarge(String message) {
    for (String code : List.of("InvalidArgumentException", "ValidationException")) {
      assertEquals(
          new Fault.Permanent("answered " + code, "another attempt would not succeed", code),
          faultOf(answer(400, code, message)));
    }
  }

  static Stream<Arguments> networkFaults() {
    return Stream.of(
        arguments(new ConnectException("Connection refused"), "connection refused"),
        arguments(new ConnectException("Connection timed out"), "connecting timed out"),
        arguments(new ConnectException("secret"), "no connection"),
        arguments(new SocketTimeoutException("Connect timed out"), "connecting timed out"),
        arguments(new UnknownHostException("secret"), "unknown host"),
        arguments(new NoRouteToHostException("secret"), "no route to host"),
        arguments(new SocketException("Connection reset"), "connection reset"),
        arguments(new SocketException("Broken pipe"), "connection closed"),
        arguments(new SSLHandshakeException("secret"), "TLS failed"),
        arguments(new EOFException("secret"), "EOFException"));
  }

  @ParameterizedTest
  @MethodSource("networkFaults")
  void rootCauseIsNamed(IOException cause, String text) {
    Fault expected = new Fault.Retryable("failed (" + text + ")");
    assertEquals(expected, faultOf(SdkClientException.create("Unable to execute", cause)));
    assertEquals(expected, faultOf(new UncheckedIOException("secret", cause)));
    assertEquals(
        expected,
        faultOf(SdkClientException.create("secret", new IllegalStateException("secret", cause))));
  }

  @Test
  void timeoutsAreRecognized() {
    Fault expected = new Fault.TimedOut("failed (timed out after 10 s)");
    assertEquals(expected, faultOf(ApiCallTimeoutException.create(10_000)));
    assertEquals(expected, faultOf(ApiCallAttemptTimeoutException.create(10_000)));
    assertEquals(
        expected,
        faultOf(SdkClientException.create("", new SocketTimeoutException("Read timed out"))));
    assertEquals(
        new Fault.TimedOut("failed (timed out after 280 ms)"),
        SdkFault.of(ApiCallTimeoutException.create(1), Duration.ofMillis(280)));
  }

  @Test
  void unknownErrorsAreRetryable() {
    assertEquals(
        new Fault.Retryable("failed (IllegalStateException)"),
        faultOf(new IllegalStateException("secret")));
    IllegalStateException circle = new IllegalStateException();
    circle.initCause(new IllegalArgumentException(circle));
    assertInstanceOf(Fault.Retryable.class, faultOf(circle));
  }

  @Test
  void missingCredentialsArePermanent() {
    assertEquals(
        new Fault.Permanent(
            "was not called",
            "there are no credentials; does the function have a role?",
            "NoCredentials"),
        faultOf(SdkClientException.create("Unable to load credentials from any of …")));
    assertEquals(
        new Fault.TimedOut("failed (timed out after 10 s)"),
        faultOf(
            SdkClientException.create(
                "Unable to load credentials", new SocketTimeoutException("Read timed out"))));
  }

  private static Fault faultOf(RuntimeException failure) {
    return SdkFault.of(failure, Duration.ofSeconds(10));
  }

  private static AwsServiceException answer(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
