package io.github.firehoselogs.tools.accept.account;

import io.github.firehoselogs.tools.RunFailedException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Makes calls to AWS, and says in one line which action failed.
public final class Calls {
  private static final int FORBIDDEN = 403;
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError");

  private Calls() {}

  /// Returns the answer of `call`, which needs the permission `action`.
  public static <T> T call(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw isDenied(e) ? new MissingPermissionException(action, e) : failed(action, e);
    } catch (SdkClientException e) {
      throw new RunFailedException(action + ": " + e.getMessage(), e);
    }
  }

  private static boolean isDenied(AwsServiceException e) {
    return (e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null)
        ? e.statusCode() == FORBIDDEN
        : DENIED.contains(e.awsErrorDetails().errorCode());
  }

  private static RunFailedException failed(String action, AwsServiceException e) {
    return new RunFailedException(action + ": " + e.getMessage(), e);
  }
}
