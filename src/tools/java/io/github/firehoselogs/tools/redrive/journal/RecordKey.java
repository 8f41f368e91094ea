package io.github.firehoselogs.tools.redrive.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The identity of one failed record: its object, its line, and a hash of its data, so that a changed
/// object is noticed.
public record RecordKey(String object, long line, long dataHash) {
  /// Returns the identity of the record with `data`.
  public static RecordKey of(String object, long line, byte[] data) {
    return new RecordKey(object, line, sha256(data).getLong());
  }

  /// Returns 128 bits of a hash of object and line.
  ByteBuffer place() {
    return sha256((object + '\n' + line).getBytes(UTF_8));
  }

  /// Returns the record for messages: `object:line`.
  public String text() {
    return object + ":" + line;
  }

  private static ByteBuffer sha256(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
