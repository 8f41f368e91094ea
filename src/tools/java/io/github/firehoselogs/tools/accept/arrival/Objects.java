package io.github.firehoselogs.tools.accept.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.accept.account.Calls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects of a bucket that were written after a time. Each is returned once.
public final class Objects {
  /// One object, inflated.
  record Read(String key, Instant written, String text) {}

  private static final int MAX_LISTED = 200_000;
  private static final int GZIP_MAGIC = 0x1F;

  private final S3Client client;
  private final String bucket;
  private final Instant since;
  private final Set<String> seen = new HashSet<>();
  private boolean complete = true;

  public Objects(S3Client client, String bucket, Instant since) {
    this.client = client;
    this.bucket = bucket;
    // The times of objects are whole seconds.
    this.since = since.minusSeconds(1);
  }

  /// Returns whether every list was read to its end.
  public boolean isComplete() {
    return complete;
  }

  /// Returns the new objects with this prefix.
  List<Read> read(String prefix) {
    List<Read> read = new ArrayList<>();
    String token = null;
    int listed = 0;
    do {
      ListObjectsV2Request.Builder request =
          ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).continuationToken(token);
      ListObjectsV2Response page =
          Calls.call("s3:ListBucket", () -> client.listObjectsV2(request.build()));
      for (S3Object each : page.contents()) {
        if (!each.lastModified().isBefore(since) && seen.add(each.key())) {
          read.add(new Read(each.key(), each.lastModified(), text(each.key())));
        }
      }
      listed += page.contents().size();
      token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (token != null && listed < MAX_LISTED);
    complete &= token == null;
    return read;
  }

  private String text(String key) {
    byte[] bytes =
        Calls.call(
            "s3:GetObject",
            () ->
                client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray());
    return new String(inflated(key, bytes), UTF_8);
  }

  private static byte[] inflated(String key, byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != GZIP_MAGIC) {
      return bytes;
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new RunFailedException(key + ": broken gzip: " + e.getMessage(), e);
    }
  }

  /// Deletes an object.
  void delete(String key) {
    Calls.call(
        "s3:DeleteObject", () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
  }
}
