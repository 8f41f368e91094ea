package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.attempts.BatchTarget;
import io.github.firehoselogs.attempts.Fault;
import io.github.firehoselogs.attempts.Refusal;
import io.github.firehoselogs.json.Utf8Builder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// The `_bulk` endpoint of a domain or collection, for one invocation.
final class BulkTarget implements BatchTarget<BulkDocument> {
  private static final int OK = 200;

  private final OpenSearchSettings settings;
  private final SearchConnection connection;
  private final String query;
  private final AtomicLong existing = new AtomicLong();
  private final AtomicLong sentBytes = new AtomicLong();
  private volatile boolean lastCallFailed;

  BulkTarget(OpenSearchSettings settings, SearchConnection connection) {
    this.settings = settings;
    this.connection = connection;
    // Only these fields are needed, and they contain no text of a document.
    this.query =
        "/_bulk?filter_path=items.*.status,items.*.error.type"
            + (settings.pipeline().isEmpty() ? "" : "&pipeline=" + settings.pipeline());
  }

  @Override
  public String description() {
    return "OpenSearch " + settings.endpoint().getHost() + " (es:ESHttpPost)";
  }

  @Override
  public List<Refusal> put(List<BulkDocument> batch, Duration timeout) {
    BulkBatch whole = batch.getFirst().batch();
    Utf8Builder body = whole.bodyOf(batch);
    SearchAnswer answer =
        connection.post("/" + whole.index() + query, body.array(), body.length(), timeout);
    sentBytes.addAndGet(body.length());
    if (answer.status() != OK) {
      throw BulkFailedException.of(answer);
    }
    BulkAnswer read = read(answer, batch.size());
    lastCallFailed = false;
    existing.addAndGet(read.existing());
    return read.refusals();
  }

  private static BulkAnswer read(SearchAnswer answer, int sent) {
    try {
      return BulkAnswer.read(answer.body(), sent);
    } catch (IOException _) {
      throw BulkFailedException.unreadable();
    }
  }

  @Override
  public Fault faultOf(RuntimeException failure, Duration timeout) {
    lastCallFailed = true;
    return failure instanceof BulkFailedException answered
        ? answered.fault()
        : Fault.withoutAnswer(failure, timeout);
  }

  /// Returns whether the call that ended last had no answer, or failed as a whole.
  boolean lastCallFailed() {
    return lastCallFailed;
  }

  /// Returns how many documents were there already.
  long existing() {
    return existing.get();
  }

  /// Returns how many bytes were sent and answered.
  long sentBytes() {
    return sentBytes.get();
  }
}
