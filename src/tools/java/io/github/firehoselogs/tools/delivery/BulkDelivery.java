package io.github.firehoselogs.tools.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.local.Destination;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.Objects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the `_bulk` bodies that Firehose sends to OpenSearch: for each record an action line with
/// the index but no document id, then the record.
///
/// ```
/// {"index":{"_index":"mysql-general-2026-11-22"}}
/// {"Time":"2026-11-22T10:00:00.120481Z","PID":"12","Perform":"Query","Statement":"SELECT 1"}
/// ```
///
/// Each body is a file in the folder `bulk/`, and is sent to a node if there is one.
public final class BulkDelivery implements Delivery {
  /// Firehose's default buffer for OpenSearch, 5 MB.
  static final int MAX_BODY_BYTES = 5 << 20;

  /// The error type that counts records which any node would refuse, if there is no node.
  static final String NO_DOCUMENT = "not one JSON object in one line";

  private final Destination.OpenSearch destination;
  private final DeliveryFolder folder;
  private final Optional<BulkClient> client;
  private final int maxBodyBytes;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final SortedMap<String, Long> refused = new TreeMap<>();
  private int documents;

  /// Writes bodies to `folder`, which also holds the records that failed.
  public BulkDelivery(Destination.OpenSearch destination, DeliveryFolder folder) {
    this(destination, folder, MAX_BODY_BYTES);
  }

  public BulkDelivery(Destination.OpenSearch destination, DeliveryFolder folder, int maxBodyBytes) {
    this.destination = destination;
    this.folder = folder;
    this.client = destination.node().map(BulkClient::new);
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public boolean deliver(ArrivedRecord record, Answer.Ok answer) throws IOException {
    Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
    String index = destination.rotation().indexName(destination.index(), arrival);
    byte[] action = ("{\"index\":{\"_index\":\"" + index + "\"}}\n").getBytes(UTF_8);
    byte[] data = answer.data();
    if (documents > 0 && body.size() + action.length + data.length > maxBodyBytes) {
      send();
    }
    body.writeBytes(action);
    body.writeBytes(data);
    if (data.length == 0 || data[data.length - 1] != '\n') {
      body.write('\n');
    }
    documents++;
    if (client.isEmpty() && !isOneDocument(data)) {
      refused.merge(NO_DOCUMENT, 1L, Long::sum);
    }
    return true;
  }

  /// Returns whether `data` starts like a JSON object and has no line feed except at the end.
  private static boolean isOneDocument(byte[] data) {
    for (int i = 0; i < data.length - 1; i++) {
      if (data[i] == '\n') {
        return false;
      }
    }
    return data.length > 0 && data[0] == '{';
  }

  @Override
  public void fail(ArrivedRecord record) throws IOException {
    folder.fail(record);
  }

  @Override
  public void finish() throws IOException {
    if (documents > 0) {
      send();
    }
    folder.finish();
  }

  private void send() throws IOException {
    byte[] bytes = body.toByteArray();
    folder.put("bulk/", ".ndjson", bytes);
    if (client.isPresent()) {
      client
          .get()
          .send(bytes, documents)
          .forEach((type, count) -> refused.merge(type, count, Long::sum));
    }
    body.reset();
    documents = 0;
  }

  @Override
  public SortedMap<String, Objects> objects() {
    return folder.objects();
  }

  @Override
  public Optional<String> firstWithoutPartition() {
    return Optional.empty();
  }

  @Override
  public SortedMap<String, Long> refused() {
    return refused;
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      client.ifPresent(BulkClient::close);
    }
  }
}
