package io.github.firehoselogs.cloudwatch;

import io.github.firehoselogs.text.Utf8Builder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One log event, with what its envelope says of it. A view of the decompressed record: read it
/// while you are handed it, do not keep it.
public final class LogEvent {
  /// What the table holds for an event without a time stamp that could be read.
  static final long NO_TIMESTAMP = Long.MIN_VALUE;

  private final LogEvents table;
  private final int index;
  private final Envelope envelope;
  private final byte[] json;
  private final int from;
  private final int to;
  private final long timestamp;

  LogEvent(
      LogEvents table,
      int index,
      Envelope envelope,
      byte[] json,
      int from,
      int to,
      long timestamp) {
    this.table = table;
    this.index = index;
    this.envelope = envelope;
    this.json = json;
    this.from = from;
    this.to = to;
    this.timestamp = timestamp;
  }

  /// Returns the account that the log group belongs to, `""` where the envelope names none.
  public String owner() {
    return envelope.owner();
  }

  /// Returns the log group, `""` where the envelope names none.
  public String logGroup() {
    return envelope.logGroup();
  }

  /// Returns the log stream, `""` where the envelope names none.
  public String logStream() {
    return envelope.logStream();
  }

  /// Returns the names of the subscription filters that sent this event.
  public List<String> subscriptionFilters() {
    return envelope.subscriptionFilters();
  }

  /// Returns the time of the event in milliseconds since 1970, where it has one.
  public OptionalLong timestamp() {
    return timestamp == NO_TIMESTAMP ? OptionalLong.empty() : OptionalLong.of(timestamp);
  }

  /// Returns the message. An unpaired surrogate in it has become U+FFFD.
  public String message() {
    Utf8Builder text = new Utf8Builder(to - from);
    appendMessageTo(text);
    return text.toString();
  }

  /// Appends the message to `output` in UTF-8, as [#message] would return it, without making a
  /// `String` of it.
  public void appendMessageTo(Utf8Builder output) {
    table.appendMessageTo(index, output);
  }

  /// Returns the id of the event, 56 digits as CloudWatch Logs makes them, `""` where it has none.
  public String id() {
    return JsonFields.scalar(json, from, to, "id").orElse("");
  }

  /// Returns the value of the extracted field `name`: a string as it is, a number, `true` or
  /// `false` as its JSON text. Empty where there is no such field or it is `null` or nested.
  public Optional<String> extractedField(String name) {
    return JsonFields.scalar(json, from, to, "extractedFields", name);
  }

  /// Returns the value of the field `name` where the message is a JSON object that has one, in the
  /// way of [#extractedField].
  public Optional<String> messageField(String name) {
    Utf8Builder text = new Utf8Builder(to - from);
    appendMessageTo(text);
    return JsonFields.scalar(text.toByteArray(), 0, text.length(), name);
  }
}
