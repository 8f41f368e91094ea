package io.github.firehoselogs.tools.stream;

import java.io.Closeable;
import java.io.IOException;
import java.util.SortedMap;

/// What the Firehose stream delivers to.
public interface Delivery extends Closeable {
  /// Delivers what the function answered for `record`. Returns false if that could not be delivered
  /// and the record is under the error prefix instead.
  boolean deliver(ArrivedRecord record, Answer.Ok answer) throws IOException;

  /// Keeps `record`, which the function could not process, under the error prefix.
  void fail(ArrivedRecord record) throws IOException;

  /// Delivers what is still buffered. Nothing comes after it.
  void finish() throws IOException;

  /// Returns the objects that are there, by prefix.
  SortedMap<String, Objects> objects();

  /// Returns how many documents the destination refused, by the type of its error.
  SortedMap<String, Long> refused();
}
