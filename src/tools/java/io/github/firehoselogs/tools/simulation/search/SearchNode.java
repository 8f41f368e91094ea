package io.github.firehoselogs.tools.simulation.search;

import io.github.firehoselogs.tools.simulation.FaultKind;
import io.github.firehoselogs.tools.simulation.Ledger;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation;
import io.github.firehoselogs.tools.simulation.search.BulkRequest.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A node with durable indexes, which keep each document under its id. It takes documents one by
/// one, refuses some of them, and can be down.
final class SearchNode {
  private final SearchScenario scenario;
  private final Ledger ledger;
  private final Consumer<FaultKind> faults;
  private final Map<String, Set<String>> idsByIndex = new HashMap<>();
  private SearchCounts counts = SearchCounts.NONE;
  private long restartedAtMillis;
  private long restartMillis;

  /// Records each document in `ledger`, and hands each fault to `faults`.
  SearchNode(SearchScenario scenario, Ledger ledger, Consumer<FaultKind> faults) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.faults = faults;
  }

  SearchCounts counts() {
    return counts;
  }

  void countRequest() {
    counts = counts.plus(new SearchCounts(1, 0, 0, 0));
  }

  /// Restarts, which takes `millis`.
  void restart(long atMillis, long millis) {
    restartedAtMillis = atMillis;
    restartMillis = millis;
  }

  boolean isDown(long atMillis) {
    boolean restarts =
        atMillis >= restartedAtMillis && atMillis < restartedAtMillis + restartMillis;
    return restarts || scenario.isDown(atMillis);
  }

  /// Creates `documents` in `index`, as far as they are not there yet and nothing goes wrong, and
  /// returns the answer to each.
  List<BulkItem> create(
      String index,
      List<Document> documents,
      SimulatedInvocation invocation,
      SplittableRandom random) {
    List<BulkItem> items = new ArrayList<>(documents.size());
    for (Document each : documents) {
      BulkItem item = create(index, each, random);
      if (item.equals(BulkItem.UNMAPPABLE)) {
        refuse(List.of(each), invocation);
      }
      items.add(item);
    }
    return items;
  }

  private BulkItem create(String index, Document document, SplittableRandom random) {
    if (happens(FaultKind.DOCUMENT_THROTTLED, random)) {
      return BulkItem.THROTTLED;
    }
    if (happens(FaultKind.DOCUMENT_UNAVAILABLE, random)) {
      return BulkItem.UNAVAILABLE;
    }
    if (happens(FaultKind.DOCUMENT_BLOCKED, random)) {
      return BulkItem.BLOCKED;
    }
    if (scenario.isUnmappable(Ledger.numberOf(document.message()))) {
      faults.accept(FaultKind.DOCUMENT_UNMAPPABLE);
      return BulkItem.UNMAPPABLE;
    }
    if (!idsByIndex.computeIfAbsent(index, _ -> new HashSet<>()).add(document.id())) {
      counts = counts.plus(new SearchCounts(0, 0, 1, 0));
      return BulkItem.EXISTS;
    }
    counts = counts.plus(new SearchCounts(0, 1, 0, 0));
    ledger.index(document.message());
    return BulkItem.CREATED;
  }

  private boolean happens(FaultKind kind, SplittableRandom random) {
    boolean happens = random.nextDouble() < scenario.rate(kind);
    if (happens) {
      faults.accept(kind);
    }
    return happens;
  }

  /// Records that `documents` were refused for good in `invocation`.
  void refuse(List<Document> documents, SimulatedInvocation invocation) {
    counts = counts.plus(new SearchCounts(0, 0, 0, documents.size()));
    documents.forEach(each -> invocation.refuseDocument(each.message()));
  }
}
