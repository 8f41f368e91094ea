package io.github.firehoselogs;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.cloudwatch.LogEvents;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import io.github.firehoselogs.text.Utf8Builder;
import java.util.HashMap;
import java.util.Map;

/// Numbers the groups of one record's log events, from 0 in the order of their first event. Events
/// of different groups must not share a delivered record.
final class EventGroups {
  private static final int NOT_SEEN = -1;

  /// What tells the keys of events apart without evaluating them.
  private record Hour(int envelopeNumber, long hour) {}

  private final LogEvents logEvents;
  private final Utf8Builder scratch;
  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final Map<Hour, Integer> numbersOfHours = new HashMap<>();
  private int size;

  /// The group of all events that may share a record whatever their keys.
  private int shared = NOT_SEEN;

  /// `scratch` is written over.
  EventGroups(LogEvents logEvents, Utf8Builder scratch) {
    this.logEvents = logEvents;
    this.scratch = scratch;
  }

  /// Returns the group of the event at `index`, which takes `route`.
  int of(int index, Route route) {
    Route.Grouping grouping = route.grouping();
    if (grouping.eventsPerRecord() == EventsPerRecord.ONE) {
      return size++;
    }
    if (grouping.partitionMode() == PartitionMode.FIRST) {
      shared = shared == NOT_SEEN ? size++ : shared;
      return shared;
    }
    // Moved there anew: its message as it came, whatever the transform has seen of it.
    LogEvent logEvent = logEvents.at(index);
    PartitionKeys keys = grouping.partitionKeys();
    if (!keys.sameWithinHour()) {
      return ofKeys(logEvent, route);
    }
    Hour hour = new Hour(logEvent.envelopeNumber(), keys.hourOf(logEvent));
    return numbersOfHours.computeIfAbsent(hour, _ -> ofKeys(logEvent, route));
  }

  private int ofKeys(LogEvent logEvent, Route route) {
    return numbers.computeIfAbsent(route.partitionKeys(logEvent, scratch), _ -> size++);
  }
}
