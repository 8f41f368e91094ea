package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.attempts.AttemptPolicy;
import io.github.firehoselogs.attempts.AttemptResult;
import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import io.github.firehoselogs.attempts.Deadline;
import io.github.firehoselogs.attempts.ParallelAttempts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Indexes the documents of one invocation. A few requests are in flight at a time; documents that
/// are neither sent nor answered take at most four times `bulkBytes`, because [#add] waits if more
/// would be needed. Used by one thread.
///
/// If OpenSearch does not answer until the attempts of a batch are used up, the remaining documents
/// are left over without further calls, so that an outage does not take the whole invocation.
public final class Indexing implements AutoCloseable {
  /// Enough that OpenSearch works on one request while another is being written.
  static final int MAX_PARALLEL_REQUESTS = 3;

  private static final String NO_TIME = "the invocation has no time left to index documents";

  private final int bulkBytes;
  private final BulkTarget target;
  private final ParallelAttempts<BulkDocument> requests;
  private final Map<String, BulkBatch> open = new LinkedHashMap<>();
  private final Map<Integer, RecordDocuments> records = new LinkedHashMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private @Nullable String outage;
  private int openBytes;

  /// The initial capacity of the next batch: that of a whole request if the last one was large.
  /// Bodies are not reused, because a request that was abandoned may still read its body.
  private int capacityBytes = BulkBatch.FIRST_BYTES;

  private long accepted;
  private long leftOver;
  private long calls;

  /// Indexes through `connection` until `deadline`.
  public Indexing(
      OpenSearchSettings settings,
      SearchConnection connection,
      Deadline deadline,
      AttemptPolicy policy) {
    this.bulkBytes = settings.bulkBytes();
    this.target = new BulkTarget(settings, connection);
    this.requests =
        new ParallelAttempts<>(
            target,
            new ParallelAttempts.Limits(deadline, policy, MAX_PARALLEL_REQUESTS),
            new Results());
  }

  /// Indexes the document `json[from, to)`, a line of JSON, of the input record `record`. `index` is
  /// a valid name. An empty `id` lets OpenSearch choose one.
  public void add(int record, String index, String id, byte[] json, int from, int to) {
    documentsOf(record).count();
    int bytes = BulkBatch.bytesWithAction(id, to - from);
    while (openBytes + bytes > bulkBytes && !open.isEmpty()) {
      sendLargest();
    }
    if (outage != null) {
      addLeftOver(record, outage);
      return;
    }
    batchFor(index).add(record, id, json, from, to);
    openBytes += bytes;
  }

  /// Returns the open batch for `index`. Only the first one begins with the capacity of an earlier
  /// batch, because log events can name any number of indexes.
  private BulkBatch batchFor(String index) {
    int capacity = open.isEmpty() ? capacityBytes : BulkBatch.FIRST_BYTES;
    return open.computeIfAbsent(index, name -> new BulkBatch(name, capacity));
  }

  /// Counts a document of `record` that is not sent, because it is not one JSON object on one line.
  public void refuse(int record) {
    RecordDocuments documents = documentsOf(record);
    documents.count();
    addRefused(
        documents, new NotAccepted<>(record, "not_one_json_object", "not_one_json_object", true));
  }

  private RecordDocuments documentsOf(int record) {
    return records.computeIfAbsent(record, _ -> new RecordDocuments());
  }

  private void sendLargest() {
    BulkBatch largest = null;
    for (BulkBatch each : open.values()) {
      largest = largest == null || each.bytes() > largest.bytes() ? each : largest;
    }
    if (largest != null) {
      open.remove(largest.index());
      capacityBytes = 2 * largest.bytes() > bulkBytes ? bulkBytes : BulkBatch.FIRST_BYTES;
      openBytes -= largest.bytes();
      send(largest);
    }
  }

  private void send(BulkBatch batch) {
    if (outage == null && !requests.awaitFreeThread()) {
      outage = NO_TIME;
    }
    if (outage == null) {
      requests.start(batch.documents());
    } else {
      for (BulkDocument each : batch.documents()) {
        addLeftOver(each.record(), outage);
      }
    }
  }

  private void addLeftOver(int record, String reason) {
    leftOver++;
    documentsOf(record).addLeftOver(reason);
  }

  /// Sends the documents that are not sent yet, and waits until all are answered or no time is left.
  public void end() {
    while (!open.isEmpty()) {
      sendLargest();
    }
    requests.end();
  }

  /// Returns what became of the documents of `record`. Called after [#end].
  public RecordDocuments of(int record) {
    return records.getOrDefault(record, new RecordDocuments());
  }

  /// Returns the counts of all records.
  public IndexingCounts counts() {
    long existing = Math.min(target.existing(), accepted);
    return new IndexingCounts(
        accepted - existing, existing, refused, leftOver, calls, target.sentBytes());
  }

  private void addRefused(RecordDocuments documents, NotAccepted<?> refusal) {
    documents.addRefused(refusal);
    refused.merge(refusal.code(), 1, Integer::sum);
  }

  /// Receives the result of each batch.
  private final class Results implements Consumer<AttemptResult<BulkDocument>> {
    @Override
    public void accept(AttemptResult<BulkDocument> result) {
      accepted += result.accepted();
      calls += result.attempts();
      for (NotAccepted<BulkDocument> each : result.notAccepted()) {
        int record = each.element().record();
        if (each.permanent()) {
          addRefused(documentsOf(record), each);
        } else {
          addLeftOver(record, each.reason());
        }
      }
      boolean nothingTaken = result.accepted() == 0 && !result.notAccepted().isEmpty();
      if (nothingTaken && target.lastCallFailed() && !result.notAccepted().getLast().permanent()) {
        outage = result.notAccepted().getLast().reason();
      }
    }
  }

  /// Abandons all requests that have not ended.
  @Override
  public void close() {
    requests.close();
  }
}
