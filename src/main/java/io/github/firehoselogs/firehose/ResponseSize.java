package io.github.firehoselogs.firehose;

import io.github.firehoselogs.firehose.Outcome.Result;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import java.util.Map;

/// Computes the exact size of a response and its parts as JSON, in bytes, without writing them.
///
/// It counts the same arrays that [ResponseWriter] writes.
public final class ResponseSize {
  private ResponseSize() {}

  /// Returns the number of bytes around the entries of a response with `records` records: the outer
  /// braces and the commas between entries.
  public static long frame(int records) {
    return ResponseWriter.HEAD.length + ResponseWriter.TAIL.length + Math.max(0L, records - 1L);
  }

  /// Returns the size of an entry.
  public static long of(Outcome outcome) {
    return outcome instanceof Outcome.Ok ok
        ? ok(ok.recordId(), ok.metadata(), ok.data().length)
        : withoutData(outcome.recordId(), outcome.result());
  }

  /// Returns the size of an `Ok` entry with `dataBytes` bytes of data before base64.
  public static long ok(String recordId, RecordMetadata metadata, long dataBytes) {
    long bytes =
        withoutData(recordId, Result.OK)
            + ResponseWriter.DATA.length
            + base64Bytes(dataBytes)
            + ResponseWriter.DATA_END.length;
    return metadata.isEmpty() ? bytes : bytes + bytesOf(metadata);
  }

  private static long bytesOf(RecordMetadata metadata) {
    Map<String, String> keys = metadata.partitionKeys();
    long bytes = (long) ResponseWriter.METADATA.length + ResponseWriter.METADATA_END.length;
    if (!keys.isEmpty()) {
      bytes += ResponseWriter.KEYS.length + ResponseWriter.KEYS_END.length + keys.size() - 1L;
      for (Map.Entry<String, String> key : keys.entrySet()) {
        bytes += JsonString.quotedBytes(key.getKey()) + 1 + JsonString.quotedBytes(key.getValue());
      }
    }
    if (metadata.icebergTable().isPresent()) {
      IcebergTable table = metadata.icebergTable().get();
      bytes += keys.isEmpty() ? 0 : 1;
      bytes += ResponseWriter.DATABASE.length + JsonString.quotedBytes(table.database());
      bytes += ResponseWriter.TABLE.length + JsonString.quotedBytes(table.table());
      bytes += ResponseWriter.TABLE_END.length;
    }
    return bytes;
  }

  /// Returns the size of a `ProcessingFailed` entry, the largest entry without data.
  public static long processingFailed(String recordId) {
    return withoutData(recordId, Result.PROCESSING_FAILED);
  }

  /// Returns the length of `bytes` bytes in base64 with padding.
  public static long base64Bytes(long bytes) {
    return (bytes + 2) / 3 * 4;
  }

  private static long withoutData(String recordId, Result result) {
    return (long) ResponseWriter.ID.length
        + JsonString.quotedBytes(recordId)
        + ResponseWriter.RESULT.length
        + result.wireName().length()
        + ResponseWriter.RESULT_END.length
        + ResponseWriter.ENTRY_END.length;
  }
}
