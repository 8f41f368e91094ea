package io.github.firehoselogs.tools.trial;

import io.github.firehoselogs.firehose.FailureReason;

/// What to do about a record that the function answers with `ProcessingFailed`.
public final class Advice {
  private Advice() {}

  /// Returns the advice for `reason`, one line.
  public static String about(FailureReason reason) {
    return switch (reason) {
      case DATA_NOT_BASE64 -> "find out which other producer writes into the stream";
      case ENVELOPE_UNREADABLE ->
          "this is no envelope of CloudWatch Logs: find out which other producer writes into the"
              + " stream; MAX_ENVELOPE_BYTES, if it is too large";
      case TRANSFORM_FAILED ->
          "correct the transform, deploy it, and try again with the new settings";
      case UNMATCHED ->
          "correct TRANSFORM, the route or UNMATCHED, deploy, and try again with the new settings";
      case EVENT_TOO_LARGE ->
          "a log event is larger than a response can be: correct the application that writes it";
      case NOT_INDEXED ->
          "correct the mapping or the role; a finished document needs a stream whose function has"
              + " no OPENSEARCH_ENDPOINT";
      case TOO_MANY_ROUNDS -> "make the Lambda buffer of the Firehose stream smaller, then redrive";
      case NOT_PUT_BACK -> "check stream, permission and throttling, then redrive";
    };
  }
}
