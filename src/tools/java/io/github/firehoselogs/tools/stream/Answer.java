package io.github.firehoselogs.tools.stream;

import java.util.Map;

/// What the function answered for one record, as Firehose reads it.
public sealed interface Answer {
  String recordId();

  /// To be delivered: `data` after base64.
  record Ok(String recordId, byte[] data, Map<String, String> partitionKeys) implements Answer {}

  /// To be forgotten.
  record Dropped(String recordId) implements Answer {}

  /// To be kept under the error prefix.
  record ProcessingFailed(String recordId) implements Answer {}
}
