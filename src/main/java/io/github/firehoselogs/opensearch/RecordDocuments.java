package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.attempts.AttemptResult.NotAccepted;
import java.util.Map;
import java.util.TreeMap;

/// What became of the documents of one input record. All that are neither refused nor left over are
/// indexed.
public final class RecordDocuments {
  private final Map<String, Integer> refusals = new TreeMap<>();
  private int documents;
  private int refused;
  private int leftOver;
  private String leftOverReason = "";
  private String advice = "";

  void count() {
    documents++;
  }

  void addRefused(NotAccepted<?> refusal) {
    refusals.merge(refusal.code(), 1, Integer::sum);
    refused++;
    // A call that failed as a whole says more than its code.
    advice = refusal.reason().endsWith(refusal.code()) ? advice : refusal.reason();
  }

  void addLeftOver(String reason) {
    leftOver++;
    leftOverReason = reason;
  }

  /// Returns whether OpenSearch did not take some documents in time. A later invocation may index
  /// them.
  public boolean hasLeftOver() {
    return leftOver > 0;
  }

  /// Returns whether OpenSearch refused some documents for good.
  public boolean hasRefused() {
    return refused > 0;
  }

  /// Returns why documents are left over, and how many.
  public String leftOverDetail() {
    return leftOverReason + "; " + leftOver + " of " + documents + " documents are not indexed";
  }

  /// Returns how many documents were refused, with the error types.
  ///
  /// ```
  /// OpenSearch refused 3 of 40 documents: mapper_parsing_exception (2), HTTP 413 (1)
  /// ```
  public String refusedDetail() {
    StringBuilder detail = new StringBuilder();
    detail.append("OpenSearch refused ").append(refused).append(" of ").append(documents);
    detail.append(" documents: ");
    String comma = "";
    for (Map.Entry<String, Integer> each : refusals.entrySet()) {
      detail.append(comma).append(each.getKey()).append(" (").append(each.getValue()).append(')');
      comma = ", ";
    }
    return detail.append(advice.isEmpty() ? "" : "; " + advice).toString();
  }
}
