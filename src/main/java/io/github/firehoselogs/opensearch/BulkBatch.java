package io.github.firehoselogs.opensearch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.json.Utf8Builder;
import java.util.ArrayList;
import java.util.List;

/// The body of one `_bulk` request to one index: for each document a line with the action, and the
/// document.
///
/// ```
/// {"create":{"_id":"wT0…"}}⏎
/// {"Time":"2023-11-14T22:13:20Z","PID":"9566",…}⏎
/// ```
final class BulkBatch {
  private static final byte[] BEFORE_ID = "{\"create\":{\"_id\":\"".getBytes(US_ASCII);
  private static final byte[] AFTER_ID = "\"}}\n".getBytes(US_ASCII);
  private static final byte[] WITHOUT_ID = "{\"create\":{}}\n".getBytes(US_ASCII);

  /// The initial size of a body in bytes.
  static final int FIRST_BYTES = 1 << 10;

  private final String index;
  private final Utf8Builder body;
  private final List<BulkDocument> documents = new ArrayList<>();

  /// A batch for the index with this valid name. Its body begins with `capacityBytes`, and grows.
  BulkBatch(String index, int capacityBytes) {
    this.index = index;
    this.body = new Utf8Builder(capacityBytes);
  }

  /// Returns the size that a document of `length` bytes takes with its action line.
  static int bytesWithAction(String id, int length) {
    int action =
        id.isEmpty() ? WITHOUT_ID.length : BEFORE_ID.length + id.length() + AFTER_ID.length;
    return action + length;
  }

  /// Adds the document `json[from, to)`, a line of JSON, of the record `record`. An empty `id` lets
  /// OpenSearch choose one.
  void add(int record, String id, byte[] json, int from, int to) {
    int start = body.length();
    if (id.isEmpty()) {
      body.append(WITHOUT_ID);
    } else {
      body.append(BEFORE_ID).append(id).append(AFTER_ID);
    }
    body.append(json, from, to);
    documents.add(new BulkDocument(record, this, start, body.length()));
  }

  String index() {
    return index;
  }

  int bytes() {
    return body.length();
  }

  List<BulkDocument> documents() {
    return documents;
  }

  /// Returns the body with only `some` of its documents, or the body itself if they are all.
  Utf8Builder bodyOf(List<BulkDocument> some) {
    if (some.size() == documents.size()) {
      return body;
    }
    Utf8Builder part = new Utf8Builder(FIRST_BYTES);
    for (BulkDocument each : some) {
      part.append(body.array(), each.from(), each.to());
    }
    return part;
  }
}
