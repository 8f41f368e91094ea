package io.github.firehoselogs.tools.accept.account;

/// AWS denies a call. The message names the action that the user's policy must allow.
public final class MissingPermissionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingPermissionException(String action, Throwable cause) {
    super(action + ": access denied; allow this action", cause);
  }
}
