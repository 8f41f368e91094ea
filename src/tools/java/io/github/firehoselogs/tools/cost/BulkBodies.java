package io.github.firehoselogs.tools.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.delivery.BulkClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedMap;

/// The `_bulk` requests that Firehose makes of the function's answers: an action for each record.
final class BulkBodies {
  /// The size of a request, as the function sends it too.
  static final int MAX_BYTES = 5_000_000;

  private final BulkClient client;
  private final byte[] action;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int documents;
  private double millis;

  BulkBodies(BulkClient client, String index) {
    this.client = client;
    this.action = ("{\"index\":{\"_index\":\"" + index + "\"}}\n").getBytes(UTF_8);
  }

  /// Adds the records that were answered `Ok`.
  void add(FirehoseResponse response) throws IOException {
    for (Outcome outcome : response.records()) {
      if (outcome instanceof Outcome.Ok ok) {
        body.writeBytes(action);
        body.writeBytes(ok.data());
        documents++;
        if (body.size() >= MAX_BYTES) {
          send();
        }
      }
    }
  }

  /// Sends what is not sent yet. Throws if the node refuses a document.
  void send() throws IOException {
    long before = System.nanoTime();
    SortedMap<String, Long> refused = client.send(body.toByteArray(), documents);
    millis += (System.nanoTime() - before) / 1e6;
    if (!refused.isEmpty()) {
      throw new RunFailedException("the node refused documents: " + refused);
    }
    body.reset();
    documents = 0;
  }

  /// Returns the time that sending took.
  double millis() {
    return millis;
  }
}
