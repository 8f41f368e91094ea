package io.github.firehoselogs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Fuzzes redaction. For any text it terminates and returns valid UTF-8, and valid JSON stays
/// valid.
class RedactionFuzzTest {
  private static final Redaction REDACTION =
      Redaction.compile(
          "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,"
              + "password,/pin\\W+\\w+/,/^x.*y$/");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "",
            "{\"a\":\"x\\na@b.de\",\"n\":4111111111111111,\"pin\":\"12\",\"b\":[true,null,-1.5e3]}",
            "{\"body\":\"{\\\"to\\\":\\\"a\\\\u0040b.de\\\",\\\"n\\\":4.111111111111111E15}\"}",
            "got {\"Authorization\":\"Bearer abc\"} [INFO] [1,2] {no",
            "u=%252Fa%253Fe%253Djane%252540example.com ip%3D10.1.2.3 %C3%A9%zz",
            "\\x40 \\u0040 #011 \u001B[32m10.1.2.3 \\ud83d\\ude00 AKIAIOSFODNN7EXAMPLE",
            "\"a string \\\"of JSON\\\" eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc\"")
        .map(text -> text.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void leavesJsonValid(byte[] data) throws UnreadableEnvelopeException {
    String text = new String(data, UTF_8);
    String redacted = redacted(text);
    assertFalse(!text.contains("\uFFFD") && redacted.contains("\uFFFD"));
    if (text.startsWith("{") || text.startsWith("[")) {
      assertTrue(isJson(redacted) || !isJson(text));
    }
  }

  private static String redacted(String message) throws UnreadableEnvelopeException {
    byte[] json = GivenEnvelope.of(message).json().getBytes(UTF_8);
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(1 << 26)) {
      LogEventView event = decoder.decode(EncodedEnvelope.of(json)).at(0);
      REDACTION.apply(event);
      Utf8Builder text = event.messageText();
      return new String(text.array(), 0, text.length(), UTF_8);
    }
  }

  private static boolean isJson(String text) {
    byte[] json = text.getBytes(UTF_8);
    return JsonScanner.skipValue(json, 0, json.length) == json.length;
  }
}
