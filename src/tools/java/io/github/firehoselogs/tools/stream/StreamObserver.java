package io.github.firehoselogs.tools.stream;

import io.github.firehoselogs.tools.contract.Answer;

/// Sees what the function answers.
public interface StreamObserver {
  /// Sees the output of one record, before it is delivered.
  default void delivered(Answer.Ok answer) {
    // Not of interest.
  }

  /// Sees an invocation whose records are settled.
  default void invoked(Invoked invocation) {
    // Not of interest.
  }
}
