package io.github.firehoselogs.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.json.JsonFields;
import io.github.firehoselogs.json.JsonGap;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A view of one log event and the fields of its envelope. It moves from event to event, so use it
/// only during the call that receives it.
public final class LogEventView implements LogEvent {
  /// The value in the table if an event has no readable timestamp.
  static final long NO_TIMESTAMP = Long.MIN_VALUE;

  private static final byte[] ID = "id".getBytes(US_ASCII);
  private static final byte[] EXTRACTED_FIELDS = "extractedFields".getBytes(US_ASCII);

  private final LogEvents table;
  private byte[] json;
  private int index;
  private int envelopeNumber;
  private Envelope envelope;

  /// The decoded message, valid if [#isDecoded] is true.
  private final Utf8Builder text = new Utf8Builder(256);

  private boolean isDecoded;

  /// Replaces the original `extractedFields` if not null.
  private byte @Nullable [] replacedFields;

  /// Replace the names of the log group and stream if not null.
  private @Nullable String replacedLogGroup;

  private @Nullable String replacedLogStream;

  /// A cached value that was derived from the envelope, and the function that computed it.
  private byte @Nullable [] envelopeValue;

  private @Nullable Object maker;

  LogEventView(LogEvents table, byte[] json, Envelope envelope) {
    this.table = table;
    this.json = json;
    this.envelope = envelope;
  }

  /// Clears what was derived from the envelope.
  void leaveEnvelope() {
    envelopeValue = null;
    replacedLogGroup = null;
    replacedLogStream = null;
  }

  /// Moves to the event at `newIndex` in `newJson`, which belongs to `newEnvelope`, the envelope
  /// with the number `newEnvelopeNumber`.
  void moveTo(byte[] newJson, int newIndex, int newEnvelopeNumber, Envelope newEnvelope) {
    json = newJson;
    if (newEnvelopeNumber != envelopeNumber) {
      leaveEnvelope();
    }
    index = newIndex;
    envelopeNumber = newEnvelopeNumber;
    envelope = newEnvelope;
    isDecoded = false;
    replacedFields = null;
  }

  /// Returns the index of its envelope within the record, from 0: all events with the same number
  /// have the same log group and stream.
  public int envelopeNumber() {
    return envelopeNumber;
  }

  /// Returns the value that `make` derives from the envelope's fields. It is computed once for
  /// consecutive events of the same envelope, because the `json` transform writes the same fields
  /// for all of them. Do not modify the array.
  public byte[] envelopeValue(Function<LogEventView, byte[]> make) {
    byte[] made = envelopeValue;
    if (made == null || !make.equals(maker)) {
      made = make.apply(this);
      envelopeValue = made;
      maker = make;
    }
    return made;
  }

  @Override
  public String owner() {
    return envelope.owner();
  }

  @Override
  public String logGroup() {
    return replacedLogGroup == null ? envelope.logGroup() : replacedLogGroup;
  }

  @Override
  public String logStream() {
    return replacedLogStream == null ? envelope.logStream() : replacedLogStream;
  }

  /// Returns the log group as the envelope names it, which decides about the route.
  public String originalLogGroup() {
    return envelope.logGroup();
  }

  /// Returns the log stream as the envelope names it, which decides about the route.
  public String originalLogStream() {
    return envelope.logStream();
  }

  /// Returns whether the names of this envelope have been [replaced][#replaceNames].
  public boolean hasReplacedNames() {
    return replacedLogGroup != null;
  }

  /// Replaces the names of log group and stream until the view moves to another envelope.
  public void replaceNames(String logGroup, String logStream) {
    replacedLogGroup = logGroup;
    replacedLogStream = logStream;
  }

  @Override
  public List<String> subscriptionFilters() {
    return envelope.subscriptionFilters();
  }

  @Override
  public OptionalLong timestamp() {
    long timestamp = table.timestamp(index);
    return timestamp == NO_TIMESTAMP ? OptionalLong.empty() : OptionalLong.of(timestamp);
  }

  @Override
  public String message() {
    return messageText().toString();
  }

  /// Returns the message in UTF-8, with the same content as [#message]. Do not modify it.
  public Utf8Builder messageText() {
    if (!isDecoded) {
      text.truncate(0);
      table.appendMessageTo(index, text);
      isDecoded = true;
    }
    return text;
  }

  /// Appends the message to `output` in UTF-8, with the same content as [#message], without
  /// creating a `String`.
  public void appendMessageTo(Utf8Builder output) {
    if (isDecoded) {
      output.append(text.array(), 0, text.length());
    } else {
      table.appendMessageTo(index, output);
    }
  }

  /// Appends the message as the original JSON string, with its quotes, if the message was not
  /// replaced and the string can be copied unchanged; returns whether it did.
  public boolean appendQuotedMessageTo(Utf8Builder output) {
    return !isDecoded && table.appendQuotedMessageTo(index, output);
  }

  @Override
  public String id() {
    Utf8Builder id = new Utf8Builder(64);
    JsonFields.appendScalar(json, table.from(index), table.to(index), ID, id);
    return id.toString();
  }

  /// Appends the id of the event as a JSON string, with its quotes.
  public void appendIdTo(Utf8Builder output) {
    if (!JsonFields.appendVerbatim(json, table.from(index), table.to(index), ID, output)) {
      JsonString.appendQuoted(id(), output);
    }
  }

  @Override
  public Optional<String> extractedField(String name) {
    byte[] fields = replacedFields;
    return fields == null
        ? JsonFields.scalar(json, table.from(index), table.to(index), EXTRACTED_FIELDS, name)
        : JsonFields.scalar(fields, 0, fields.length, name);
  }

  /// Returns the JSON object of the extracted fields on one line, empty if there is no such object.
  public Optional<byte[]> extractedFields() {
    byte[] fields = replacedFields;
    return fields == null
        ? JsonFields.object(json, table.from(index), table.to(index), EXTRACTED_FIELDS)
        : Optional.of(fields.clone());
  }

  @Override
  public Optional<String> messageField(String name) {
    Utf8Builder message = messageText();
    return isJson(message)
        ? JsonFields.scalar(message.array(), 0, message.length(), name)
        : Optional.empty();
  }

  /// Returns whether the whole text is JSON: a field before a mistake may be cut off.
  private static boolean isJson(Utf8Builder text) {
    byte[] json = text.array();
    int to = text.length();
    int end = JsonScanner.skipValue(json, JsonGap.skip(json, 0, to), to);
    return end != JsonScanner.INVALID && JsonGap.skip(json, end, to) == to;
  }

  /// Replaces the message until the view moves to another event. The envelope does not change, so
  /// an event that is put back has its original message.
  public void replaceMessage(Utf8Builder newText) {
    text.truncate(0);
    text.append(newText.array(), 0, newText.length());
    isDecoded = true;
  }

  /// Replaces the extracted fields with `fields`, a JSON object on one line, until the view moves
  /// to another event.
  public void replaceExtractedFields(byte[] fields) {
    replacedFields = fields.clone();
  }
}
