package io.github.firehoselogs.format.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          INIT_START Runtime Version: java:25.v3\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:0f0e \
          => {"type":"platform.initStart","runtimeVersion":"java:25.v3","runtimeVersionArn":"arn:aws:lambda:eu-west-1::runtime:0f0e"}
          START RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Version: $LATEST \
          => {"type":"platform.start","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","version":"$LATEST"}
          END RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c \
          => {"type":"platform.end","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c"}
          ~REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 13.82 ms\tBilled Duration: 14 ms\tMemory Size: 512 MB\tMax Memory Used: 84 MB\t~ \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","durationMs":13.82,"billedDurationMs":14,"memorySizeMB":512,"maxMemoryUsedMB":84}
          ~REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 13.82 ms\tBilled Duration: 412 ms\tMemory Size: 512 MB\tMax Memory Used: 84 MB\tInit Duration: 397.68 ms\t~ \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","durationMs":13.82,"billedDurationMs":412,"memorySizeMB":512,"maxMemoryUsedMB":84,"initDurationMs":397.68}
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 306.34 ms Billed Duration: 610 ms Memory Size: 3009 MB Max Memory Used: 155 MB Restore Duration: 511.25 ms Billed Restore Duration: 303 ms \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","durationMs":306.34,"billedDurationMs":610,"memorySizeMB":3009,"maxMemoryUsedMB":155,"restoreDurationMs":511.25,"billedRestoreDurationMs":303}
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tStatus: timeout \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"timeout","durationMs":3000.00,"billedDurationMs":3000,"memorySizeMB":128,"maxMemoryUsedMB":30}
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 2.10 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\tStatus: error\tError Type: Runtime.OutOfMemory \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.OutOfMemory","durationMs":2.10,"billedDurationMs":3,"memorySizeMB":128,"maxMemoryUsedMB":128}
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 2.10 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tConcurrency: 5\tStatus: error \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","durationMs":2.10,"billedDurationMs":3,"memorySizeMB":128,"maxMemoryUsedMB":30,"event":"REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\\tDuration: 2.10 ms\\tBilled Duration: 3 ms\\tMemory Size: 128 MB\\tMax Memory Used: 30 MB\\tConcurrency: 5\\tStatus: error"}
          INIT_REPORT Init Duration: 10009.13 ms\tPhase: init\tStatus: timeout \
          => {"type":"platform.initReport","status":"timeout","durationMs":10009.13,"phase":"init"}
          INIT_REPORT Init Duration: 8431.38 ms Phase: invoke Status: error Error Type: Runtime.ExitError \
          => {"type":"platform.initReport","status":"error","errorType":"Runtime.ExitError","durationMs":8431.38,"phase":"invoke"}
          RESTORE_START Runtime Version: java:21.v14\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:0f0e \
          => {"type":"platform.restoreStart","runtimeVersion":"java:21.v14","runtimeVersionArn":"arn:aws:lambda:eu-west-1::runtime:0f0e"}
          RESTORE_REPORT Restore Duration: 1236.04 ms\tStatus: timeout \
          => {"type":"platform.restoreReport","status":"timeout","durationMs":1236.04}
          START RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9 \
          => unmatched
          START of the nightly job 日本 😀 \
          => unmatched
          REPORT: "quotes" and \\ \
          => unmatched
          2023-11-14T22:13:20.123Z\t8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tINFO\tan event of the function \
          => unmatched
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out after 3.00 seconds \
          => {"time":"2023-11-14T22:13:23.125Z","type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"timeout","errorMessage":"Task timed out after 3.00 seconds","durationMs":3000}
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out after 0.5 seconds \
          => {"time":"2023-11-14T22:13:23.125Z","type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"timeout","errorMessage":"Task timed out after 0.5 seconds","durationMs":500}
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out after 900 seconds \
          => {"time":"2023-11-14T22:13:23.125Z","type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"timeout","errorMessage":"Task timed out after 900 seconds","durationMs":900000}
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out after 007 seconds \
          => unmatched
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out after 3.00 seconds. \
          => unmatched
          2023-11-14T22:13:23.125Z 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Task timed out \
          => unmatched
          RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Error: Runtime exited with error: exit status 1 \
          => {"type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","errorMessage":"Runtime exited with error: exit status 1"}
          RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Error: Runtime exited without providing a reason \
          => {"type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","errorMessage":"Runtime exited without providing a reason"}
          ~RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Error: Couldn't find valid bootstrap(s): [/var/task/bootstrap]
          Runtime.InvalidEntrypoint
          ~ \
          => {"type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.InvalidEntrypoint","errorMessage":"Couldn't find valid bootstrap(s): [/var/task/bootstrap]"}
          RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Process exited before completing request \
          => {"type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","errorMessage":"Process exited before completing request"}
          RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Error: the function's own \
          => unmatched
          RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Process exited before completing request twice \
          => unmatched
          ~EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n~ \
          => {"type":"platform.extension","name":"agent","state":"Ready","events":["INVOKE","SHUTDOWN"]}
          EXTENSION Name: my agent State: Ready Events: [INVOKE,SHUTDOWN] \
          => {"type":"platform.extension","name":"my agent","state":"Ready","events":["INVOKE","SHUTDOWN"]}
          EXTENSION\tName: agent\tState: Registered\tEvents: []\tError Type: Extension.Crash \
          => {"type":"platform.extension","errorType":"Extension.Crash","name":"agent","state":"Registered","events":[]}
          LOGS\tName: agent\tState: Subscribed\tTypes: [platform,function] \
          => {"type":"platform.logsSubscription","name":"agent","state":"Subscribed","types":["platform","function"]}
          TELEMETRY\tName: agent\tState: Already subscribed\tTypes: [Platform, Function, Extension] \
          => {"type":"platform.telemetrySubscription","name":"agent","state":"Already subscribed","types":["Platform","Function","Extension"]}
          EXTENSION\tName: agent\tState: Ready\tEvents: INVOKE \
          => {"type":"platform.extension","name":"agent","state":"Ready","event":"EXTENSION\\tName: agent\\tState: Ready\\tEvents: INVOKE"}
          EXTENSION is a word \
          => unmatched
          LOGS\tState: Subscribed \
          => unmatched
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 1 ms\tDuration: 2 ms \
          => unmatched
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tDuration: 007 ms \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","event":"REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\\tDuration: 007 ms"}
          REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\tSampled: maybe \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","event":"REPORT RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\\tSampled: maybe"}
          ~~ \
          => unmatched
          """)
  void text(String message, String json) {
    assertEquals(json, Lines.through("lambda-report", message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          {"time":"2022-10-12T00:00:15.064Z","type":"platform.initStart","record":{"initializationType":"on-demand","phase":"init","runtimeVersion":"nodejs:22.v3","runtimeVersionArn":"arn","functionName":"worker","functionVersion":"$LATEST","instanceId":"2025/01/07/worker[$LATEST]002c","instanceMaxMemory":268435456}} \
          => {"time":"2022-10-12T00:00:15.064Z","type":"platform.initStart","functionName":"worker","functionVersion":"$LATEST","initializationType":"on-demand","phase":"init","runtimeVersion":"nodejs:22.v3","runtimeVersionArn":"arn","instanceId":"2025/01/07/worker[$LATEST]002c","instanceMaxMemory":268435456}
          {"time":"2022-10-12T00:00:15.064Z","type":"platform.start","record":{"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","version":"$LATEST","tracing":{"spanId":"54565fb41ac79632","type":"X-Amzn-Trace-Id","value":"Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1"}}} \
          => {"time":"2022-10-12T00:00:15.064Z","type":"platform.start","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","version":"$LATEST","traceId":"1-62e900b2-710d76f009d6e7785905449a","tracing":{"spanId":"54565fb41ac79632","type":"X-Amzn-Trace-Id","value":"Root=1-62e900b2-710d76f009d6e7785905449a;Parent=0efbd19962d95b05;Sampled=1"}}
          {"time":"2022-10-12T00:01:15.000Z","type":"platform.report","record":{"metrics":{"billedDurationMs":694,"durationMs":693.92,"initDurationMs":397.68,"maxMemoryUsedMB":84,"memorySizeMB":128},"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"success"}} \
          => {"time":"2022-10-12T00:01:15.000Z","type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"success","durationMs":693.92,"billedDurationMs":694,"memorySizeMB":128,"maxMemoryUsedMB":84,"initDurationMs":397.68}
          {"time":"2022-10-12T00:01:15.000Z","type":"platform.report","record":{"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","metrics":{"durationMs":1.5,"restoreDurationMs":511.25,"billedRestoreDurationMs":303}}} \
          => {"time":"2022-10-12T00:01:15.000Z","type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","durationMs":1.5,"restoreDurationMs":511.25,"billedRestoreDurationMs":303}
          {"time":"2022-10-12T00:01:15.000Z","type":"platform.initReport","record":{"initializationType":"on-demand","phase":"init","status":"timeout","metrics":{"durationMs":125.33},"spans":[{"name":"someTimeSpan","start":"2022-06-02T12:02:33.913Z","durationMs":90.1}]}} \
          => {"time":"2022-10-12T00:01:15.000Z","type":"platform.initReport","status":"timeout","durationMs":125.33,"initializationType":"on-demand","phase":"init","spans":[{"name":"someTimeSpan","start":"2022-06-02T12:02:33.913Z","durationMs":90.1}]}
          {"time":"2022-10-12T00:01:15.000Z","type":"platform.runtimeDone","record":{"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"success","metrics":{"durationMs":140.0,"producedBytes":16}}} \
          => {"time":"2022-10-12T00:01:15.000Z","type":"platform.runtimeDone","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"success","durationMs":140.0,"producedBytes":16}
          {"time":"2022-10-12T00:00:16.000Z","type":"platform.restoreReport","record":{"status":"success","metrics":{"durationMs":120.5}}} \
          => {"time":"2022-10-12T00:00:16.000Z","type":"platform.restoreReport","status":"success","durationMs":120.5}
          {"time":"2022-10-12T00:02:35.000Z","type":"platform.telemetrySubscription","record":{"name":"my \\"ext\\" 日本 😀","state":"Subscribed","types":["platform", "function"]}} \
          => {"time":"2022-10-12T00:02:35.000Z","type":"platform.telemetrySubscription","name":"my \\"ext\\" 日本 😀","state":"Subscribed","types":["platform", "function"]}
          {"time":"2022-10-12T00:02:35.000Z","type":"platform.logsDropped","record":{"droppedBytes":12345,"droppedRecords":123,"reason":"Consumer\\nfell behind"}} \
          => {"time":"2022-10-12T00:02:35.000Z","type":"platform.logsDropped","reason":"Consumer\\nfell behind","droppedRecords":123,"droppedBytes":12345}
          {"time":"2022-10-12T00:02:35.000Z","type":"platform.new","level":"INFO","record":{"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","newer":{"a":[1]}}} \
          => {"time":"2022-10-12T00:02:35.000Z","type":"platform.new","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","event":"{\\"time\\":\\"2022-10-12T00:02:35.000Z\\",\\"type\\":\\"platform.new\\",\\"level\\":\\"INFO\\",\\"record\\":{\\"requestId\\":\\"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c\\",\\"newer\\":{\\"a\\":[1]}}}"}
          {"type":"platform.new","record":"text"} \
          => {"type":"platform.new","event":"{\\"type\\":\\"platform.new\\",\\"record\\":\\"text\\"}"}
          {"time":"2020-08-20T12:31:32.123Z","type":"platform.fault","record":"RequestId: 8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c Process exited before completing request"} \
          => {"time":"2020-08-20T12:31:32.123Z","type":"platform.fault","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","status":"error","errorType":"Runtime.ExitError","errorMessage":"Process exited before completing request"}
          {"type":"platform.report","record":{"requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","metrics":{"durationMs":"13.82","billedDurationMs":14}}} \
          => {"type":"platform.report","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","durationMs":13.82,"billedDurationMs":14}
          {"type":"platform.report","record":{"requestId":null,"metrics":{"durationMs":"fast"}}} \
          => {"type":"platform.report","event":"{\\"type\\":\\"platform.report\\",\\"record\\":{\\"requestId\\":null,\\"metrics\\":{\\"durationMs\\":\\"fast\\"}}}"}
          {"type":"platform.start","record":{"version":1,"tracing":{"value":1}}} \
          => {"type":"platform.start","event":"{\\"type\\":\\"platform.start\\",\\"record\\":{\\"version\\":1,\\"tracing\\":{\\"value\\":1}}}"}
          {"type":"platform.x","record":{"events":"[INVOKE]","types":[1],"spans":[{"name":1}]}} \
          => {"type":"platform.x","event":"{\\"type\\":\\"platform.x\\",\\"record\\":{\\"events\\":\\"[INVOKE]\\",\\"types\\":[1],\\"spans\\":[{\\"name\\":1}]}}"}
          {"type":"platform.end"} \
          => {"type":"platform.end"}
          {"time":"2022-10-12T00:03:50.000Z","type":"function","record":"Hello"} \
          => unmatched
          {"timestamp":"2023-11-14T22:13:20.123Z","level":"INFO","requestId":"8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c","message":"type platform.report"} \
          => unmatched
          {"type":"platform.start","record":{"requestId":"cut o \
          => unmatched
          """)
  void platformEvents(String message, String json) {
    assertEquals(json, Lines.through("lambda-report", message));
  }

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
