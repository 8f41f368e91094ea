package io.github.firehoselogs.tools.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;

/// Writes Firehose's event for the function, in the form of its source.
public final class EventJson {
  private EventJson() {}

  /// Writes everything up to the first record; the caller writes records and closes the array.
  public static void writeHead(JsonGenerator json, Source source, String invocationId)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("invocationId", invocationId);
    json.writeStringField("deliveryStreamArn", Source.FIREHOSE_ARN);
    if (source == Source.KINESIS) {
      json.writeStringField("sourceKinesisStreamArn", Source.KINESIS_ARN);
    }
    json.writeStringField("region", Source.REGION);
    json.writeArrayFieldStart("records");
  }

  /// Writes the record with this number in its stream.
  public static void writeRecord(
      JsonGenerator json, Source source, long number, ArrivedRecord record) throws IOException {
    json.writeStartObject();
    writeIdAndTime(json, source, number, record);
    json.writeStringField("data", Base64.getEncoder().encodeToString(record.data()));
    json.writeEndObject();
  }

  /// Writes the record at `place` in the aggregated Kinesis record with this number.
  public static void writeUserRecord(
      JsonGenerator json, long number, int place, ArrivedRecord record) throws IOException {
    json.writeStartObject();
    json.writeStringField("recordId", RecordIds.userRecordId(number, place));
    json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
    writeKinesisMetadata(json, number, place, record);
    json.writeStringField("data", Base64.getEncoder().encodeToString(record.data()));
    json.writeEndObject();
  }

  /// Writes the fields of a record other than `data`.
  public static void writeIdAndTime(
      JsonGenerator json, Source source, long number, ArrivedRecord record) throws IOException {
    json.writeStringField("recordId", RecordIds.recordId(source, number));
    json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
    if (source == Source.KINESIS) {
      writeKinesisMetadata(json, number, 0, record);
    }
  }

  private static void writeKinesisMetadata(
      JsonGenerator json, long number, int place, ArrivedRecord record) throws IOException {
    json.writeObjectFieldStart("kinesisRecordMetadata");
    json.writeStringField("sequenceNumber", RecordIds.sequenceNumber(number));
    json.writeNumberField("subsequenceNumber", place);
    json.writeStringField("partitionKey", record.kinesisPartitionKey());
    json.writeStringField("shardId", RecordIds.SHARD);
    json.writeNumberField("approximateArrivalTimestamp", record.arrivalMillis());
    json.writeEndObject();
  }
}
