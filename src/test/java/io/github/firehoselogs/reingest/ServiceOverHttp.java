package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The two services that records are put back into, as they appear on the wire: both are tested for
/// the same facts, through the real clients of the SDK.
enum ServiceOverHttp {
  FIREHOSE(
      "aws.endpointUrlFirehose",
      "Firehose_20150804.PutRecordBatch",
      "RequestResponses",
      "RecordId",
      "Firehose stream logs-to-s3 (firehose:PutRecordBatch)") {
    @Override
    StreamTarget target() {
      return new StreamTargets()
          .targetFor(Optional.empty(), Optional.of(GivenEvent.FIREHOSE_ARN))
          .orElseThrow();
    }

    @Override
    String failedCount(long refusals) {
      return "\"FailedPutCount\":" + refusals;
    }
  },
  KINESIS(
      "aws.endpointUrlKinesis",
      "Kinesis_20131202.PutRecords",
      "Records",
      "SequenceNumber",
      "Kinesis stream logs (kinesis:PutRecords)") {
    @Override
    StreamTarget target() {
      return new StreamTargets()
          .targetFor(Optional.of(GivenEvent.KINESIS_ARN), Optional.of(GivenEvent.FIREHOSE_ARN))
          .orElseThrow();
    }

    @Override
    String failedCount(long refusals) {
      return "\"FailedRecordCount\":null";
    }
  };

  /// One record of a call. `kinesisPartitionKey` is empty with Firehose.
  record Sent(byte[] data, String kinesisPartitionKey) {
    String text() {
      return new String(data, UTF_8);
    }

    int bytes() {
      return data.length + kinesisPartitionKey.getBytes(UTF_8).length;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The system property that the SDK reads the service's endpoint from.
  final String endpointProperty;

  /// The `X-Amz-Target` header of a call.
  final String action;

  /// The name of the stream in messages.
  final String description;

  private final String entries;
  private final String idOfEntry;

  ServiceOverHttp(
      String endpointProperty,
      String action,
      String entries,
      String idOfEntry,
      String description) {
    this.endpointProperty = endpointProperty;
    this.action = action;
    this.entries = entries;
    this.idOfEntry = idOfEntry;
    this.description = description;
  }

  /// Returns a target with a client of its own.
  abstract StreamTarget target();

  /// Kinesis may send `null` if Firehose sends the number of failed entries.
  abstract String failedCount(long refusals);

  /// Returns the answer to a call: an entry for each of `errorCodes`, accepted if that is "".
  String answer(String... errorCodes) {
    long refusals = Stream.of(errorCodes).filter(code -> !code.isEmpty()).count();
    return Stream.of(errorCodes)
        .map(this::entry)
        .collect(
            Collectors.joining(",", "{" + failedCount(refusals) + ",\"" + entries + "\":[", "]}"));
  }

  private String entry(String errorCode) {
    return errorCode.isEmpty()
        ? "{\"%s\":\"49590\",\"ErrorCode\":null}".formatted(idOfEntry)
        : "{\"ErrorCode\":\"%s\",\"ErrorMessage\":\"not now\"}".formatted(errorCode);
  }

  /// Returns the answer that accepts `records` records.
  String accepted(int records) {
    return answer(Stream.generate(() -> "").limit(records).toArray(String[]::new));
  }

  /// Returns the records of the call with this body.
  static List<Sent> sent(byte[] body) {
    try {
      JsonNode records = JSON.readTree(body).get("Records");
      return StreamSupport.stream(records.spliterator(), false)
          .map(each ->
              new Sent(
                  Base64.getDecoder().decode(each.get("Data").asText()),
                  each.path("PartitionKey").asText()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
