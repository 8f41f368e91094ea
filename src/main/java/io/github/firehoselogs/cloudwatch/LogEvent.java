package io.github.firehoselogs.cloudwatch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.text.JsonString;
import io.github.firehoselogs.text.Utf8Builder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One log event, with what its envelope says of it. A view that moves from event to event: read it
/// while you are handed it, do not keep it.
public final class LogEvent {
  /// What the table holds for an event without a time stamp that could be read.
  static final long NO_TIMESTAMP = Long.MIN_VALUE;

  private static final byte[] ID = "id".getBytes(US_ASCII);
  private static final byte[] EXTRACTED_FIELDS = "extractedFields".getBytes(US_ASCII);

  private final LogEvents table;
  private byte[] json;
  private int index;
  private int envelopeNumber;
  private Envelope envelope;

  /// The message, once somebody asked for it.
  private final Utf8Builder text = new Utf8Builder(256);

  private boolean textIsThere;

  /// What stands in place of the `extractedFields` that came.
  private byte @Nullable [] replacedFields;

  /// What somebody made of the envelope alone.
  private byte @Nullable [] ofEnvelope;

  private @Nullable Object maker;

  LogEvent(LogEvents table, byte[] json, Envelope envelope) {
    this.table = table;
    this.json = json;
    this.envelope = envelope;
  }

  /// Forgets what was made of the envelope.
  void leaveEnvelope() {
    ofEnvelope = null;
  }

  /// Moves to the event at `newIndex` in `newJson`, of the envelope `newEnvelope`, the one with that
  /// number.
  void moveTo(byte[] newJson, int newIndex, int newEnvelopeNumber, Envelope newEnvelope) {
    json = newJson;
    if (newEnvelopeNumber != envelopeNumber) {
      leaveEnvelope();
    }
    index = newIndex;
    envelopeNumber = newEnvelopeNumber;
    envelope = newEnvelope;
    textIsThere = false;
    replacedFields = null;
  }

  /// Returns the number of its envelope among those of the record, from 0: all events with the same
  /// number have the same log group and stream.
  public int envelopeNumber() {
    return envelopeNumber;
  }

  /// Returns what `make` makes of the envelope's fields, which it is asked for once as long as events
  /// of the same envelope come: most of what `json` writes of an event is the same for all of them.
  /// Do not change it.
  public byte[] ofEnvelope(Function<LogEvent, byte[]> make) {
    byte[] made = ofEnvelope;
    if (made == null || !make.equals(maker)) {
      made = make.apply(this);
      ofEnvelope = made;
      maker = make;
    }
    return made;
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
    long timestamp = table.timestamp(index);
    return timestamp == NO_TIMESTAMP ? OptionalLong.empty() : OptionalLong.of(timestamp);
  }

  /// Returns the message. An unpaired surrogate in it has become U+FFFD.
  public String message() {
    return messageText().toString();
  }

  /// Returns the message in UTF-8, as [#message] would return it. Do not change it.
  public Utf8Builder messageText() {
    if (!textIsThere) {
      text.truncate(0);
      table.appendMessageTo(index, text);
      textIsThere = true;
    }
    return text;
  }

  /// Appends the message to `output` in UTF-8, as [#message] would return it, without making a
  /// `String` of it.
  public void appendMessageTo(Utf8Builder output) {
    if (textIsThere) {
      output.append(text.array(), 0, text.length());
    } else {
      table.appendMessageTo(index, output);
    }
  }

  /// Appends the message as the JSON string that came, its quotes included, where nothing has
  /// replaced it and it may stand elsewhere as it is; returns whether it did.
  public boolean appendQuotedMessageTo(Utf8Builder output) {
    return !textIsThere && table.appendQuotedMessageTo(index, output);
  }

  /// Returns the id of the event, 56 digits as CloudWatch Logs makes them, `""` where it has none.
  public String id() {
    Utf8Builder id = new Utf8Builder(64);
    JsonFields.appendScalar(json, table.from(index), table.to(index), ID, id);
    return id.toString();
  }

  /// Appends the id of the event as a JSON string, its quotes included.
  public void appendIdTo(Utf8Builder output) {
    if (!JsonFields.appendVerbatim(json, table.from(index), table.to(index), ID, output)) {
      JsonString.appendQuoted(id(), output);
    }
  }

  /// Returns the value of the extracted field `name`: a string as it is, a number, `true` or
  /// `false` as its JSON text. Empty where there is no such field or it is `null` or nested.
  public Optional<String> extractedField(String name) {
    byte[] fields = replacedFields;
    return fields == null
        ? JsonFields.scalar(json, table.from(index), table.to(index), EXTRACTED_FIELDS, name)
        : JsonFields.scalar(fields, 0, fields.length, name);
  }

  /// Returns the JSON object of the extracted fields on one line, empty where there is none.
  public Optional<byte[]> extractedFields() {
    byte[] fields = replacedFields;
    return fields == null
        ? JsonFields.object(json, table.from(index), table.to(index), EXTRACTED_FIELDS)
        : Optional.of(fields.clone());
  }

  /// Returns the value of the field `name` where the message is a JSON object that has one, in the
  /// way of [#extractedField].
  public Optional<String> messageField(String name) {
    Utf8Builder message = messageText();
    return JsonFields.scalar(message.array(), 0, message.length(), name);
  }

  /// Puts `newText` in place of the message, for this look at the event: its envelope stays as it
  /// is, and so does what goes round of it.
  public void replaceMessage(Utf8Builder newText) {
    text.truncate(0);
    text.append(newText.array(), 0, newText.length());
    textIsThere = true;
  }

  /// Puts `fields`, a JSON object on one line, in place of the extracted fields, in the way of
  /// [#replaceMessage].
  public void replaceExtractedFields(byte[] fields) {
    replacedFields = fields.clone();
  }
}
