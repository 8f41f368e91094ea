package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.redact.Redaction;
import io.github.firehoselogs.transform.Transform;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Asserts that a redacted line has the same fields as the original.
class RedactedLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Redaction REDACTION =
      Redaction.compile(
          "email,ipv4,ipv6,credit-card,aws-access-key,aws-secret-key,jwt,bearer-token,authorization,"
              + "password");

  @ParameterizedTest
  @MethodSource("io.github.firehoselogs.format.FieldTypesTest#transforms")
  void samplesKeepTheirFields(String name) throws JsonProcessingException {
    if (!name.equals("pattern")) {
      for (String message : SampleLines.messages()) {
        assertSameFields(name, message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          access-log     | 192.0.2.1:51234 - a@b.de [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          access-log     | ::ffff:192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          access-log     | [::ffff:192.0.2.1]:443 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          access-log     | 192.0.2.1:80 192.0.2.2 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          access-log     | "192.0.2.1, 192.0.2.2" 192.0.2.3 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          access-log     | - 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5
          syslog         | Oct 11 22:14:15 192.0.2.1 app[77]: from 192.0.2.2
          syslog         | <34>Oct 11 22:14:15 src@192.0.2.1/relay app[77]: x
          syslog         | <166>Jul 05 2023 10:00:00 192.0.2.1 : %ASA-6-302013: outside:192.0.2.2/443
          syslog         | <189>83: 192.0.2.1: *Mar  1 18:46:11.503: %SYS-5-CONFIG_I: from 192.0.2.2
          vpc-flow-log   | 2 123456789010 eni-0a1b 192.0.2.1 192.0.2.2 443 4915 6 1 40 1620140661 1620140721 ACCEPT OK
          mysql-audit-log | 20231114 22:13:20,db,a@b.de,192.0.2.1,37,110,QUERY,shop,'select \\'a@b.de\\'',0
          mysql-audit-log | 20231114 22:13:20,192.0.2.2,app,192.0.2.1,37,0,CONNECT,shop,,0,SSL
          mysql-slow-log | ~# User@Host: a@b.de[a@b.de] @  [192.0.2.1]  Id:  8\n# Query_time: 0.1  Lock_time: 0.0\nSELECT 1;~
          mysql-slow-log | ~# User@Host: a[a] @ 192.0.2.1 [192.0.2.1]  Id:  8\n# Query_time: 0.1  Lock_time: 0.0\nSELECT 1;~
          mysql-slow-log | ~# User@Host: a[a] @ 192.0.2.1 []  Id:  8\n# Query_time: 0.1  Lock_time: 0.0\nSELECT 1;~
          """)
  void columnsOfSecretsAreRead(String name, String text) throws JsonProcessingException {
    String message = text.replace("\\n", "\n");
    assertNotEquals(Lines.UNMATCHED, Lines.through(name, message), message);
    assertSameFields(name, message);
  }

  private static void assertSameFields(String name, String message) throws JsonProcessingException {
    Transform transform = Transforms.named(name, TransformSettings.NONE);
    String redacted =
        Lines.output(
            (logEvent, output) -> {
              REDACTION.apply(logEvent);
              return transform.transform(logEvent, output);
            },
            message);
    assertEquals(fields(Lines.output(transform, message)), fields(redacted), message);
  }

  /// Returns the type of each field, empty if the line is unmatched.
  private static Map<String, String> fields(String output) throws JsonProcessingException {
    Map<String, String> types = new TreeMap<>();
    if (!output.equals(Lines.UNMATCHED)) {
      for (Map.Entry<String, JsonNode> field : JSON.readTree(output).properties()) {
        types.put(field.getKey(), field.getValue().getNodeType().name());
      }
    }
    return types;
  }
}
