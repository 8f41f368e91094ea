package io.github.firehoselogs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import io.github.firehoselogs.route.Unmatched;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteSettingsTest {
  @Test
  void missingFieldsComeFromTheVariables() {
    Settings settings =
        Settings.from(
            Map.of(
                "TRANSFORM", "json",
                "UNMATCHED", "fail",
                "PARTITION_KEYS", "group={logGroup}",
                "EVENTS_PER_RECORD", "one",
                "ROUTES", "[{\"logGroup\":\"a\"},{\"logGroup\":\"b\",\"unmatched\":\"drop\"}]"));
    Route a = settings.routes().routeFor("a", "s");
    Route b = settings.routes().routeFor("b", "s");
    assertEquals("json", a.transformName());
    assertEquals(Unmatched.FAIL, a.unmatched());
    assertEquals(Unmatched.DROP, b.unmatched());
    assertEquals(List.of("group"), b.grouping().partitionKeys().names());
    assertEquals(EventsPerRecord.ONE, b.grouping().eventsPerRecord());
  }

  @Test
  void everyFieldIsRead() {
    Route route =
        Settings.from(
                Map.of(
                    "ROUTES",
                    """
                    [{"logGroup":"g","logStream":"s","transform":"pattern","pattern":"(?<a>.)",
                      "unmatched":"drop","include":"x","exclude":"y","redact":"email",
                      "partitionKeys":"","partitionMode":"exact","timeZone":"Asia/Tokyo",
                      "eventsPerRecord":"one"}]
                    """))
            .routes()
            .routeFor("g", "s");
    assertEquals("pattern", route.transformName());
    assertEquals(true, route.filter().include().isPresent());
    assertEquals(true, route.filter().exclude().isPresent());
    assertEquals(List.of(), route.grouping().partitionKeys().names());
    assertEquals(PartitionMode.EXACT, route.grouping().partitionMode());
    assertEquals(EventsPerRecord.ONE, route.grouping().eventsPerRecord());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                 | ROUTES: expected a JSON array of routes, or defaults
          default                            | ROUTES: not JSON at character 1
          []]                                | ROUTES: not JSON at character 3
          [] []                              | ROUTES: expected nothing after the array, found more
          [{"logGroup":"a"                   | ROUTES: not JSON at character 17
          ["x"]                              | ROUTES[0]: expected an object, or "defaults"
          [{},7]                             | ROUTES[1]: expected an object, or "defaults"
          [{"group":"a"}]                    | ROUTES[0]: unknown field 'group', expected logGroup, logStream, transform, pattern, vpcFlowLogFormat, splunkIndex, splunkSourcetype, splunkSource, splunkHost, unmatched, include, exclude, redact, addFields, partitionKeys, partitionMode, timeZone, eventsPerRecord, icebergTable, openSearchIndex
          [{"logGroup":1}]                   | ROUTES[0].logGroup: expected a string
          [{"logGroup":"a","logGroup":"b"}]  | ROUTES[0].logGroup: appears twice
          [{},{"unmatched":"no"}]            | ROUTES[1].unmatched: expected keep or drop or fail, found 'no'
          [{"transform":"pattern"}]          | ROUTES[0].transform: 'pattern' needs PATTERN, which is not set
          [{"transform":"pattern","pattern":"(?<a>["}] | ROUTES[0].pattern: missing closing ] at character 6 of '(?<a>['
          [{"include":"a(b"}]                | ROUTES[0].include: missing closing ) at character 1 of 'a(b'
          [{"partitionKeys":"x={y}"}]        | ROUTES[0].partitionKeys: partition key 'x': unknown field 'y', expected owner, logGroup, logStream, subscriptionFilter, id, timestamp, timestamp:PATTERN, extractedFields.NAME or field.NAME
          [{"pattern":"(?<a>.)"}]            | ROUTES[0].pattern: unused, expected "transform":"pattern" in the same route, or TRANSFORM=pattern
          [{"transform":"json","pattern":"(?<a>.)"}] | ROUTES[0].pattern: unused, expected "transform":"pattern" in the same route, or TRANSFORM=pattern
          [{"vpcFlowLogFormat":"${version}"}] | ROUTES[0].vpcFlowLogFormat: unused, expected "transform":"vpc-flow-log" in the same route, or TRANSFORM=vpc-flow-log
          [{"transform":"vpc-flow-log","vpcFlowLogFormat":"version"}] | ROUTES[0].vpcFlowLogFormat: expected fields such as ${version} ${vpc-id} with spaces between them, found 'version'
          [{"logGroup":""}]                  | ROUTES[0].logGroup: expected a name, found a blank one; omit the field to match all
          [{"logStream":" "}]                | ROUTES[0].logStream: expected a name, found a blank one; omit the field to match all
          [{"logGroup":" /app/*"}]           | ROUTES[0].logGroup: expected a name without leading or trailing spaces, found ' /app/*'
          [{},{"logStream":"web "}]          | ROUTES[1].logStream: expected a name without leading or trailing spaces, found 'web '
          [{"timeZone":"Mars"}]              | ROUTES[0].timeZone: expected an IANA time zone such as Europe/Berlin, found 'Mars'
          """)
  void invalidRouteIsReported(String routes, String problem) {
    assertEquals(List.of(problem), problems(Map.of("ROUTES", routes)));
  }

  @Test
  void patternWorksWithTheVariableTransform() {
    Route route =
        Settings.from(
                Map.of(
                    "TRANSFORM", "pattern",
                    "PATTERN", "(?<a>.)",
                    "ROUTES", "[{\"logGroup\":\"g\",\"pattern\":\"(?<b>.)\"}]"))
            .routes()
            .routeFor("g", "s");
    assertEquals("pattern", route.transformName());
  }

  @Test
  void flowLogFormatOfARouteOverridesTheVariable() {
    Settings settings =
        Settings.from(
            Map.of(
                "TRANSFORM", "vpc-flow-log",
                "VPC_FLOW_LOG_FORMAT", " ${version} ${vpc-id} ",
                "ROUTES",
                    """
                    [{"logGroup":"own","vpcFlowLogFormat":"${action}"},
                     {"logGroup":"default","vpcFlowLogFormat":""}]
                    """));
    assertEquals("{\"version\":3,\"vpc-id\":\"vpc-0a\"}\n", output(settings, "g", "3 vpc-0a"));
    assertEquals("{\"action\":\"REJECT\"}\n", output(settings, "own", "REJECT"));
    assertEquals(Lines.UNMATCHED, output(settings, "default", "3 vpc-0a"));
  }

  private static String output(Settings settings, String logGroup, String message) {
    return Lines.output(settings.routes().routeFor(logGroup, "s").transform(), message);
  }

  @Test
  void blanksInPatternsAreKept() {
    Route route =
        Settings.from(Map.of("ROUTES", "[{\"logGroup\":\"g\",\"include\":\"ERROR \"}]"))
            .routes()
            .routeFor("g", "s");
    assertEquals(
        List.of(true, false),
        Stream.of("ERROR x", "ERRORS")
            .map(text -> new Utf8Builder(0).append(text))
            .map(text -> route.filter().include().orElseThrow().matchesAnywhere(text))
            .toList());
  }

  @Test
  void allProblemsAreReportedTogether() {
    assertEquals(
        3,
        problems(
                Map.of(
                    "ROUTES",
                    "[{\"logGroup\":\"\",\"pattern\":\"(?<a>.)\"},{\"logStream\":\" x\"}]"))
            .size());
  }

  @Test
  void invalidVariableIsReportedOnce() {
    assertEquals(
        List.of(
            "UNMATCHED: expected keep or drop or fail, found 'x'",
            "ROUTES[1].redact: unknown preset 'y', expected authorization, aws-access-key,"
                + " aws-secret-key, bearer-token, credit-card, email, ipv4, ipv6, jwt, password or"
                + " /regular expression/"),
        problems(Map.of("UNMATCHED", "x", "ROUTES", "[{\"logGroup\":\"a\"},{\"redact\":\"y\"}]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          (a          | PATTERN: missing closing ) at character 1 of '(a'
          a(?=b)      | PATTERN: invalid or unsupported Perl syntax at character 2 of 'a(?=b)'
          (?<a>b)\\1 | PATTERN: invalid escape sequence at character 8 of '(?<a>b)\\1'
          a           | PATTERN: expected at least one named group such as (?<level>[A-Z]+), found none in 'a'
          (?<a>((x{999}){999}){999}) | PATTERN: the pattern is larger than 10000 instructions: expected fewer or smaller counted repetitions such as {1000}
          (?<a>x{9},) {999 | -
          """)
  void invalidPatternIsReportedByPosition(String pattern, String problem) {
    Map<String, String> environment = Map.of("TRANSFORM", "pattern", "PATTERN", pattern);
    if (problem.equals("-")) {
      Settings.from(environment);
    } else {
      assertEquals(List.of(problem), problems(environment));
    }
  }

  @Test
  void unusedPatternIsReported() {
    assertEquals(
        List.of("PATTERN: unused, expected TRANSFORM=pattern"),
        problems(Map.of("PATTERN", "(?<a>b)")));
  }

  @Test
  void unusedFlowLogFormatIsReported() {
    assertEquals(
        List.of("VPC_FLOW_LOG_FORMAT: unused, expected TRANSFORM=vpc-flow-log"),
        problems(Map.of("VPC_FLOW_LOG_FORMAT", "${version}")));
    Settings.from(Map.of("VPC_FLOW_LOG_FORMAT", "  "));
    Settings.from(Map.of("VPC_FLOW_LOG_FORMAT", "${version}", "ROUTES", "defaults"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ${}                          | expected fields such as ${version} ${vpc-id} with spaces between them, found '${}'
          ${version}, ${vpc-id}        | expected fields such as ${version} ${vpc-id} with spaces between them, found '${version},'
          ${version}${vpc-id}          | expected fields such as ${version} ${vpc-id} with spaces between them, found '${version}${vpc-id}'
          $${version} $${vpc-id}       | expected fields such as ${version} ${vpc-id} with spaces between them, found '$${version}'
          ${version} vpc-id            | expected fields such as ${version} ${vpc-id} with spaces between them, found 'vpc-id'
          ${Version}                   | expected fields such as ${version} ${vpc-id} with spaces between them, found '${Version}'
          ${version} ${end} ${version} | the field ${version} appears twice
          """)
  void invalidFlowLogFormatIsReported(String format, String problem) {
    assertEquals(
        List.of("VPC_FLOW_LOG_FORMAT: " + problem),
        problems(Map.of("TRANSFORM", "vpc-flow-log", "VPC_FLOW_LOG_FORMAT", format)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SPLUNK_INDEX      | {field.a}  | SPLUNK_INDEX: unused, expected TRANSFORM=splunk-hec
          SPLUNK_SOURCETYPE | app        | SPLUNK_SOURCETYPE: unused, expected TRANSFORM=splunk-hec
          SPLUNK_SOURCE     | app        | SPLUNK_SOURCE: unused, expected TRANSFORM=splunk-hec
          SPLUNK_HOST       | app        | SPLUNK_HOST: unused, expected TRANSFORM=splunk-hec
          """)
  void unusedSplunkSettingIsReported(String name, String value, String problem) {
    assertEquals(List.of(problem), problems(Map.of(name, value)));
    Settings.from(Map.of(name, value, "TRANSFORM", "splunk-hec"));
    assertEquals(
        List.of(name + ": a '{' without its '}' in '{logStream'"),
        problems(Map.of(name, "{logStream", "TRANSFORM", "splunk-hec")));
  }

  @Test
  void splunkSettingOfARouteOverridesTheVariable() {
    Settings settings =
        Settings.from(
            Map.of(
                "TRANSFORM", "splunk-hec",
                "SPLUNK_INDEX", "main",
                "TIME_ZONE", "Asia/Tokyo",
                "ROUTES", "[{\"logGroup\":\"own\",\"splunkIndex\":\"day-{timestamp:dd}\"}]"));
    assertEquals(true, output(settings, "g", "m").contains("\"index\":\"main\""));
    assertEquals(true, output(settings, "own", "m").contains("\"index\":\"day-15\""));
  }

  @Test
  void icebergTableNeedsOneEventPerRecord() {
    String one =
        "ICEBERG_TABLE: Firehose takes one JSON object per record for Iceberg: expected"
            + " EVENTS_PER_RECORD=one";
    String json =
        "ICEBERG_TABLE: rows are JSON, and the transform message writes text: expected another"
            + " TRANSFORM, such as json";
    assertEquals(List.of(one, json), problems(Map.of("ICEBERG_TABLE", "logs.app")));
    assertEquals(List.of(one), problems(Map.of("ICEBERG_TABLE", "logs.app", "TRANSFORM", "json")));
    assertEquals(
        List.of(json), problems(Map.of("ICEBERG_TABLE", "logs.app", "EVENTS_PER_RECORD", "one")));
    assertEquals(
        List.of(
            "ROUTES[0].icebergTable: expected database.table, such as logs.{field.app|other},"
                + " found 'logs'"),
        problems(Map.of("ROUTES", "[{\"icebergTable\":\"logs\"}]")));
    Settings settings =
        Settings.from(
            Map.of(
                "TRANSFORM", "json",
                "EVENTS_PER_RECORD", "one",
                "ICEBERG_TABLE", "logs.all",
                "ROUTES", "[{\"logGroup\":\"own\",\"icebergTable\":\"\"}]"));
    assertEquals(true, settings.routes().routeFor("g", "s").grouping().tableName().isPresent());
    assertEquals(true, settings.routes().routeFor("own", "s").grouping().tableName().isEmpty());
  }

  private static List<String> problems(Map<String, String> environment) {
    String message =
        String.valueOf(
            assertThrows(InvalidSettingsException.class, () -> Settings.from(environment))
                .getMessage());
    return message.lines().skip(1).map(String::strip).toList();
  }
}
