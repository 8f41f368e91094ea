package io.github.firehoselogs.tools.simulation.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import java.util.Base64;
import java.util.List;

/// The records of one invocation. After a failure Firehose sends them again with the same ids.
/// `attempt` counts from 1.
public record FirehoseBatch(List<Entry> entries, int attempt) {
  /// One record, under the id that Firehose gave it.
  public record Entry(String recordId, PutRecord putRecord) {}

  public FirehoseBatch again() {
    return new FirehoseBatch(entries, attempt + 1);
  }

  /// Returns the event as JSON, in the form for a Kinesis stream or for Direct PUT.
  public byte[] json(boolean kinesis) {
    StringBuilder json = new StringBuilder(1024);
    json.append("{\"invocationId\":\"simulated\",\"deliveryStreamArn\":\"");
    json.append(GivenEvent.FIREHOSE_ARN).append("\",\"region\":\"eu-central-1\",");
    if (kinesis) {
      json.append("\"sourceKinesisStreamArn\":\"").append(GivenEvent.KINESIS_ARN).append("\",");
    }
    json.append("\"records\":[");
    String comma = "";
    for (Entry entry : entries) {
      json.append(comma);
      append(entry, kinesis, json);
      comma = ",";
    }
    return json.append("]}").toString().getBytes(US_ASCII);
  }

  private static void append(Entry entry, boolean kinesis, StringBuilder json) {
    json.append("{\"recordId\":\"").append(entry.recordId());
    json.append("\",\"approximateArrivalTimestamp\":1700000001000,\"data\":\"");
    json.append(Base64.getEncoder().encodeToString(entry.putRecord().data())).append('"');
    if (kinesis) {
      json.append(",\"kinesisRecordMetadata\":{\"partitionKey\":\"");
      json.append(entry.putRecord().kinesisPartitionKey()).append("\"}");
    }
    json.append('}');
  }
}
