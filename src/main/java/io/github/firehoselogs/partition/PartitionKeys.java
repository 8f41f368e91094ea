package io.github.firehoselogs.partition;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.placeholder.Fields;
import io.github.firehoselogs.placeholder.HashedText;
import io.github.firehoselogs.placeholder.NamedTemplates;
import io.github.firehoselogs.placeholder.Template;
import io.github.firehoselogs.placeholder.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dynamic partitioning keys of a record, each with the template of its value. Immutable and
/// thread-safe.
public final class PartitionKeys {
  /// The size of `key=value/` for all keys. Firehose accepts an evaluated prefix of 512 characters,
  /// and S3 object names of 1,024 bytes; the rest is for the other parts of the prefix.
  /// https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
  static final int MAX_PREFIX_BYTES = 448;

  private static final NamedTemplates NAMES = new NamedTemplates("partition key", "_.-");

  private static final Fields NO_FIELDS =
      new Fields() {
        @Override
        public Optional<String> field(String name) {
          return Optional.empty();
        }
      };

  private final Map<String, Template> templates;
  private final ZoneId zone;
  private final int maxValueBytes;
  private final boolean readsEvents;
  private final boolean sameWithinHour;
  private final Map<String, String> largestValues;
  private final Map<String, String> smallestValues;

  private PartitionKeys(Map<String, Template> templates, ZoneId zone) {
    this.templates = templates;
    this.zone = zone;
    this.maxValueBytes = maxValueBytes(templates);
    boolean anyReadsEvents = false;
    boolean allSameWithinHour = true;
    for (Template template : templates.values()) {
      anyReadsEvents |= template.readsEvents();
      allSameWithinHour &= template.sameWithinHour();
    }
    this.readsEvents = anyReadsEvents;
    this.sameWithinHour = allSameWithinHour;
    this.largestValues = largestValues(templates, maxValueBytes);
    this.smallestValues = smallestValues(templates);
  }

  /// Returns the maximum size of each value in bytes, so that all keys together stay within
  /// [#MAX_PREFIX_BYTES]. It does not depend on the values, so a value is always shortened in the
  /// same way.
  private static int maxValueBytes(Map<String, Template> templates) {
    int left = MAX_PREFIX_BYTES;
    int open = 0;
    for (Map.Entry<String, Template> key : templates.entrySet()) {
      left -= key.getKey().length() + "=/".length() + key.getValue().boundedBytes();
      open += key.getValue().isUnbounded() ? 1 : 0;
    }
    return Math.max(PrefixText.MIN_BYTES, open == 0 ? left : left / open);
  }

  /// Compiles `key=template, key=template, …`; a blank text means no keys. Times are in `zone`.
  ///
  /// Throws [IllegalArgumentException] with one line that names the key, the problem and the
  /// expected form.
  public static PartitionKeys compile(String text, ZoneId zone) {
    return new PartitionKeys(Collections.unmodifiableMap(NAMES.parse(text, zone)), zone);
  }

  /// Returns the names of the keys, in the order they were given.
  public List<String> names() {
    return List.copyOf(templates.keySet());
  }

  /// Returns whether a value depends on the content of an event other than its time.
  public boolean readsEvents() {
    return readsEvents;
  }

  /// Returns whether all events of an envelope with the same [hour][#hourOf] have the same keys.
  public boolean sameWithinHour() {
    return sameWithinHour;
  }

  /// Returns the number of the hour of `logEvent` in the zone's local time, `Long.MIN_VALUE` if the
  /// event has no time.
  public long hourOf(LogEventView logEvent) {
    return logEvent.timestamp().isEmpty()
        ? Long.MIN_VALUE
        : TimeFormat.hourOf(Instant.ofEpochMilli(logEvent.timestamp().getAsLong()), zone);
  }

  /// Returns the keys of a record whose first event is `logEvent`, in the order they were given.
  /// `fields` looks up the fields of the event's message. Every value is safe for an S3 prefix and
  /// short enough for the limit of the prefix: a longer value is cut, and ends in a hash of the
  /// whole value.
  public Map<String, String> valuesOf(LogEventView logEvent, Fields fields) {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(templates.size());
    for (Map.Entry<String, Template> key : templates.entrySet()) {
      Template template = key.getValue();
      String safe = PrefixText.safe(template.evaluate(logEvent, fields));
      String value = safe.isEmpty() ? Template.UNKNOWN : safe;
      values.put(
          key.getKey(),
          template.isUnbounded() ? HashedText.shortened(value, maxValueBytes, '~') : value);
    }
    return Collections.unmodifiableMap(values);
  }

  /// Returns keys with the largest values that [#valuesOf] can return: backslashes, which take two
  /// bytes each when they are quoted in JSON.
  public Map<String, String> largestValues() {
    return largestValues;
  }

  private static Map<String, String> largestValues(
      Map<String, Template> templates, int maxValueBytes) {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(templates.size());
    for (Map.Entry<String, Template> key : templates.entrySet()) {
      int bytes = Math.max(maxValueBytes, key.getValue().boundedBytes());
      values.put(key.getKey(), "\\".repeat(bytes));
    }
    return Collections.unmodifiableMap(values);
  }

  /// Returns keys with empty values, which are smaller than any that [#valuesOf] returns.
  public Map<String, String> smallestValues() {
    return smallestValues;
  }

  private static Map<String, String> smallestValues(Map<String, Template> templates) {
    Map<String, String> values = LinkedHashMap.newLinkedHashMap(templates.size());
    for (String name : templates.keySet()) {
      values.put(name, "");
    }
    return Collections.unmodifiableMap(values);
  }

  /// Returns the keys of a record whose first event is `logEvent`, if they do not [read
  /// events][#readsEvents].
  public Map<String, String> valuesOf(LogEventView logEvent) {
    return valuesOf(logEvent, NO_FIELDS);
  }
}
