package io.github.firehoselogs.tools.observed;

import io.github.firehoselogs.firehose.FailureReason;

/// The advice for records that failed. `docs/guarantees.md` says more.
public final class FailureAdvice {
  private FailureAdvice() {}

  /// The reason of records that the function delivers, but Firehose cannot.
  public static final String NO_PARTITION = "NO_PARTITION";

  /// Returns one sentence for the name of a [FailureReason].
  public static String of(String reason) {
    for (FailureReason each : FailureReason.values()) {
      if (each.name().equals(reason)) {
        return of(each);
      }
    }
    return reason.equals(NO_PARTITION)
        ? "PARTITION_KEYS must set every key of the prefix; --prefix names another prefix."
        : "See the function's own log.";
  }

  private static String of(FailureReason reason) {
    return switch (reason) {
      case DATA_NOT_BASE64, ENVELOPE_UNREADABLE ->
          "Find the producer that writes something else into the stream; MAX_ENVELOPE_BYTES bounds"
              + " the size of an envelope.";
      case TRANSFORM_FAILED ->
          "Mend the exception in your transform; the detail names class, method and line.";
      case UNMATCHED ->
          "Choose the transform of these logs, add a route for them, or set UNMATCHED=keep.";
      case EVENT_TOO_LARGE ->
          "Let the application write smaller log events; Firehose keeps the original.";
      case NOT_INDEXED ->
          "Correct the mapping of the index or the permissions; then put the records back.";
      case TOO_MANY_ROUNDS ->
          "Set a smaller Lambda buffer (--buffer), so that more of each event fits into a response;"
              + " or raise MAX_ROUNDS.";
      case NOT_PUT_BACK ->
          "Look at the detail: the stream refused a part of the record, or memory ran out.";
    };
  }
}
