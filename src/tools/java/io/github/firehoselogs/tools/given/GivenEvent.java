package io.github.firehoselogs.tools.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A builder of events as Firehose sends them, in JSON.
public final class GivenEvent {
  public static final String FIREHOSE_ARN =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/logs-to-s3";
  public static final String KINESIS_ARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/logs";

  private final @Nullable String sourceKinesisStreamArn;
  private final List<String> records = new ArrayList<>();

  private GivenEvent(@Nullable String sourceKinesisStreamArn) {
    this.sourceKinesisStreamArn = sourceKinesisStreamArn;
  }

  /// An event of a stream with Direct PUT.
  public static GivenEvent directPut() {
    return new GivenEvent(null);
  }

  /// An event of a stream that reads from Kinesis.
  public static GivenEvent fromKinesis() {
    return new GivenEvent(KINESIS_ARN);
  }

  /// Adds a record with `data`; its Kinesis partition key is `key-` and the id.
  public GivenEvent with(String recordId, byte[] data) {
    return withRawData(recordId, '"' + Base64.getEncoder().encodeToString(data) + '"');
  }

  public GivenEvent with(String recordId, GivenEnvelope envelope) {
    return with(recordId, envelope.gzip());
  }

  /// Adds a record whose `data` field is `json`, any JSON.
  public GivenEvent withRawData(String recordId, String json) {
    String metadata =
        sourceKinesisStreamArn == null
            ? ""
            : ",\"kinesisRecordMetadata\":{\"sequenceNumber\":\"1\",\"subsequenceNumber\":0,"
                + "\"partitionKey\":"
                + quoted("key-" + recordId)
                + ",\"shardId\":\"shardId-000000000000\","
                + "\"approximateArrivalTimestamp\":1700000001000}";
    return withRawRecord(
        "{\"recordId\":"
            + quoted(recordId)
            + ",\"approximateArrivalTimestamp\":1700000001000,\"data\":"
            + json
            + metadata
            + "}");
  }

  /// Adds a record, given as JSON.
  public GivenEvent withRawRecord(String json) {
    records.add(json);
    return this;
  }

  public String json() {
    String source =
        sourceKinesisStreamArn == null
            ? ""
            : "\"sourceKinesisStreamArn\":\"" + sourceKinesisStreamArn + "\",";
    return "{\"invocationId\":\"invoked123\","
        + source
        + "\"deliveryStreamArn\":\""
        + FIREHOSE_ARN
        + "\",\"region\":\"eu-central-1\",\"records\":["
        + String.join(",", records)
        + "]}";
  }

  /// Returns the event as read by our serializer.
  public FirehoseEvent read() {
    byte[] json = json().getBytes(UTF_8);
    return new FirehoseSerializer().fromJson(new ByteArrayInputStream(json), FirehoseEvent.class);
  }

  private static String quoted(String text) {
    return new String(JsonString.quoted(text), UTF_8);
  }
}
