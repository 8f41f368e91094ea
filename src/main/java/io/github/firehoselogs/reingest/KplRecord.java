package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// A record in the aggregation format of the Kinesis Producer Library: many user records in one,
/// which Firehose separates before it calls the function.
///
/// ```
/// f3 89 9a c2   protobuf message AggregatedRecord                          MD5 of the message
/// magic         0a len key          partition_key_table, one key for all   16 bytes
///               1a len 08 00        records: partition_key_index 0
///                      1a len data           data
///               1a …
/// ```
///
/// https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
///
/// All user records share the key of the whole record, because readers skip user records whose key
/// is outside the hash range of their shard. The message is written without the protobuf library,
/// which would be larger than the rest of the function; only these four tags are needed.
final class KplRecord {
  private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
  private static final int MD5_BYTES = 16;

  private static final byte TAG_PARTITION_KEY_TABLE = 1 << 3 | 2;
  private static final byte TAG_RECORDS = 3 << 3 | 2;
  private static final byte TAG_RECORD_PARTITION_KEY_INDEX = 1 << 3;
  private static final byte TAG_RECORD_DATA = 3 << 3 | 2;

  private KplRecord() {}

  /// Returns the size of a record without user records and with a key of `keyBytes` bytes.
  static int emptyBytes(int keyBytes) {
    return MAGIC.length + fieldBytes(keyBytes) + MD5_BYTES;
  }

  /// Returns the number of bytes that a user record with `dataBytes` bytes of data adds.
  static int userRecordBytes(int dataBytes) {
    return fieldBytes(2 + fieldBytes(dataBytes));
  }

  /// Returns a record with one user record for each of `data`, all under `key`.
  static byte[] of(String key, List<byte[]> data) {
    byte[] keyBytes = key.getBytes(UTF_8);
    int size = emptyBytes(keyBytes.length);
    for (byte[] each : data) {
      size += userRecordBytes(each.length);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(MAGIC);
    putLength(out.put(TAG_PARTITION_KEY_TABLE), keyBytes.length).put(keyBytes);
    for (byte[] each : data) {
      putLength(out.put(TAG_RECORDS), 2 + fieldBytes(each.length));
      out.put(TAG_RECORD_PARTITION_KEY_INDEX).put((byte) 0);
      putLength(out.put(TAG_RECORD_DATA), each.length).put(each);
    }
    byte[] record = out.array();
    out.put(md5(record, MAGIC.length, size - MD5_BYTES));
    return record;
  }

  /// Returns the size of a length-delimited field: tag, length, content.
  private static int fieldBytes(int contentBytes) {
    int lengthBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(contentBytes | 1) + 6) / 7;
    return 1 + lengthBytes + contentBytes;
  }

  private static ByteBuffer putLength(ByteBuffer out, int length) {
    int rest = length;
    while (rest > 0x7F) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    return out.put((byte) rest);
  }

  private static byte[] md5(byte[] bytes, int from, int to) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(bytes, from, to - from);
      return md5.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
