package io.github.firehoselogs.format.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;

public class LambdaReportTest implements LogFormatContract {
  private static final String END = "END RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c";

  private static final List<String> LINES =
      List.of(
          "INIT_START Runtime Version: java:25.v3\tRuntime Version ARN:"
              + " arn:aws:lambda:eu-west-1::runtime:0f0e",
          "START RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Version: $LATEST",
          "REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 13.82 ms\tBilled"
              + " Duration: 412 ms\tMemory Size: 512 MB\tMax Memory Used: 84 MB\tInit Duration:"
              + " 397.68 ms\t",
          "REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 2.10 ms\tBilled"
              + " Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tStatus: error"
              + "\tError Type: Runtime.OutOfMemory",
          "INIT_REPORT Init Duration: 8431.38 ms Phase: invoke Status: error Error Type:"
              + " Runtime.ExitError",
          "RESTORE_REPORT Restore Duration: 1236.04 ms\tStatus: timeout",
          "{\"time\":\"2022-10-12T00:00:15.064Z\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\",\"version\":\"$LATEST\",\"tracing\":{\"spanId\":\"54565fb41ac79632\",\"type\":\"X-Amzn-Trace-Id\",\"value\":\"Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1\"}}}",
          "{\"time\":\"2022-10-12T00:01:15.000Z\",\"type\":\"platform.initReport\",\"record\":{\"initializationType\":\"on-demand\",\"phase\":\"init\",\"status\":\"timeout\",\"metrics\":{\"durationMs\":125.33},\"spans\":[{\"name\":\"someTimeSpan\",\"start\":\"2022-06-02T12:02:33.913Z\",\"durationMs\":90.1}]}}",
          "{\"time\":\"2022-10-12T00:02:35.000Z\",\"type\":\"platform.new\",\"level\":\"INFO\",\"record\":{\"requestId\":\"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\",\"newer\":{\"a\":[1]}}}");

  @Test
  void traceMayBeOnItsOwnLine() {
    assertEquals(
        "{\"type\":\"platform.report\",\"requestId\":\"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\","
            + "\"durationMs\":1.21,\"traceId\":\"1-5e34a614-10bdxmplf1fb44f07bc535a1\","
            + "\"segmentId\":\"07f2xmpl2d1f6f85\",\"sampled\":true}",
        Lines.through(
            "lambda-report",
            "REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 1.21 ms\t\n"
                + "XRAY TraceId: 1-5e34a614-10bdxmplf1fb44f07bc535a1\t"
                + "SegmentId: 07f2xmpl2d1f6f85\tSampled: true\t\n"));
  }

  @Test
  void lineBreaksAndNulStayOnOneLine() {
    assertEquals(
        "{\"type\":\"platform.end\",\"requestId\":\"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\"}",
        Lines.through("lambda-report", END + "\r\n"));
    assertEquals(Lines.UNMATCHED, Lines.through("lambda-report", END + "\u0000"));
    assertEquals(
        "{\"type\":\"platform.start\",\"types\":[  \"a\",\"b\"]}",
        Lines.through(
            "lambda-report",
            "{\"type\":\"platform.start\",\r\n\"record\":{\n\"types\":[\n  \"a\",\n\"b\"]}\n}\n"));
  }

  @Test
  void secondValueIsKeptInTheEvent() {
    assertEquals(
        "{\"type\":\"platform.x\",\"name\":\"1\",\"event\":\"{\\\"type\\\":\\\"platform.x\\\","
            + "\\\"record\\\":{\\\"name\\\":\\\"1\\\",\\\"metrics\\\":{\\\"name\\\":\\\"2\\\"}}}\"}",
        Lines.through(
            "lambda-report",
            "{\"type\":\"platform.x\",\"record\":{\"name\":\"1\",\"metrics\":{\"name\":\"2\"}}}"));
  }

  @Test
  void longLinesTakeLinearTime() {
    LogFormat format = format();
    Lines.assertLinear(format, "EXTENSION\tName: ", "a ");
    Lines.assertLinear(format, "EXTENSION\tName: a", " ");
    Lines.assertLinear(format, "EXTENSION\tName: a\tEvents: [", "A,");
    Lines.assertLinear(format, END, "\n");
  }

  @Override
  public LogFormat format() {
    return new LambdaReport();
  }

  @Override
  public long seed() {
    return 2022;
  }

  @Override
  public List<String> samples() {
    return LINES;
  }
}
