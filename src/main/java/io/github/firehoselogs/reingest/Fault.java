package io.github.firehoselogs.reingest;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What the failure of a whole call means for the next attempt. `what` says what happened, for
/// messages, without any text of a record.
sealed interface Fault {
  String what();

  /// Another attempt may succeed: throttling, an error of the service or the network.
  record Retryable(String what) implements Fault {}

  /// Another attempt may succeed, given more time. The stream may have taken the records.
  record TimedOut(String what) implements Fault {}

  /// The batch is too large: halves of it may be taken.
  record TooLarge(String what) implements Fault {}

  /// No attempt will succeed: the stream or a permission is missing, the request is wrong. `advice`
  /// says what to do.
  record Permanent(String what, String advice) implements Fault {}

  /// Service errors below HTTP 500 that pass by themselves. The SDK repeats neither of the last
  /// two, though both are temporary.
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

  /// How the services say that a batch or a record is over a limit:
  ///
  /// ```
  /// Records size exceeds 4 MB limit
  /// … at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to 1048576
  /// ```
  ///
  /// A rate that is exceeded, or a name or a key that is too long, is no matter of size.
  Pattern SAYS_SIZE =
      Pattern.compile(
          "(?i)\\bsize exceeds\\b"
              + "|^(?!.* at ')(?:.*\\s)?member must have length less than or equal to \\d"
              + "|at '(?:[\\w.]*\\.)?(?:records|data)' failed to satisfy constraint:"
              + " member must have length less than or equal to \\d",
          Pattern.DOTALL);

  /// Returns what `failure`, thrown by the SDK or by what is below it, means for a call that had
  /// the time `timeout`.
  static Fault of(RuntimeException failure, Duration timeout) {
    if (failure instanceof AwsServiceException service) {
      return ofService(service);
    }
    if (failure instanceof SdkClientException client && failsForCredentials(client)) {
      return hasCredentialsEndpoint()
          ? new Retryable("was not called (the credentials endpoint gave none)")
          : new Permanent(
              "was not called", "there are no credentials; does the function have a role?");
    }
    RootCause cause = RootCause.of(failure, timeout);
    String what = "failed (" + cause.text() + ")";
    return cause.isTimeout() ? new TimedOut(what) : new Retryable(what);
  }

  private static Fault ofService(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    int status = service.statusCode();
    String name = code == null || code.isBlank() ? "HTTP " + status : code;
    String what = "answered " + name;
    if (status == 413 || isRefusalOfSize(service)) {
      return new TooLarge(what);
    }
    boolean passes = status >= 500 || status == 429 || RETRYABLE_CODES.contains(name);
    return passes ? new Retryable(what) : new Permanent(what, adviceFor(name));
  }

  private static String adviceFor(String code) {
    return switch (code) {
      case "AccessDeniedException" -> "allow the function's role that action on this stream";
      case "ResourceNotFoundException" -> "there is no such stream";
      case "InvalidSourceException" ->
          "the stream takes no records back; turn off its native decompression";
      case "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException" ->
          "the function's credentials are not accepted";
      default ->
          code.startsWith("KMS") || code.equals("InvalidKMSResourceException")
              ? "check the key that encrypts the stream"
              : "it does not pass by itself";
    };
  }

  /// Both services answer a batch over a limit with a general code; only the text tells.
  private static boolean isRefusalOfSize(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? "" : service.awsErrorDetails().errorCode();
    if (!"InvalidArgumentException".equals(code) && !"ValidationException".equals(code)) {
      return false;
    }
    return SAYS_SIZE.matcher(String.valueOf(service.awsErrorDetails().errorMessage())).find();
  }

  /// The SDK says in words alone that none of its providers had credentials, and why.
  private static boolean failsForCredentials(SdkClientException client) {
    return client.getCause() == null
        && String.valueOf(client.getMessage()).contains("load credentials");
  }

  /// Returns whether credentials come from an endpoint beside the function, whose faults (HTTP 429,
  /// 500, time-outs) pass by themselves. If not, they are in the environment or nowhere.
  private static boolean hasCredentialsEndpoint() {
    return SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.getStringValue().isPresent()
        || SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.getStringValue().isPresent();
  }
}
