package io.github.firehoselogs.reingest;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// What the failure of a whole call means for the next attempt. `name` says what happened, for
/// messages, without any text of a record.
sealed interface Fault {
  String name();

  /// Another attempt may succeed: throttling, an error of the service or the network.
  record Heals(String name) implements Fault {}

  /// The batch is too large: halves of it may be taken.
  record TooLarge(String name) implements Fault {}

  /// No attempt will succeed: the stream or a permission is missing, the request is wrong. `advice`
  /// says what to do.
  record Lasts(String name, String advice) implements Fault {}

  /// Service errors below HTTP 500 that pass by themselves. The SDK repeats neither of the last
  /// two, though both are temporary.
  Set<String> HEALING_CODES =
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

  /// How the services say that a batch or a record is over a limit.
  Pattern SAYS_SIZE = Pattern.compile("exceed|less than or equal to");

  /// Returns what `failure`, thrown by the SDK or by what is below it, means.
  static Fault of(RuntimeException failure) {
    return switch (failure) {
      case AwsServiceException service -> ofService(service);
      case SdkClientException client when !isNetwork(client) && namesCredentials(client) ->
          new Lasts("nothing", "there are no credentials; does the function have a role?");
      // I/O errors, time-outs, replies that are garbage: whatever the HTTP layer comes up with.
      default -> new Heals(failure.getClass().getSimpleName());
    };
  }

  private static Fault ofService(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    int status = service.statusCode();
    String name = code == null || code.isBlank() ? "HTTP " + status : code;
    if (status == 413 || isRefusalOfSize(service)) {
      return new TooLarge(name);
    }
    boolean heals = status >= 500 || status == 429 || HEALING_CODES.contains(name);
    return heals ? new Heals(name) : new Lasts(name, adviceFor(name));
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

  private static boolean isNetwork(SdkClientException client) {
    for (Throwable cause = client.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesCredentials(SdkClientException client) {
    return String.valueOf(client.getMessage()).contains("credentials");
  }
}
