package io.github.firehoselogs.route;

import io.github.firehoselogs.envelope.LogEvent;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.HashMap;
import java.util.Map;

/// Assigns each log event of one record to a group, numbered from 0 in the order of the groups'
/// first events. Events of different groups must not share a delivered record.
public final class EventGroups {
  private static final int NOT_SEEN = -1;

  /// Events with the same hour have the same keys, so their keys need not be evaluated.
  private record Hour(int envelopeNumber, long hour) {}

  private final LogEvents logEvents;
  private final Utf8Builder scratch;
  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final Map<Hour, Integer> numbersOfHours = new HashMap<>();
  private int size;

  /// The group of all events that may share a record whatever their keys are.
  private int shared = NOT_SEEN;

  /// `scratch` is overwritten.
  public EventGroups(LogEvents logEvents, Utf8Builder scratch) {
    this.logEvents = logEvents;
    this.scratch = scratch;
  }

  /// Returns the group of the event at `index`, which takes `route`.
  public int groupOf(int index, Route route) {
    Route.Grouping grouping = route.grouping();
    if (grouping.eventsPerRecord() == EventsPerRecord.ONE) {
      return size++;
    }
    if (grouping.partitionMode() == PartitionMode.FIRST) {
      shared = shared == NOT_SEEN ? size++ : shared;
      return shared;
    }
    // Moves the view to the event again, which restores the original message after redaction.
    LogEvent logEvent = logEvents.at(index);
    PartitionKeys keys = grouping.partitionKeys();
    if (!keys.sameWithinHour()) {
      return groupOfKeys(logEvent, route);
    }
    Hour hour = new Hour(logEvent.envelopeNumber(), keys.hourOf(logEvent));
    return numbersOfHours.computeIfAbsent(hour, _ -> groupOfKeys(logEvent, route));
  }

  private int groupOfKeys(LogEvent logEvent, Route route) {
    return numbers.computeIfAbsent(route.partitionKeys(logEvent, scratch), _ -> size++);
  }
}
