package io.github.firehoselogs.attempts;

import java.time.Duration;
import java.util.List;

/// A service that accepts elements in batches, and may refuse some of a batch. One call is one
/// request, without retries. Thread-safe.
public interface BatchTarget<E> {
  /// Returns the names of the service and of the required permission, for messages.
  String description();

  /// Sends `batch` within `timeout` and returns the refused elements. Throws if the whole call
  /// failed.
  List<Refusal> put(List<E> batch, Duration timeout);

  /// Classifies `failure`, which [#put] threw for a call with the timeout `timeout`.
  Fault faultOf(RuntimeException failure, Duration timeout);
}
