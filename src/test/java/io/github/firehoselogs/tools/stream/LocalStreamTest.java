package io.github.firehoselogs.tools.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/// Tests the local stream with the SDK's real clients in their default configuration.
class LocalStreamTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private Optional<LocalStream> open = Optional.empty();

  @AfterEach
  void close() {
    open.ifPresent(LocalStream::close);
  }

  @Test
  void firehoseRecordsWaitInTheirOrder() throws IOException {
    LocalStream stream = open(Source.DIRECT);
    PutRecordBatchResponse answer =
        putRecordBatch(Source.STREAM, List.of(record("one"), record("two")));
    assertEquals(0, answer.failedPutCount());
    assertEquals(2, answer.requestResponses().size());
    assertEquals(2, stream.taken());
    assertEquals("one", text(stream.poll().orElseThrow()));
    ArrivedRecord second = stream.poll().orElseThrow();
    assertEquals("two", text(second));
    assertEquals(NOW.toEpochMilli(), second.arrivalMillis());
    assertEquals(Optional.empty(), stream.poll());
  }

  @Test
  void kinesisRecordsKeepTheirKeys() throws IOException {
    LocalStream stream = open(Source.KINESIS);
    byte[] data = {0, (byte) 0xFF};
    PutRecordsResponse answer = putRecords(List.of(entry(data, "key-1")));
    assertEquals(0, answer.failedRecordCount());
    assertEquals(56, answer.records().getFirst().sequenceNumber().length());
    ArrivedRecord taken = stream.poll().orElseThrow();
    assertEquals("key-1", taken.kinesisPartitionKey());
    assertArrayEquals(data, taken.data());
  }

  @ParameterizedTest(name = "{0} records of {1} bytes: {2}")
  @CsvSource({
    "500, 10,      ''",
    "501, 10,      ValidationException",
    "0,   0,       ValidationException",
    "1,   1024000, ''",
    "1,   1024001, ValidationException",
    "4,   1024000, ''",
    "5,   838860,  ''",
    "5,   838861,  InvalidArgumentException"
  })
  void firehoseLimitsHold(int records, int bytes, String errorCode) throws IOException {
    open(Source.DIRECT);
    Record each = Record.builder().data(SdkBytes.fromByteArray(new byte[bytes])).build();
    List<Record> all = Collections.nCopies(records, each);
    assertEquals(errorCode, errorCode(() -> putRecordBatch(Source.STREAM, all)));
  }

  @ParameterizedTest(name = "{0} records of {1} bytes, keys of {2} characters: {3}")
  @CsvSource({
    "500, 10,      1,   ''",
    "501, 10,      1,   ValidationException",
    "1,   10,      0,   ValidationException",
    "1,   10,      256, ''",
    "1,   10,      257, ValidationException",
    "1,   1048574, 2,   ''",
    "1,   1048575, 2,   ValidationException",
    "5,   1048574, 2,   ''",
    "6,   873812,  2,   InvalidArgumentException"
  })
  void kinesisLimitsHold(int records, int bytes, int keyCharacters, String errorCode)
      throws IOException {
    open(Source.KINESIS);
    PutRecordsRequestEntry each = entry(new byte[bytes], "k".repeat(keyCharacters));
    List<PutRecordsRequestEntry> all = Collections.nCopies(records, each);
    assertEquals(errorCode, errorCode(() -> putRecords(all)));
  }

  @Test
  void otherStreamsAreNotFound() throws IOException {
    open(Source.DIRECT);
    List<Record> records = List.of(record("one"));
    assertEquals("ResourceNotFoundException", errorCode(() -> putRecordBatch("another", records)));
  }

  @Test
  void firehoseRefusesRecordsWithKinesisSource() throws IOException {
    open(Source.KINESIS);
    List<Record> records = List.of(record("one"));
    assertEquals(
        "InvalidArgumentException", errorCode(() -> putRecordBatch(Source.STREAM, records)));
  }

  @Test
  void directPutHasNoKinesisStream() throws IOException {
    open(Source.DIRECT);
    List<PutRecordsRequestEntry> entries = List.of(entry(new byte[1], "key"));
    assertEquals("ResourceNotFoundException", errorCode(() -> putRecords(entries)));
  }

  @Test
  void callsOfOthersAreRefused() throws IOException {
    LocalStream stream = open(Source.DIRECT);
    String own = System.setProperty("aws.accessKeyId", "LOCAL");
    try {
      assertEquals(
          "UnrecognizedClientException",
          errorCode(() -> putRecordBatch(Source.STREAM, List.of(record("one")))));
    } finally {
      System.setProperty("aws.accessKeyId", own);
    }
    assertEquals(Optional.empty(), stream.poll());
  }

  @Test
  void closingRestoresTheProperties() throws IOException {
    System.setProperty("aws.accessKeyId", "BEFORE");
    try (LocalStream _ = LocalStream.open(Source.DIRECT, InstantSource.fixed(NOW))) {
      assertTrue(System.getProperty("aws.accessKeyId").matches("LOCAL[0-9A-F]{32}"));
    }
    assertEquals("BEFORE", System.clearProperty("aws.accessKeyId"));
    assertNull(System.getProperty("aws.endpointUrlFirehose"));
  }

  private LocalStream open(Source source) throws IOException {
    LocalStream stream = LocalStream.open(source, InstantSource.fixed(NOW));
    open = Optional.of(stream);
    return stream;
  }

  private static PutRecordBatchResponse putRecordBatch(String name, List<Record> records) {
    try (FirehoseClient client =
        FirehoseClient.builder()
            .region(Region.US_EAST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client.putRecordBatch(put -> put.deliveryStreamName(name).records(records));
    }
  }

  private static PutRecordsResponse putRecords(List<PutRecordsRequestEntry> entries) {
    try (KinesisClient client =
        KinesisClient.builder()
            .region(Region.US_EAST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client.putRecords(put -> put.streamName(Source.STREAM).records(entries));
    }
  }

  /// Returns the error code of `call`, `""` if it succeeds.
  private static String errorCode(Runnable call) {
    try {
      call.run();
      return "";
    } catch (AwsServiceException e) {
      assertEquals(400, e.statusCode());
      assertTrue(e.awsErrorDetails().errorMessage().length() > 10);
      return e.awsErrorDetails().errorCode();
    }
  }

  private static Record record(String text) {
    return Record.builder().data(SdkBytes.fromUtf8String(text)).build();
  }

  private static PutRecordsRequestEntry entry(byte[] data, String key) {
    return PutRecordsRequestEntry.builder()
        .data(SdkBytes.fromByteArray(data))
        .partitionKey(key)
        .build();
  }

  private static String text(ArrivedRecord record) {
    return new String(record.data(), UTF_8);
  }
}
