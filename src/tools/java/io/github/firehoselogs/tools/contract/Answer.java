package io.github.firehoselogs.tools.contract;

import java.util.Map;

/// The function's answer for one record, as Firehose reads it.
public sealed interface Answer {
  String recordId();

  /// Delivered: `data` is decoded from base64.
  record Ok(String recordId, byte[] data, Map<String, String> partitionKeys) implements Answer {}

  /// Not delivered.
  record Dropped(String recordId) implements Answer {}

  /// Stored under the error prefix.
  record ProcessingFailed(String recordId) implements Answer {}
}
