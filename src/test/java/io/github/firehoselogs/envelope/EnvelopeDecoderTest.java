package io.github.firehoselogs.envelope;

import static io.github.firehoselogs.tools.given.GivenEnvelope.TIMESTAMP;
import static io.github.firehoselogs.tools.given.GivenEnvelope.controlMessage;
import static io.github.firehoselogs.tools.given.GivenEnvelope.gzip;
import static io.github.firehoselogs.tools.given.GivenEnvelope.joined;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.gzip.GzipDecoder;
import io.github.firehoselogs.gzip.InflatedBytes;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeDecoderTest {
  private static final String BOM = "\ufeff";

  private final EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20);

  @AfterEach
  void close() {
    decoder.close();
  }

  static List<Arguments> shapes() {
    GivenEnvelope ab = GivenEnvelope.of("a", "b");
    GivenEnvelope c = GivenEnvelope.of("c");
    String json = ab.json();
    byte[] firstHalf = gzip(json.substring(0, 150));
    byte[] secondHalf = gzip(json.substring(150));
    List<String> two = List.of("a", "b");
    List<String> three = List.of("a", "b", "c");
    return List.of(
        arguments("gzip", ab.gzip(), two),
        arguments("an envelope in each of two members", joined(ab.gzip(), c.gzip()), three),
        arguments("one document cut over two members", joined(firstHalf, secondHalf), two),
        arguments("plain JSON", utf8(json), two),
        arguments("plain JSON behind white space", utf8("\r\n\t " + json + "\n"), two),
        arguments("a byte-order mark", utf8(BOM + json), two),
        arguments("a byte-order mark in gzip", gzip(BOM + json), two),
        arguments("documents one behind another", utf8(json + c.json()), three),
        arguments("documents on lines", gzip(json + "\n" + c.json() + "\n"), three),
        arguments("byte-order marks between", utf8(BOM + json + BOM + "\n" + c.json()), three),
        arguments("base64 of gzip", Base64.getEncoder().encode(ab.gzip()), two),
        arguments("base64 of gzip on a line", joined(base64(ab.gzip()), utf8("\n")), two),
        arguments("a control message", gzip(controlMessage()), List.of()),
        arguments("control beside data", utf8(controlMessage() + c.json()), List.of("c")),
        arguments("data before control", utf8(c.json() + controlMessage()), List.of("c")),
        arguments("no events", GivenEnvelope.of().gzip(), List.of()),
        arguments("an empty message", GivenEnvelope.of("").gzip(), List.of("")),
        arguments("unpaired surrogate", GivenEnvelope.of("x\ud83d").gzip(), List.of("x\ufffd")),
        arguments(
            "any order of keys, unknown fields anywhere",
            utf8(
                """
                {"x":[{"logEvents":[]}],"logEvents":[{"new":{"message":"no"},"message":"m","id":"1"}],
                 "policyLevel":"P","owner":null,"logStream":{"a":1},"messageType":"DATA_MESSAGE"}\
                """),
            List.of("m")),
        arguments(
            "a control message of any shape",
            utf8("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[1,{\"message\":2}]}"),
            List.of()),
        arguments(
            "a control message without events",
            utf8("{\"messageType\":\"CONTROL_MESSAGE\"}"),
            List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void envelopeIsRead(String shape, byte[] data, List<String> messages) throws Exception {
    assertEquals(messages, messages(decode(data)), shape);
  }

  static List<Arguments> unreadable() {
    String data = "{\"messageType\":\"DATA_MESSAGE\"";
    return List.of(
        arguments("data: empty, expected gzip or JSON of an envelope", new byte[0]),
        arguments(
            "data: expected gzip, JSON or base64 of gzip, found 5 other bytes", utf8("hello")),
        arguments("data: expected gzip, JSON or base64 of gzip, found 2 other bytes", utf8("[]")),
        arguments(
            "data: expected gzip, JSON or base64 of gzip, found 8 other bytes",
            base64(utf8("{\"a\":"))),
        arguments("envelope: empty, expected a JSON object", gzip("")),
        arguments("envelope: expected a JSON object in UTF-8 at byte 0", gzip("[{}]")),
        arguments("envelope: expected a JSON object in UTF-8 at byte 0", gzip(gzip("{}"))),
        arguments("envelope: expected a JSON object in UTF-8 at byte 0", gzip("{")),
        arguments(
            "envelope: expected a JSON object in UTF-8 at byte 0",
            GivenEnvelope.of("a").json().getBytes(UTF_16LE)),
        arguments("envelope: messageType is missing", utf8("{}")),
        arguments("envelope: messageType is missing", utf8("{\"messageType\":null}")),
        arguments(
            "envelope: messageType is neither DATA_MESSAGE nor CONTROL_MESSAGE",
            utf8("{\"messageType\":\"secret\"}")),
        arguments("envelope: logEvents is missing", utf8(data + "}")),
        arguments("envelope: logEvents is not an array", utf8(data + ",\"logEvents\":null}")),
        arguments(
            "envelope: logEvents[0] is not an object", utf8(data + ",\"logEvents\":[\"secret\"]}")),
        arguments(
            "envelope: logEvents[1].message is missing or not a string",
            utf8(data + ",\"logEvents\":[{\"message\":\"a\"},{\"message\":null}]}")),
        arguments(
            "envelope: logEvents appears twice",
            utf8(data + ",\"logEvents\":[],\"logEvents\":[]}")),
        arguments(
            "envelope: expected a JSON object in UTF-8 at byte 260",
            utf8(GivenEnvelope.of("a").json() + "secret")),
        arguments("envelope: not JSON at byte 43", utf8(data + ",\"logEvents\":[secret]}")),
        arguments("envelope: not JSON at byte 29", utf8(data)),
        arguments(
            "envelope: exceeds a limit of the parser, such as 1000 levels of nesting",
            utf8(data + ",\"x\":" + "[".repeat(100_000))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void dataAreUnreadable(String reason, byte[] data) {
    UnreadableEnvelopeException e =
        assertThrows(UnreadableEnvelopeException.class, () -> decode(data));
    assertEquals(reason, e.reason());
    assertFalse(e.reason().contains("secret"));
  }

  @Test
  void logEventHasItsEnvelopesFields() throws Exception {
    String json =
        GivenEnvelope.of("first")
            .withRawEvent(
                """
                {"extractedFields":{"@aws.account":"1","n":2.50,"t":true,"o":{},"z":null},
                 "id":"42","timestamp":1700000000001,"message":"{\\"level\\":\\"warn\\",\\"n\\":7}"}\
                """)
            .json();
    LogEventView event = decode(utf8(json)).at(1);
    assertEquals("123456789012", event.owner());
    assertEquals("/app/web", event.logGroup());
    assertEquals("i-0123456789", event.logStream());
    assertEquals(List.of("to-firehose"), event.subscriptionFilters());
    assertEquals("42", event.id());
    assertEquals(OptionalLong.of(TIMESTAMP + 1), event.timestamp());
    assertEquals("{\"level\":\"warn\",\"n\":7}", event.message());
    assertEquals("1", event.extractedField("@aws.account").orElseThrow());
    assertEquals("2.50", event.extractedField("n").orElseThrow());
    assertEquals("true", event.extractedField("t").orElseThrow());
    assertEquals("warn", event.messageField("level").orElseThrow());
    assertEquals("7", event.messageField("n").orElseThrow());
    for (String none : List.of("o", "z", "missing")) {
      assertFalse(event.extractedField(none).isPresent(), none);
    }
    assertFalse(event.messageField("missing").isPresent());
  }

  static List<Arguments> timestamps() {
    return List.of(
        arguments("1700000000000", OptionalLong.of(1_700_000_000_000L)),
        arguments("-1", OptionalLong.of(-1)),
        arguments("\"1700000000000\"", OptionalLong.of(1_700_000_000_000L)),
        arguments("1.7e12", OptionalLong.of(1_700_000_000_000L)),
        arguments("\"soon\"", OptionalLong.empty()),
        arguments("null", OptionalLong.empty()),
        arguments("{}", OptionalLong.empty()),
        arguments("99999999999999999999", OptionalLong.empty()),
        arguments("1".repeat(1_000_000), OptionalLong.empty()));
  }

  @ParameterizedTest
  @MethodSource("timestamps")
  void unreadableTimestampsAreEmpty(String json, OptionalLong timestamp) throws Exception {
    LogEvents events =
        decode(
            GivenEnvelope.of()
                .withRawEvent("{\"timestamp\":" + json + ",\"message\":\"m\"}")
                .gzip());
    assertEquals(timestamp, events.at(0).timestamp());
    assertEquals("m", events.at(0).message());
  }

  @Test
  void documentsKeepTheirEventsApart() throws Exception {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      json.append(GivenEnvelope.of().withLogStream("empty").json());
      json.append(GivenEnvelope.of("a" + i, "b" + i).withLogStream("stream-" + i).json());
    }
    LogEvents events = decode(utf8(json.toString()));
    assertEquals(100, events.size());
    for (int i = 0; i < 100; i++) {
      assertEquals("stream-" + i / 2, events.at(i).logStream());
    }
  }

  /// Invalid UTF-8 in an otherwise known name, in a field that is skipped, and in a message.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"message\":\"a\"},{\"\u00ffid\":\"2\",\"message\":\"b\"}]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"x\":\"\u00ed\u00a0\u0080\",\"logEvents\":[]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"caf\u00e9\"}]}",
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"\u00c3\"}]}",
      })
  void invalidUtf8IsUnreadable(String latin1) {
    byte[] json = latin1.getBytes(ISO_8859_1);
    assertThrows(UnreadableEnvelopeException.class, () -> decode(json));
  }

  @Test
  void roundsAreReadAndWritten() throws Exception {
    byte[] gzip = GivenEnvelope.of("a").gzip();
    for (byte[] data :
        List.of(gzip, utf8(GivenEnvelope.of("a").json()), base64(gzip), joined(gzip, gzip))) {
      EncodedEnvelope first = EncodedEnvelope.of(data);
      assertEquals(0, first.rounds());
      EncodedEnvelope second = EncodedEnvelope.of(first.withRounds(7));
      assertEquals(7, second.rounds());
      assertEquals(messages(decode(data)), messages(decoder.decode(second)));
    }
  }

  @Test
  void partsKeepUnknownFields() throws Exception {
    String one =
        """
        {"unknown":{"a":[1]},"messageType":"DATA_MESSAGE","logEvents":[ {"message":"a","new":1} ,
          {"message":"b"},{"message":"c"}],"logStream":"s","policyLevel":"P"}\
        """;
    LogEvents events = decode(utf8(BOM + one + "\n" + GivenEnvelope.of("d", "e").json()));
    byte[] part = encoded(events, new int[] {0, 2, 4}, 3);
    assertEquals(3, EncodedEnvelope.of(part).rounds());
    String expected =
        """
        {"unknown":{"a":[1]},"messageType":"DATA_MESSAGE","logEvents":[{"message":"a","new":1},\
        {"message":"c"}],"logStream":"s","policyLevel":"P"}\
        """
            + GivenEnvelope.of("d", "e").json().replaceFirst("\\{\"id\":\"0+\"[^}]*},", "");
    try (GzipDecoder gunzip = new GzipDecoder(new InflatedBytes(1 << 20))) {
      gunzip.inflate(part);
      assertEquals(expected, new String(gunzip.bytes(), 0, gunzip.length(), UTF_8));
    }
  }

  @Test
  void middleIsFoundBySize() throws Exception {
    LogEvents events = decode(GivenEnvelope.of("x".repeat(1000), "b", "c", "d").gzip());
    assertEquals(1, events.middleBySize(new int[] {0, 1, 2, 3}));
    assertEquals(1, events.middleBySize(new int[] {1, 2}));
    assertEquals(2, events.middleBySize(new int[] {1, 2, 0}));
  }

  private LogEvents decode(byte[] data) throws UnreadableEnvelopeException {
    return decoder.decode(EncodedEnvelope.of(data));
  }

  private static List<String> messages(LogEvents events) {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      messages.add(events.at(i).message());
    }
    return messages;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] base64(byte[] bytes) {
    return Base64.getEncoder().encode(bytes);
  }

  private static byte[] encoded(LogEvents logEvents, int[] indexes, int rounds) {
    try (EnvelopeEncoder encoder = new EnvelopeEncoder()) {
      return encoder.encode(logEvents, indexes, rounds);
    }
  }

  /// A field before a mistake may be cut off, or belong to something else.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\"", "{\"a\":\"x\",", "{\"a\":\"x\"} more", "{\"a\":\"x\"}{\"b\":1}",
            "{\"a\":\"x\",}",
        "{\"a\":\"x\" \"b\":1}", "{\"a\":\"x\",\"b\":01}", "[{\"a\":\"x\"}]", "\"a\":\"x\"", ""
      })
  void brokenJsonHasNoFields(String message) throws UnreadableEnvelopeException {
    assertEquals(Optional.empty(), messageField(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"x\"}", " {\"a\":\"x\"}\n", "{\"b\":{},\"a\":\"x\"}"})
  void wholeJsonHasFields(String message) throws UnreadableEnvelopeException {
    assertEquals(Optional.of("x"), messageField(message));
  }

  private static Optional<String> messageField(String message) throws UnreadableEnvelopeException {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 20)) {
      byte[] json = GivenEnvelope.of(message).json().getBytes(UTF_8);
      return decoder.decode(EncodedEnvelope.of(json)).at(0).messageField("a");
    }
  }
}
