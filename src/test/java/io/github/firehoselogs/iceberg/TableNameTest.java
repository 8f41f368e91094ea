package io.github.firehoselogs.iceberg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableNameTest {
  @ParameterizedTest
  @CsvSource({
    "logs.mysql, {}, logs, mysql",
    "logs.{field.app}, '{\"app\":\"Web-Shop.v2\"}', logs, web_shop_v2",
    "logs.{field.app}, no JSON, logs, unknown",
    "logs.{field.app|other}, {}, logs, other",
    "logs.{field.app|}, {}, logs, unknown",
    "{owner}.{logGroup}, {}, 123456789012, _app_web",
    "a{logStream}_{timestamp:yyyy}.b, {}, ai_0123456789_2023, b",
    "logs.{field.app}, '{\"app\":\"é😀 x\"}', logs, ___x"
  })
  void namesAreValid(String text, String message, String database, String table) {
    assertEquals(new IcebergTable(database, table), table(text, message));
  }

  @ParameterizedTest
  @CsvSource({"252, 252, 252", "253, 252, 253", "255, 252, 255", "256, 252, 255"})
  void longNamesEndInAHash(int length, int database, int table) {
    String message = "{\"a\":\"" + "n".repeat(length) + "\"}";
    IcebergTable name = table("{field.a}.{field.a}", message);
    assertEquals(database, name.database().length());
    assertEquals(table, name.table().length());
    assertEquals(length <= 255, name.table().equals("n".repeat(length)));
  }

  @Test
  void everyNameIsWithinItsBounds() {
    long seed = 15_8;
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400); i > 0; i--) {
        text.appendCodePoint(
            random.nextBoolean() ? 'a' + random.nextInt(26) : random.nextInt(0xD800));
      }
      String quoted = new String(JsonString.quoted(text.toString()), UTF_8);
      IcebergTable name = table("{field.a}.{field.a}", "{\"a\":" + quoted + "}");
      String where = "seed " + seed + ", run " + run;
      assertTrue(name.database().matches("[a-z0-9_]{1,252}"), where);
      assertTrue(name.table().matches("[a-z0-9_]{1,255}"), where);
      assertTrue(name.table().length() <= TableName.LARGEST.table().length(), where);
      assertTrue(name.table().length() >= TableName.SMALLEST.table().length(), where);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          logs             ; expected database.table, such as logs.{field.app|other}, found 'logs'
          .t               ; expected database.table, such as logs.{field.app|other}, found '.t'
          d.               ; expected database.table, such as logs.{field.app|other}, found 'd.'
          a.b.c            ; expected database.table, such as logs.{field.app|other}, found 'a.b.c'
          {field.a}        ; expected database.table, such as logs.{field.app|other}, found '{field.a}'
          Logs.t           ; expected names of lower-case letters, digits and _, found 'Logs.t'
          logs.my-table    ; expected names of lower-case letters, digits and _, found 'logs.my-table'
          logs.{field.a    ; expected names of lower-case letters, digits and _, found 'logs.{field.a'
          logs.{stream}    ; unknown field 'stream', expected owner, logGroup, logStream, subscriptionFilter, id, timestamp, timestamp:PATTERN, extractedFields.NAME or field.NAME
          """)
  void invalidTemplateIsNamed(String text, String problem) {
    assertEquals(
        problem,
        assertThrows(IllegalArgumentException.class, () -> TableName.compile(text, ZoneOffset.UTC))
            .getMessage());
  }

  private static IcebergTable table(String text, String message) {
    byte[] json = GivenEnvelope.of(message).json().getBytes(UTF_8);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      LogEventView logEvent = decoder.decode(new EncodedEnvelope.PlainJson(json)).at(0);
      return TableName.compile(text, ZoneOffset.UTC).of(logEvent, logEvent::messageField);
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
  }
}
