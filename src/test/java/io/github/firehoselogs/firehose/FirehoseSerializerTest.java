package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirehoseSerializerTest {
  private final FirehoseSerializer serializer = new FirehoseSerializer();

  @Test
  void runtimeFindsIt() {
    List<CustomPojoSerializer> found = new ArrayList<>();
    ServiceLoader.load(CustomPojoSerializer.class).forEach(found::add);
    assertEquals(1, found.size());
    assertEquals(FirehoseSerializer.class, found.getFirst().getClass());
  }

  @Test
  void allFieldsOfAnEventAreRead() {
    FirehoseEvent event =
        GivenEvent.fromKinesis().with("1", new byte[] {1, 2, 3}).with("2", new byte[0]).read();
    assertEquals("invoked123", event.getInvocationId());
    assertEquals(GivenEvent.FIREHOSE_ARN, event.getDeliveryStreamArn());
    assertEquals(GivenEvent.KINESIS_ARN, event.getSourceKinesisStreamArn());
    assertEquals("eu-central-1", event.getRegion());
    KinesisFirehoseEvent.Record record = event.getRecords().getFirst();
    assertEquals("1", record.getRecordId());
    assertEquals(1_700_000_001_000L, record.getApproximateArrivalTimestamp());
    assertEquals("0", record.getKinesisRecordMetadata().get("subsequenceNumber"));
    InputRecord input = InputRecord.of(event).getFirst();
    assertArrayEquals(new byte[] {1, 2, 3}, input.data().orElseThrow());
    assertEquals(Optional.of("key-1"), input.kinesisPartitionKey());
  }

  @Test
  void unexpectedFieldsAreSkipped() {
    FirehoseEvent event =
        read(
            """
            {"records":[
               {"new":{"a":[1]},"data":"AQI=","approximateArrivalTimestamp":"2023-11-14T22:13:20Z",
                "kinesisRecordMetadata":[],"recordId":"1"},
               {"kinesisRecordMetadata":{"partitionKey":null,"x":{}},"data":null,"recordId":2},
               {"recordId":null,"data":{"a":1}}, null, "record", []],
             "deliverySteamArn":"arn","sourceKinesisStreamArn":null,"region":{"a":1},"more":[]}\
            """);
    assertEquals("arn", event.getDeliveryStreamArn());
    assertNull(event.getSourceKinesisStreamArn());
    assertNull(event.getRegion());
    List<InputRecord> records = InputRecord.of(event);
    assertEquals(
        List.of("1", "2", "", "", "", ""), records.stream().map(InputRecord::recordId).toList());
    assertArrayEquals(new byte[] {1, 2}, records.getFirst().data().orElseThrow());
    for (InputRecord record : records.subList(1, 6)) {
      assertTrue(record.data().isEmpty());
      assertTrue(record.kinesisPartitionKey().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"!!!\"", "\"AQ\\nI=\"", "\"AQI=é\"", "\"日本\"", "\"A\"", "7", "true"})
  void invalidBase64GivesNoData(String data) {
    FirehoseEvent event = GivenEvent.directPut().withRawData("1", data).read();
    assertTrue(InputRecord.of(event).getFirst().data().isEmpty());
  }

  @Test
  void deepUnknownFieldIsSkipped() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    FirehoseEvent event =
        read("{\"x\":" + deep + ",\"records\":[{\"y\":" + deep + ",\"recordId\":\"1\"}]}");
    assertEquals("1", InputRecord.of(event).getFirst().recordId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"records\":null}", "{\"records\":{}}", "{\"records\":[]}"})
  void eventWithoutRecordsIsEmpty(String json) {
    assertEquals(List.of(), InputRecord.of(read(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "secret", "{\"records\":[{\"data\":\"secret", "{\"records\": secret}"})
  void errorsDoNotQuoteTheEvent(String json) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> read(json));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("event: "), message);
    assertFalse(message.contains("secret"), message);
    assertNull(e.getCause());
  }

  @Test
  void eventIsReadFromAString() {
    String json = GivenEvent.directPut().with("1", new byte[] {1}).json();
    assertEquals(read(json), (FirehoseEvent) serializer.fromJson(json, FirehoseEvent.class));
  }

  @Test
  void readingBeansDoesNotConsumeData() {
    KinesisFirehoseEvent.Record record = new KinesisFirehoseEvent.Record();
    record.setRecordId("1");
    record.setData(ByteBuffer.wrap(new byte[] {0, 1, 2, 3}, 1, 2).asReadOnlyBuffer());
    FirehoseEvent event = new FirehoseEvent();
    event.setRecords(List.of(record));
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(new byte[] {1, 2}, InputRecord.of(event).getFirst().data().orElseThrow());
    }
  }

  @Test
  void otherTypesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> serializer.fromJson("{}", String.class));
    assertThrows(
        IllegalArgumentException.class,
        () -> serializer.toJson("x", new ByteArrayOutputStream(), String.class));
  }

  @Test
  void answerHasFirehosesFormat() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("stream", "a\"b");
    keys.put("hour", "08");
    Optional<IcebergTable> table = Optional.of(new IcebergTable("logs", "app_1"));
    assertEquals(
        """
        {"records":[{"recordId":"1","result":"Ok","data":"eAo=","metadata":{"partitionKeys":\
        {"stream":"a\\"b","hour":"08"}}},{"recordId":"2","result":"Ok","data":""},\
        {"recordId":"t","result":"Ok","data":"","metadata":{"otfMetadata":\
        {"destinationDatabaseName":"logs","destinationTableName":"app_1","operation":"insert"}}},\
        {"recordId":"b","result":"Ok","data":"","metadata":{"partitionKeys":{"k":"v"},"otfMetadata":\
        {"destinationDatabaseName":"logs","destinationTableName":"app_1","operation":"insert"}}},\
        {"recordId":"3","result":"Dropped"},{"recordId":"4","result":"ProcessingFailed"}]}\
        """,
        written(
            new FirehoseResponse(
                List.of(
                    new Outcome.Ok(
                        "1", "x\n".getBytes(UTF_8), new RecordMetadata(keys, Optional.empty())),
                    new Outcome.Ok("2", new byte[0], RecordMetadata.NONE),
                    new Outcome.Ok("t", new byte[0], new RecordMetadata(Map.of(), table)),
                    new Outcome.Ok("b", new byte[0], new RecordMetadata(Map.of("k", "v"), table)),
                    new Outcome.Dropped("3"),
                    new Outcome.ProcessingFailed("4", FailureReason.NOT_PUT_BACK, "d")))));
  }

  @Test
  void countedSizeIsTheWrittenSize() throws Exception {
    long seed = 20_260_101;
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      List<Outcome> outcomes = new ArrayList<>();
      int records = random.nextInt(6);
      for (int i = 0; i < records; i++) {
        outcomes.add(anyOutcome(random));
      }
      FirehoseResponse response = new FirehoseResponse(outcomes);
      String json = written(response);
      String where = "seed " + seed + ", run " + run;
      assertEquals(json.getBytes(UTF_8).length, response.responseBytes(), where);
      assertSame(outcomes, new ObjectMapper().readTree(json).get("records"), where);
    }
  }

  /// Data of more than 49,152 bytes are encoded in slices.
  @ParameterizedTest
  @ValueSource(ints = {49_151, 49_152, 49_153, 98_303, 98_304, 98_305, 98_306, 1_000_000})
  void longDataAreOneBase64String(int bytes) throws Exception {
    byte[] data = new byte[bytes];
    new Random(bytes).nextBytes(data);
    FirehoseResponse response =
        new FirehoseResponse(List.of(new Outcome.Ok("1", data, RecordMetadata.NONE)));
    String json = written(response);
    JsonNode written = new ObjectMapper().readTree(json).get("records").get(0).get("data");
    assertEquals(Base64.getEncoder().encodeToString(data), written.textValue());
    assertEquals(json.length(), response.responseBytes());
  }

  private static void assertSame(List<Outcome> outcomes, JsonNode records, String where) {
    assertEquals(outcomes.size(), records.size(), where);
    for (int i = 0; i < outcomes.size(); i++) {
      JsonNode record = records.get(i);
      assertEquals(outcomes.get(i).recordId(), record.get("recordId").textValue(), where);
      if (outcomes.get(i) instanceof Outcome.Ok ok) {
        assertArrayEquals(
            ok.data(), Base64.getDecoder().decode(record.get("data").textValue()), where);
        Map<String, String> keys = new LinkedHashMap<>();
        record
            .path("metadata")
            .path("partitionKeys")
            .properties()
            .forEach(key -> keys.put(key.getKey(), key.getValue().textValue()));
        assertEquals(ok.metadata().partitionKeys(), keys, where);
        JsonNode table = record.path("metadata").path("otfMetadata");
        assertEquals(
            ok.metadata().icebergTable(),
            table.isMissingNode()
                ? Optional.empty()
                : Optional.of(
                    new IcebergTable(
                        table.get("destinationDatabaseName").textValue(),
                        table.get("destinationTableName").textValue())),
            where);
      }
    }
  }

  private static Outcome anyOutcome(Random random) {
    String id = anyText(random, 40);
    return switch (random.nextInt(3)) {
      case 0 -> new Outcome.Dropped(id);
      case 1 -> new Outcome.ProcessingFailed(id, FailureReason.TOO_MANY_ROUNDS, "");
      default -> {
        byte[] data = new byte[random.nextInt(50)];
        random.nextBytes(data);
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          keys.put(anyText(random, 8), anyText(random, 8));
        }
        Optional<IcebergTable> table =
            random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new IcebergTable(anyText(random, 8), anyText(random, 8)));
        yield new Outcome.Ok(id, data, new RecordMetadata(keys, table));
      }
    };
  }

  private static String anyText(Random random, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength); i > 0; i--) {
      int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x11000);
      text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? '"' : c);
    }
    return text.toString();
  }

  private FirehoseEvent read(String json) {
    return serializer.fromJson(json, FirehoseEvent.class);
  }

  private String written(FirehoseResponse response) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    serializer.toJson(response, out, FirehoseResponse.class);
    return out.toString(UTF_8);
  }
}
