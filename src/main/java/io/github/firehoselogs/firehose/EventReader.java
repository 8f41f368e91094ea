package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an event with its fields in any order. Fields that are unknown, missing or of another type
/// are skipped, so that a defect in one record does not affect the others. Throws only if the text
/// is not a JSON object.
///
/// This is the reference reader, based on Jackson. [EventScanner] reads a usual event with the same
/// result and without loading Jackson.
final class EventReader {
  /// The maximum depth of nested arrays and objects in a skipped field. Each level costs the parser
  /// about 100 bytes, so even an event of nothing but brackets is harmless.
  private static final int MAX_DEPTH = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          // The parsed text must not reach an exception message that may be logged.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private EventReader() {}

  /// Returns the event in `json`. A record whose `data` is not base64 has `null` data.
  static FirehoseEvent read(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("event: expected a JSON object as Firehose sends it");
      }
      return event(parser);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event: not JSON at byte " + offsetOf(e));
    } catch (IOException _) {
      throw new IllegalArgumentException("event: not JSON in UTF-8");
    }
  }

  /// Returns the byte offset, or `?` if Jackson does not know it: in UTF-16 and UTF-32 it does not
  /// count bytes.
  private static String offsetOf(JsonProcessingException e) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    return offset < 0 ? "?" : Long.toString(offset);
  }

  private static FirehoseEvent event(JsonParser parser) throws IOException {
    FirehoseEvent event = new FirehoseEvent();
    event.setRecords(List.of());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "invocationId" -> event.setInvocationId(text(parser));
        // AWS's own sample event misspells the name.
        case "deliveryStreamArn", "deliverySteamArn" -> event.setDeliveryStreamArn(text(parser));
        case "sourceKinesisStreamArn" -> event.setSourceKinesisStreamArn(text(parser));
        case "region" -> event.setRegion(text(parser));
        case "records" -> event.setRecords(records(parser));
        default -> parser.skipChildren();
      }
    }
    return event;
  }

  private static List<KinesisFirehoseEvent.Record> records(JsonParser parser) throws IOException {
    List<KinesisFirehoseEvent.Record> records = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return records;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      records.add(record(parser));
    }
    return records;
  }

  private static KinesisFirehoseEvent.Record record(JsonParser parser) throws IOException {
    KinesisFirehoseEvent.Record record = new KinesisFirehoseEvent.Record();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return record;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "recordId" -> record.setRecordId(text(parser));
        case "data" -> record.setData(data(parser));
        case "approximateArrivalTimestamp" ->
            record.setApproximateArrivalTimestamp(milliseconds(parser));
        case "kinesisRecordMetadata" -> record.setKinesisRecordMetadata(texts(parser));
        default -> parser.skipChildren();
      }
    }
    return record;
  }

  /// Returns the text of a scalar, `null` for anything else.
  private static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL || !parser.currentToken().isScalarValue()) {
      parser.skipChildren();
      return null;
    }
    return parser.getText();
  }

  private static @Nullable Long milliseconds(JsonParser parser) throws IOException {
    String text = text(parser);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static Map<String, String> texts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return texts;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      String text = text(parser);
      if (text != null) {
        texts.put(name, text);
      }
    }
    return texts;
  }

  /// Returns the decoded base64, `null` if it is not base64. The JDK's decoder needs a tenth of the
  /// time of Jackson's. A character beyond Latin-1 becomes `?`, which is not base64 either.
  private static @Nullable ByteBuffer data(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      return null;
    }
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(parser.getText().getBytes(ISO_8859_1)));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
