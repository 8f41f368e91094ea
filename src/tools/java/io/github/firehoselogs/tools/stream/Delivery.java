package io.github.firehoselogs.tools.stream;

import io.github.firehoselogs.tools.contract.Answer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;

/// The destination of the Firehose stream.
public interface Delivery extends Closeable {
  /// Delivers the function's output for `record`. Returns false if it could not be delivered and
  /// went under the error prefix instead.
  boolean deliver(ArrivedRecord record, Answer.Ok answer) throws IOException;

  /// Stores `record`, which the function could not process, under the error prefix.
  void fail(ArrivedRecord record) throws IOException;

  /// Delivers what is buffered. Call it last, and whenever someone waits for the data.
  void finish() throws IOException;

  /// Returns the objects by prefix.
  SortedMap<String, Objects> objects();

  /// Returns why the first record without a partition has none, if there is one.
  Optional<String> firstWithoutPartition();

  /// Returns how many documents the destination refused, by error type.
  SortedMap<String, Long> refused();
}
