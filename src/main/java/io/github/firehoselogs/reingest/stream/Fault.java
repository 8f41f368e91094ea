package io.github.firehoselogs.reingest.stream;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The failure of a whole call, classified by how to continue. `description` is used in messages
/// and contains no text of a record.
public sealed interface Fault {
  String description();

  /// Another attempt may succeed: throttling, an error of the service or the network.
  record Retryable(String description) implements Fault {}

  /// Another attempt may succeed, given more time. The stream may have accepted the records.
  record TimedOut(String description) implements Fault {}

  /// The batch is too large. The stream may accept each half of it.
  record TooLarge(String description) implements Fault {}

  /// No attempt will succeed: the stream or a permission is missing, or the request is invalid.
  /// `advice` names the remedy.
  record Permanent(String description, String advice) implements Fault {}

  /// Temporary service errors below HTTP 500. The SDK does not retry the last two.
  Set<String> RETRYABLE_CODES =
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
  Pattern SAYS_SIZE =
      Pattern.compile(
          "(?i)\\bsize exceeds\\b"
              + "|^(?!.* at ')(?:.*\\s)?member must have length less than or equal to \\d"
              + "|at '(?:[\\w.]*\\.)?(?:records|data)' failed to satisfy constraint:"
              + " member must have length less than or equal to \\d",
          Pattern.DOTALL);

  /// Classifies `failure`, thrown by the SDK or by a layer below it, for a call with the timeout
  /// `timeout`.
  static Fault of(RuntimeException failure, Duration timeout) {
    if (failure instanceof AwsServiceException service) {
      return ofService(service);
    }
    if (failure instanceof SdkClientException client && failsForCredentials(client)) {
      return hasCredentialsEndpoint()
          ? new Retryable("was not called (the credentials endpoint returned none)")
          : new Permanent(
              "was not called", "there are no credentials; does the function have a role?");
    }
    RootCause cause = RootCause.of(failure, timeout);
    String text = "failed (" + cause.text() + ")";
    return cause.isTimeout() ? new TimedOut(text) : new Retryable(text);
  }

  private static Fault ofService(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    int status = service.statusCode();
    String name = code == null || code.isBlank() ? "HTTP " + status : code;
    String text = "answered " + name;
    if (status == 413 || isRefusalOfSize(service)) {
      return new TooLarge(text);
    }
    boolean temporary = status >= 500 || status == 429 || RETRYABLE_CODES.contains(name);
    return temporary ? new Retryable(text) : new Permanent(text, adviceFor(name));
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
}
