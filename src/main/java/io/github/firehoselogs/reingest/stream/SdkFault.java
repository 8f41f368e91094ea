package io.github.firehoselogs.reingest.stream;

import io.github.firehoselogs.attempts.Fault;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Classifies the failures of the SDK's calls.
final class SdkFault {
  /// The maximum length of a chain of causes that is searched. It ends the search in a cyclic chain.
  private static final int MAX_CAUSES = 20;

  /// Temporary service errors below HTTP 500. The SDK does not retry the last two.
  private static final Set<String> RETRYABLE_CODES =
      Set.of(
          "ServiceUnavailableException",
          "InternalFailure",
          "InternalFailureException",
          "ProvisionedThroughputExceededException",
          "ThrottlingException",
          "Throttling",
          "ThrottledException",
          "RequestThrottled",
          "RequestThrottledException",
          "TooManyRequestsException",
          "SlowDown",
          "RequestTimeout",
          "RequestTimeoutException",
          "LimitExceededException",
          "KMSThrottlingException");

  /// Matches the services' messages for a batch or a record over a limit:
  ///
  /// ```
  /// Records size exceeds 4 MB limit
  /// … at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to 1048576
  /// ```
  ///
  /// An exceeded rate, or a name or key that is too long, does not match.
  private static final Pattern SAYS_SIZE =
      Pattern.compile(
          "(?i)\\bsize exceeds\\b"
              + "|^(?!.* at ')(?:.*\\s)?member must have length less than or equal to \\d"
              + "|at '(?:[\\w.]*\\.)?(?:records|data)' failed to satisfy constraint:"
              + " member must have length less than or equal to \\d",
          Pattern.DOTALL);

  private SdkFault() {}

  /// Classifies `failure`, thrown by the SDK or by a layer below it, for a call with the timeout
  /// `timeout`.
  static Fault of(RuntimeException failure, Duration timeout) {
    if (failure instanceof AwsServiceException service) {
      return ofService(service);
    }
    if (failure instanceof SdkClientException client && failsForCredentials(client)) {
      return hasCredentialsEndpoint()
          ? new Fault.Retryable("was not called (the credentials endpoint returned none)")
          : new Fault.Permanent(
              "was not called",
              "there are no credentials; does the function have a role?",
              "NoCredentials");
    }
    return Fault.withoutAnswer(callTimeoutIn(failure).orElse(failure), timeout);
  }

  private static Fault ofService(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    int status = service.statusCode();
    String name = code == null || code.isBlank() ? "HTTP " + status : code;
    String text = "answered " + name;
    if (status == 413 || isRefusalOfSize(service)) {
      return new Fault.TooLarge(text, name);
    }
    boolean temporary = status >= 500 || status == 429 || RETRYABLE_CODES.contains(name);
    return temporary ? new Fault.Retryable(text) : new Fault.Permanent(text, adviceFor(name), name);
  }

  private static String adviceFor(String code) {
    return switch (code) {
      case "AccessDeniedException" -> "allow the function's role this action on the stream";
      case "ResourceNotFoundException" -> "there is no such stream";
      case "InvalidSourceException" ->
          "the stream accepts no records from the function; turn off its native decompression";
      case "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException" ->
          "AWS does not accept the function's credentials";
      default ->
          code.startsWith("KMS") || code.equals("InvalidKMSResourceException")
              ? "check the key that encrypts the stream"
              : "another attempt would not succeed";
    };
  }

  /// Returns whether the service refused a batch over a limit. Both services use a general code for
  /// this; only the text is specific.
  private static boolean isRefusalOfSize(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
    if (!"InvalidArgumentException".equals(code) && !"ValidationException".equals(code)) {
      return false;
    }
    return SAYS_SIZE.matcher(String.valueOf(service.awsErrorDetails().errorMessage())).find();
  }

  /// Returns whether credentials are missing, which the SDK reports only in the text of a general
  /// exception.
  private static boolean failsForCredentials(SdkClientException client) {
    return client.getCause() == null
        && String.valueOf(client.getMessage()).contains("load credentials");
  }

  /// Returns whether credentials come from a local endpoint, whose errors (HTTP 429, 500,
  /// timeouts) are temporary. If not, they are set in the environment or missing.
  private static boolean hasCredentialsEndpoint() {
    return SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.getStringValue().isPresent()
        || SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.getStringValue().isPresent();
  }

  /// Returns a timeout in place of the SDK's report of one, which may have interrupted any
  /// operation.
  private static Optional<Throwable> callTimeoutIn(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
      if (cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException) {
        return Optional.of(new SocketTimeoutException());
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
