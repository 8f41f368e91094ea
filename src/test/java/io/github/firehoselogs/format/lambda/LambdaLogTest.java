package io.github.firehoselogs.format.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class LambdaLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new LambdaLog();
  private static final String TIME = "2023-11-14T22:13:20.123Z";
  private static final String ID = "8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c";
  private static final String JSON_HEAD =
      "{\"timestamp\":\"" + TIME + "\",\"level\":\"INFO\",\"requestId\":\"" + ID + "\"";

  @Test
  void platformLinesAreThoseOfLambdaReport() {
    int platform = 0;
    for (String message : FormatSamples.messages("lambda-report")) {
      String report = Lines.through("lambda-report", message);
      if (!report.equals(Lines.UNMATCHED)) {
        assertEquals(report, Lines.through("lambda-log", message), message);
        platform++;
      }
    }
    assertTrue(platform > 30, "only " + platform);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          "message":"a"                               => "message":"a"
          "message":"a\\\\n\\\\u00e9"                 => "message":"a\\\\n\\\\u00e9"
          "message":{"a":1}                           => "json":{"a":1}
          "message":"{\\\\"a\\\\":1}"                 => "json":{"a":1}
          "message":" \\\\n{\\\\"a\\\\":1}"           => "json":{"a":1}
          "message":"\\\\u007b}"                      => "json":{}
          "message":"{\\\\"a\\\\":1} x"               => "message":"{\\\\"a\\\\":1} x"
          "message":"{"                               => "message":"{"
          "message":{}                                => "json":{}
          "message":""                                => "message":""
          "message":true                              => "message":"true"
          "message":[{"a":1}]                         => "message":"[{\\\\"a\\\\":1}]"
          "message":{"":1}                            => "message":"{\\\\"\\\\":1}"
          "a":1                                       => "json":{"a":1}
          "a":1,"message":"b"                         => "message":"b","json":{"a":1}
          "a":1,"message":{"b":1}                     => "json":{"message":{"b":1},"a":1}
          "a":1,"message":"{\\\\"b\\\\":1}"           => "json":{"message":{"b":1},"a":1}
          "a":1,"message":7                           => "message":"7","json":{"a":1}
          "a":1,"a":2,"message":"b"                   => "message":"{\\\\"message\\\\":\\\\"b\\\\",\\\\"a\\\\":1,\\\\"a\\\\":2}"
          "":1                                        => "message":"{\\\\"\\\\":1}"
          "m\\\\u0065ssage":1,"message":"b"           => "message":"b","json":{"m\\\\u0065ssage":1}
          "m\\\\u0065ssage":1,"message":{"b":1}       => "message":"{\\\\"b\\\\":1}","json":{"m\\\\u0065ssage":1}
          """)
  void restOfJsonLine(String members, String fields) {
    String line = JSON_HEAD + "," + members.replace("\\\\", "\\") + "}";
    String expected = JSON_HEAD + "," + fields.replace("\\\\", "\\") + "}";
    assertEquals(expected, Lines.through("lambda-log", line));
    assertEquals(expected, Lines.through("lambda-log", " \n" + line + " \n"), "white space");
  }

  @Test
  void membersMayBeInAnyOrder() {
    String head = "{\"message\":\"a\",\"AWSRequestId\":\"" + ID + "\",\"level\":\"INFO\"";
    assertEquals(
        JSON_HEAD + ",\"message\":\"a\"}",
        Lines.through("lambda-log", head + ",\"timestamp\":\"" + TIME + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"timestamp\":\"t\"}",
        "{\"level\":\"INFO\"}",
        "{\"timestamp\":null,\"level\":\"INFO\"}",
        "{\"timestamp\":\"t\",\"level\":null}",
        "{\"timestamp\":\"t\",\"level\":\"INFO\",\"requestId\":null}",
        "{\"timestamp\":\"t\",\"timestamp\":\"t\",\"level\":\"INFO\"}",
        "{\"timestamp\":\"t\",\"level\":\"INFO\",\"message\":1,\"message\":2}",
        "{\"timestamp\":\"t\",\"level\":\"INFO\"} x",
        "[{\"timestamp\":\"t\",\"level\":\"INFO\"}]",
        "2023-11-14T22:13:20.123Z\t\tORDER\tx",
        "2023-11-14T22:13:20.123Z undefined INFO x",
        "2023-11-14T22:13:20Z\tundefined\tINFO\tx",
        "2023-11-14 22:13:20.123\tundefined\tINFO\tx",
        "2023-11-14T22:13:20.123Z\tUNDEFINED\tINFO\tx",
        "2023-11-14T22:13:20.123Z\tundefined\tINFORMATION\tx",
        "2023-11-14T22:13:20.123Z\tundefined\tINFO x",
        "[info] x",
        "[INFO ] x",
        "[]\tx",
        "[",
        "[INFO",
        "[INFO]",
        "[INFO]\t2023-11-14T22:13:20.123Z",
        "2023/11/14 22:13:20",
        "2023/11/14 22:13:20.123 x",
        "I, [2023-11-14T22:13:20.123456 #]  INFO -- : x",
        "I, [2023-11-14T22:13:20.123456 #8]  INFO : x",
        "I",
        "É",
      })
  void unmatched(String message) {
    assertEquals(Lines.UNMATCHED, Lines.outputOf(FORMAT, message));
  }

  @Test
  void plainRubyLoggerIsRead() {
    assertEquals(
        "{\"timestamp\":\"2023-11-14T22:13:20.123456\",\"level\":\"INFO\",\"message\":\"x\"}",
        Lines.through("lambda-log", "I, [2023-11-14T22:13:20.123456 #8]  INFO -- : x"));
  }

  @Test
  void longLinesTakeLinearTime() {
    String node = TIME + "\t" + ID + "\tINFO\t";
    Lines.assertLinear(FORMAT, node, "a\t");
    Lines.assertLinear(FORMAT, node, "{");
    Lines.assertLinear(FORMAT, node + "{\"a\":\"", "\\\"");
    Lines.assertLinear(FORMAT, "[INFO] ", " {");
    Lines.assertLinear(FORMAT, JSON_HEAD + ",\"message\":\"", "\\n");
    Lines.assertLinear(FORMAT, JSON_HEAD, ",\"a\":1");
    Lines.assertLinear(FORMAT, "2023-11-14 22:13:20 " + ID + " INFO", " ");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 15_002;
  }

  @Override
  public List<String> samples() {
    return FormatSamples.messages("lambda-log");
  }
}
