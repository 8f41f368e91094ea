package io.github.firehoselogs.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.json.MalformedTextException;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the scanner's results with Jackson's.
///
/// `-Ddocuments=1000000` takes a million documents, `-Dseed=` others.
class EnvelopeScannerTest {
  private static final int DOCUMENTS = Integer.getInteger("documents", 20_000);
  private static final long SEED = Long.getLong("seed", 20_231_114);

  /// The complete result for a record, in a form that can be compared.
  private record Result(List<Envelope> envelopes, List<String> events, String reason) {}

  private final LogEvents table = new LogEvents();
  private int documents;
  private int sure;

  @Test
  void agreesWithJackson() {
    AnyDocument any = new AnyDocument(new Random(SEED));
    int readable = 0;
    for (int run = 0; run < DOCUMENTS; run++) {
      byte[] json = any.next();
      Result expected = result(json, (_, _, _, _) -> EnvelopeScanner.UNSURE);
      Result found = result(json, this::counted);
      if (!expected.equals(found)) {
        String where = "seed " + SEED + ", run " + run + ": " + new String(json, ISO_8859_1);
        assertEquals(expected, found, where);
      }
      readable += expected.reason.isEmpty() ? 1 : 0;
    }
    System.out.printf(
        "%,d inputs, %,d of them readable; %,d documents, %,d without Jackson%n",
        DOCUMENTS, readable, documents, sure);
    assertTrue(readable > DOCUMENTS / 4 && readable < DOCUMENTS * 3 / 4, "readable: " + readable);
    assertTrue(sure > documents / 8, () -> sure + " of " + documents);
  }

  @Test
  void usualDocumentsNeedNoJackson() {
    String json =
        GivenEnvelope.of("a", "tab\t \"quoted\" é😀", "")
            .withRawEvent(
                """
                {"id":"4","timestamp":1700000000001,"message":"m","extractedFields":\
                {"@aws.account":"1","n":[1,{"x":null}]}}\
                """)
            .json();
    for (String each : List.of(json, json + "\n" + json, GivenEnvelope.controlMessage())) {
      Result expected = result(each.getBytes(UTF_8), (_, _, _, _) -> EnvelopeScanner.UNSURE);
      documents = 0;
      sure = 0;
      assertEquals(expected, result(each.getBytes(UTF_8), this::counted));
      assertEquals(documents, sure, each);
    }
  }

  /// The scanner's limits are below Jackson's.
  @ParameterizedTest
  @ValueSource(ints = {100, 985, 990, 995, 996, 997, 998, 999, 1000, 1001, 1002, 5000})
  void deepNestingIsLeftToJackson(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    for (String json :
        List.of(
            "{\"messageType\":\"DATA_MESSAGE\",\"x\":" + deep + ",\"logEvents\":[]}",
            "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"m\",\"x\":"
                + deep
                + "}]}")) {
      assertSame(json);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 65_535, 65_536, 65_537, 2_097_150, 2_097_152, 2_097_154, 2_200_000})
  void longNamesAreLeftToJackson(int length) {
    String name = "\"" + "n".repeat(length) + "\":1";
    assertSame("{\"messageType\":\"DATA_MESSAGE\"," + name + ",\"logEvents\":[]}");
    assertSame("{\"messageType\":\"DATA_MESSAGE\",\"x\":{" + name + "},\"logEvents\":[]}");
    assertSame(
        "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"m\"," + name + "}]}");
  }

  private void assertSame(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    assertEquals(
        result(bytes, (_, _, _, _) -> EnvelopeScanner.UNSURE),
        result(bytes, EnvelopeScanner::scan));
  }

  private int counted(LogEvents events, byte[] json, int from, int to) {
    int behind = EnvelopeScanner.scan(events, json, from, to);
    documents++;
    sure += behind == EnvelopeScanner.UNSURE ? 0 : 1;
    return behind;
  }

  private Result result(byte[] json, EnvelopeReader.Scanner scanner) {
    List<Envelope> envelopes = new ArrayList<>();
    List<String> events = new ArrayList<>();
    try {
      EnvelopeReader.read(table, json, json.length, scanner);
    } catch (UnreadableEnvelopeException e) {
      return new Result(envelopes, events, e.reason());
    }
    for (int i = 0; i < table.size(); i++) {
      int number = table.envelopeOf(i);
      if (envelopes.size() <= number) {
        envelopes.add(table.envelope(number));
      }
      events.add(
          table.from(i) + " " + table.to(i) + " " + table.at(i).timestamp() + " " + message(i));
    }
    return new Result(envelopes, events, "");
  }

  private String message(int index) {
    Utf8Builder text = new Utf8Builder(64);
    try {
      table.appendMessageTo(index, text);
      return text.toString();
    } catch (MalformedTextException e) {
      return e.reason();
    }
  }
}
