package io.github.firehoselogs.route;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import java.util.HashMap;
import java.util.Map;

/// Assigns each log event of one record to a group, numbered from 0 in the order of the groups'
/// first events. Events of different groups must not share a delivered record.
public final class EventGroups {
  private static final int NOT_SEEN = -1;

  /// An hour of one envelope. Events that share it have the same keys, so the keys are evaluated
  /// once.
  private record Hour(int envelopeNumber, long hour) {}

  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final Map<Hour, Integer> numbersOfHours = new HashMap<>();
  private int size;

  /// The group of all events that may share a record even if their keys differ.
  private int shared = NOT_SEEN;

  /// Returns the group of `logEvent`, which `route` has processed. Its output begins at `from` in
  /// `output`.
  public int groupOf(LogEventView logEvent, Route route, Utf8Builder output, int from) {
    Route.Grouping grouping = route.grouping();
    if (grouping.eventsPerRecord() == EventsPerRecord.ONE) {
      return size++;
    }
    if (grouping.partitionMode() == PartitionMode.FIRST) {
      shared = shared == NOT_SEEN ? size++ : shared;
      return shared;
    }
    PartitionKeys keys = grouping.partitionKeys();
    if (!keys.sameWithinHour()) {
      return groupOfKeys(route.partitionKeys(logEvent, output, from));
    }
    Hour hour = new Hour(logEvent.envelopeNumber(), keys.hourOf(logEvent));
    return numbersOfHours.computeIfAbsent(
        hour, _ -> groupOfKeys(route.partitionKeys(logEvent, output, from)));
  }

  private int groupOfKeys(Map<String, String> keys) {
    return numbers.computeIfAbsent(keys, _ -> size++);
  }
}
