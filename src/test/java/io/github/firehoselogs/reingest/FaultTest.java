package io.github.firehoselogs.reingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class FaultTest {
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
  void whatPassesHeals(int status, String code) {
    String name = code.isEmpty() ? "HTTP " + status : code;
    assertEquals(new Fault.Heals(name), Fault.of(answer(status, code, "secret")));
  }

  @ParameterizedTest
  @CsvSource({
    "ResourceNotFoundException, there is no such stream",
    "AccessDeniedException, allow the function's role that action on this stream",
    "InvalidSourceException, the stream takes no records back; turn off its native decompression",
    "ExpiredTokenException, the function's credentials are not accepted",
    "UnrecognizedClientException, the function's credentials are not accepted",
    "InvalidKMSResourceException, check the key that encrypts the stream",
    "KMSDisabledException, check the key that encrypts the stream",
    "InvalidArgumentException, it does not pass by itself",
    "ValidationException, it does not pass by itself",
    "SomethingNew, it does not pass by itself",
  })
  void whatDoesNotPassLasts(String code, String advice) {
    assertEquals(new Fault.Lasts(code, advice), Fault.of(answer(400, code, "secret")));
  }

  @ParameterizedTest
  @CsvSource({
    "413, '', ''",
    "400, InvalidArgumentException, Records size exceeds 4 MB limit",
    "400, ValidationException, Member must have length less than or equal to 500",
  })
  void whatIsTooLargeIsHalved(int status, String code, String message) {
    String name = code.isEmpty() ? "HTTP 413" : code;
    assertEquals(new Fault.TooLarge(name), Fault.of(answer(status, code, message)));
  }

  @Test
  void surprisesOfTheNetworkHeal() {
    assertEquals(
        new Fault.Heals("UncheckedIOException"),
        Fault.of(new UncheckedIOException(new IOException("secret"))));
    assertEquals(new Fault.Heals("IllegalStateException"), Fault.of(new IllegalStateException()));
    assertEquals(
        new Fault.Heals("SdkClientException"),
        Fault.of(SdkClientException.create("reset", new IOException())));
    assertEquals(
        new Fault.Heals("ApiCallTimeoutException"), Fault.of(ApiCallTimeoutException.create(1)));
  }

  @Test
  void missingCredentialsLast() {
    assertEquals(
        new Fault.Lasts("nothing", "there are no credentials; does the function have a role?"),
        Fault.of(SdkClientException.create("Unable to load credentials from any of …")));
    assertEquals(
        new Fault.Heals("SdkClientException"),
        Fault.of(
            SdkClientException.create("Unable to load credentials", new IOException("timed out"))));
  }

  private static AwsServiceException answer(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
