package io.github.firehoselogs.tools.simulation.model;

import io.github.firehoselogs.opensearch.OpenSearch;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The clocks of an invocation's threads, each of which advances while its thread waits. The threads
/// that index documents start with the invocation. Those that put records back start when the last of
/// them has ended.
final class ThreadClocks {
  private static final String INDEXING = OpenSearch.class.getPackageName();

  private final long startMillis;
  private final Map<Thread, Long> millis = new HashMap<>();
  private final Set<Thread> indexing = new HashSet<>();

  ThreadClocks(long startMillis) {
    this.startMillis = startMillis;
  }

  /// Returns the time of this thread's clock.
  long now() {
    Thread thread = Thread.currentThread();
    if (!millis.containsKey(thread)) {
      millis.put(thread, start(thread));
    }
    return millis.get(thread);
  }

  private long start(Thread thread) {
    if (isCalledForIndexing()) {
      indexing.add(thread);
      return startMillis;
    }
    return indexing.stream()
        .mapToLong(each -> millis.getOrDefault(each, 0L))
        .max()
        .orElse(startMillis);
  }

  /// A thread does not know what it works for, but its stack shows whose deadline it reads.
  private static boolean isCalledForIndexing() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(each -> each.getClassName().startsWith(INDEXING)));
  }

  /// Returns whether this thread indexes documents.
  boolean isIndexing() {
    return indexing.contains(Thread.currentThread());
  }

  /// Advances this thread's clock.
  void pass(long more) {
    millis.put(Thread.currentThread(), now() + more);
  }

  /// Returns the time at which the last thread ended.
  long end() {
    Collection<Long> ends = millis.values();
    return ends.isEmpty() ? startMillis : Collections.max(ends);
  }
}
