package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.tools.BadInputException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The records that `--only` selects: those with an error code of Firehose, or those that the
/// function would fail for a reason. Empty text selects all.
record Selection(String code, Optional<FailureReason> reason) {
  /// The codes that Firehose writes if it cannot call the function or does not accept its answer.
  private static final String KNOWN_CODES =
      "Lambda.AssumeRoleAccessDenied, Lambda.DuplicatedRecordId, Lambda.FunctionError,"
          + " Lambda.FunctionTimedOut, Lambda.InvalidReturnFormat, Lambda.InvokeAccessDenied,"
          + " Lambda.InvokeLimitExceeded, Lambda.JsonProcessingException, Lambda.MissingRecordId,"
          + " Lambda.ProcessingFailedStatus, Lambda.ResourceNotFound";

  /// Firehose has other codes, and gains new ones: a service and an error, or a status of HTTP.
  private static final Pattern CODE =
      Pattern.compile("[A-Z][A-Za-z]+\\.[A-Za-z0-9]+|[1-5][0-9]{2}");

  /// Returns the selection of the argument `only`.
  static Selection of(@Nullable String only) {
    if (only == null) {
      return new Selection("", Optional.empty());
    }
    for (FailureReason reason : FailureReason.values()) {
      if (reason.name().equals(only)) {
        return of(reason);
      }
    }
    if (!CODE.matcher(only).matches()) {
      throw new BadInputException(
          "--only: found '%s', expected a code of Firehose (%s, …) or a reason of the function (%s)"
              .formatted(only, KNOWN_CODES, reasons()));
    }
    return new Selection(only, Optional.empty());
  }

  private static Selection of(FailureReason reason) {
    return switch (reason) {
      case ENVELOPE_UNREADABLE, TRANSFORM_FAILED, UNMATCHED, EVENT_TOO_LARGE ->
          new Selection("", Optional.of(reason));
      case DATA_NOT_BASE64, NOT_INDEXED, TOO_MANY_ROUNDS, NOT_PUT_BACK ->
          throw new BadInputException(
              "--only: found '"
                  + reason
                  + "', which failure objects do not tell; the code of all records that the"
                  + " function failed is Lambda.ProcessingFailedStatus");
    };
  }

  private static String reasons() {
    TreeSet<String> names = new TreeSet<>();
    for (FailureReason each : FailureReason.values()) {
      names.add(each.name());
    }
    return String.join(", ", names);
  }

  /// Returns whether a record with this error code may be selected.
  boolean takesCode(String errorCode) {
    return code.isEmpty() || code.equals(errorCode);
  }

  /// Returns whether a record with this decision is selected.
  boolean takes(Judge.Verdict verdict) {
    return reason.isEmpty()
        || (verdict instanceof Judge.Verdict.Left left
            && left.reason().equals(reason.get().name()));
  }
}
