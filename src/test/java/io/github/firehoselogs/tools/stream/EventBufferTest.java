package io.github.firehoselogs.tools.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventBufferTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void isFullWithTheBytesOfTheBuffer() {
    EventBuffer buffer = new EventBuffer(Source.DIRECT, 100);
    buffer.offer(record(99));
    assertFalse(buffer.isFull());
    buffer.offer(record(1));
    assertTrue(buffer.isFull());
  }

  @Test
  void recordBeyondTheRequestIsRefused() {
    EventBuffer buffer = new EventBuffer(Source.DIRECT, 3 << 20);
    int taken = 0;
    while (buffer.offer(record(10))) {
      taken++;
    }
    Batch batch = buffer.take();
    int bytes = batch.event().length;
    assertEquals(taken, batch.records().size());
    assertTrue(bytes <= EventBuffer.MAX_EVENT_BYTES);
    assertTrue(bytes + bytes / taken > EventBuffer.MAX_EVENT_BYTES, "one more had room");
  }

  @Test
  void takingEmptiesIt() {
    EventBuffer buffer = new EventBuffer(Source.DIRECT, 1);
    buffer.offer(record(1));
    buffer.take();
    assertTrue(buffer.isEmpty());
    assertFalse(buffer.isFull());
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void eventHoldsTheRecordsInOrder(Source source) throws IOException {
    EventBuffer buffer = new EventBuffer(source, 1 << 20);
    buffer.offer(new ArrivedRecord(new byte[] {1, 2}, 1000, "key-1"));
    buffer.offer(new ArrivedRecord(new byte[] {3}, 2000, "key-2"));
    Batch batch = buffer.take();
    JsonNode event = JSON.readTree(batch.event());
    assertEquals(Source.FIREHOSE_ARN, event.path("deliveryStreamArn").asText());
    assertEquals(List.copyOf(batch.records().keySet()), event.findValuesAsText("recordId"));
    assertArrayEquals(new byte[] {3}, event.at("/records/1/data").binaryValue());
    assertEquals(2000, event.at("/records/1/approximateArrivalTimestamp").asLong());
  }

  @Test
  void kinesisSourceShowsInTheEvent() throws IOException {
    EventBuffer buffer = new EventBuffer(Source.KINESIS, 1 << 20);
    buffer.offer(new ArrivedRecord(new byte[] {1}, 1000, "key-1"));
    JsonNode event = JSON.readTree(buffer.take().event());
    assertEquals(Source.KINESIS_ARN, event.path("sourceKinesisStreamArn").asText());
    assertEquals(62, event.at("/records/0/recordId").asText().length());
    assertEquals(
        """
        {"sequenceNumber":"49600000000000000000000000000000000000000000000000000001",\
        "subsequenceNumber":0,"partitionKey":"key-1","shardId":"shardId-000000000000",\
        "approximateArrivalTimestamp":1000}\
        """,
        event.at("/records/0/kinesisRecordMetadata").toString());
  }

  @Test
  void directPutEventNamesNoKinesis() throws IOException {
    EventBuffer buffer = new EventBuffer(Source.DIRECT, 1 << 20);
    buffer.offer(record(1));
    JsonNode event = JSON.readTree(buffer.take().event());
    assertFalse(event.has("sourceKinesisStreamArn"));
    assertFalse(event.at("/records/0").has("kinesisRecordMetadata"));
    assertEquals(160, event.at("/records/0/recordId").asText().length());
  }

  private static ArrivedRecord record(int bytes) {
    return new ArrivedRecord(new byte[bytes], 1_700_000_000_000L, "key");
  }
}
