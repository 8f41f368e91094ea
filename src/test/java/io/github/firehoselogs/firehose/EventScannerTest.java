package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Compares the scanner with Jackson: if the scanner returns an event, Jackson returns the same.
///
/// `-Ddocuments=1000000` takes a million events, `-Dseed=` others.
class EventScannerTest {
  private static final int DOCUMENTS = Integer.getInteger("documents", 20_000);
  private static final long SEED = Long.getLong("seed", 20_231_114);

  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1",
    "1.5e3",
    "01",
    "\"\"",
    "\"49\"",
    "\"x\\ny\"",
    "\"é😀\"",
    "{}",
    "[]",
    "{\"a\":[1,null]}",
    "\"AQI=\"",
    "\"AQI\"",
    "\"A\"",
    "\"AQ I=\"",
    "\"====\"",
    "1700000001000"
  };
  private static final String BYTES =
      "\"\\{}[]:, =A/+u0-.e\n\u0000\u001f\u0080\u00bb\u00bf\u00c3\u00ef\u00f0";

  private final Random random = new Random(SEED);

  @Test
  void usualEventsNeedNoJackson() {
    for (GivenEvent given : List.of(GivenEvent.directPut(), GivenEvent.fromKinesis())) {
      byte[] json =
          given.with("1", new byte[] {1, 2, 3}).with("2", new byte[0]).json().getBytes(UTF_8);
      assertEquals(Optional.of(EventReader.read(json)), EventScanner.read(json));
    }
  }

  @Test
  void agreesWithJackson() {
    int sure = 0;
    for (int run = 0; run < DOCUMENTS; run++) {
      byte[] json = event().getBytes(UTF_8);
      if (one(2)) {
        json = damaged(json);
      }
      Optional<FirehoseEvent> found = EventScanner.read(json);
      if (found.isPresent()) {
        String where = "seed " + SEED + ", run " + run + ": " + new String(json, ISO_8859_1);
        FirehoseEvent expected = EventReader.read(json);
        assertEquals(expected, found.get(), where);
        assertEquals(metadata(expected), metadata(found.get()), where);
        sure++;
      }
    }
    System.out.printf("%,d events, %,d of them without Jackson%n", DOCUMENTS, sure);
    assertTrue(sure > DOCUMENTS / 8 && sure < DOCUMENTS * 7 / 8, "sure of " + sure);
  }

  /// Returns the metadata of all records, which not every version of the library's class compares.
  private static List<Object> metadata(FirehoseEvent event) {
    List<Object> metadata = new ArrayList<>();
    for (KinesisFirehoseEvent.Record record : event.getRecords()) {
      metadata.add(Optional.ofNullable(record.getKinesisRecordMetadata()));
    }
    return metadata;
  }

  private byte[] damaged(byte[] json) {
    int at = random.nextInt(json.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(json, at);
      case 1 -> {
        json[at] ^= (byte) (1 << random.nextInt(8));
        yield json;
      }
      default -> {
        json[at] = (byte) BYTES.charAt(random.nextInt(BYTES.length()));
        yield json;
      }
    };
  }

  private String event() {
    List<String> fields = new ArrayList<>();
    fields.add(field("invocationId", "\"invoked123\""));
    fields.add(field(one(9) ? "deliverySteamArn" : "deliveryStreamArn", "\"arn:aws:1\""));
    if (one(2)) {
      fields.add(field("sourceKinesisStreamArn", "\"arn:aws:2\""));
    }
    fields.add(field("region", "\"eu-central-1\""));
    fields.add(field("records", records()));
    return (one(20) ? " " : "") + object(fields) + (one(20) ? "\n{" : "");
  }

  private String records() {
    List<String> records = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      records.add(one(40) ? anyValue() : record());
    }
    return "[" + String.join(",", records) + "]";
  }

  private String record() {
    byte[] data = new byte[random.nextInt(30)];
    random.nextBytes(data);
    List<String> fields = new ArrayList<>();
    fields.add(field("recordId", "\"49" + random.nextInt(100_000) + "\""));
    fields.add(field("approximateArrivalTimestamp", "1700000001000"));
    fields.add(field("data", "\"" + Base64.getEncoder().encodeToString(data) + "\""));
    if (one(2)) {
      fields.add(field("kinesisRecordMetadata", metadata()));
    }
    return object(fields);
  }

  private String metadata() {
    List<String> fields = new ArrayList<>();
    fields.add(field("subsequenceNumber", one(2) ? "0" : "\"\""));
    fields.add(field("partitionKey", "\"key\""));
    fields.add(field("approximateArrivalTimestamp", "1700000001000"));
    return object(fields);
  }

  private String object(List<String> fields) {
    if (one(10)) {
      fields.add(field(one(2) ? "new" : "recordId", anyValue()));
    }
    if (one(5)) {
      Collections.shuffle(fields, random);
    }
    return "{" + String.join(one(9) ? " ,\n" : ",", fields) + "}";
  }

  private String field(String name, String value) {
    return '"' + name + (one(9) ? "\" : " : "\":") + (one(60) ? anyValue() : value);
  }

  private String anyValue() {
    return VALUES[random.nextInt(VALUES.length)];
  }

  /// Returns true once in `times`.
  private boolean one(int times) {
    return random.nextInt(times) == 0;
  }
}
