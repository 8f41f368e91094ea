package io.github.firehoselogs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.route.MessageFilter;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Route.PartitionMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void emptyEnvironmentGivesTheDefaults() {
    Settings settings = Settings.from(Map.of());
    assertEquals(
        List.of("instanceId", "year", "month", "date", "hour"),
        grouping(settings).partitionKeys().names());
    assertEquals(PartitionMode.FIRST, grouping(settings).partitionMode());
    assertEquals(EventsPerRecord.ALL, grouping(settings).eventsPerRecord());
    assertEquals(6_000_000, settings.maxResponseBytes());
    assertEquals(134_217_728, settings.maxEnvelopeBytes());
    assertEquals(16, settings.maxRounds());
    assertEquals(20, settings.reingestMaxAttempts());
    assertEquals(500, settings.reingestBatchRecords());
    assertTrue(settings.kinesisAggregation());
  }

  @Test
  void blankMeansDefaultExceptForKeys() {
    Settings settings =
        Settings.from(Map.of("MAX_ROUNDS", " ", "TRANSFORM", "", "PARTITION_KEYS", ""));
    assertEquals(16, settings.maxRounds());
    assertEquals(List.of(), grouping(settings).partitionKeys().names());
  }

  @Test
  void blankNamespaceMeansNoMetrics() {
    assertEquals("FirehoseLogs", Settings.from(Map.of()).metricsNamespace());
    assertEquals("Mine", Settings.from(Map.of("METRICS_NAMESPACE", "Mine")).metricsNamespace());
    assertEquals("", Settings.from(Map.of("METRICS_NAMESPACE", " ")).metricsNamespace());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AWS", "AWSLogs/x", "aws/x", "a:b", "#1 of_my-Logs.x/y"})
  void namespacesOfCloudWatchAreAccepted(String namespace) {
    assertEquals(
        namespace, Settings.from(Map.of("METRICS_NAMESPACE", namespace)).metricsNamespace());
    String longest = "n".repeat(255);
    assertEquals(longest, Settings.from(Map.of("METRICS_NAMESPACE", longest)).metricsNamespace());
    assertTrue(messageOf(Map.of("METRICS_NAMESPACE", longest + "n")).contains("up to 255 letters"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "~ERROR ~, ERROR x, ERRORS",
        "~ ERROR~, an ERROR, ERROR",
        "~ ~, a b, ab",
        "~\n^ERROR \r\n~, ERROR x, ERRORS",
      })
  void blanksBelongToAPattern(String pattern, String has, String lacks) {
    for (String name : List.of("INCLUDE", "EXCLUDE")) {
      MessageFilter filter = Settings.from(Map.of(name, pattern)).routes().defaultRoute().filter();
      LinearPattern read = filter.include().or(filter::exclude).orElseThrow();
      assertTrue(read.matchesAnywhere(new Utf8Builder(0).append(has)), name);
      assertFalse(read.matchesAnywhere(new Utf8Builder(0).append(lacks)), name);
    }
  }

  @Test
  void everyVariableIsRead() {
    Settings settings =
        Settings.from(
            Map.of(
                "PARTITION_KEYS", "a={owner}",
                "PARTITION_MODE", "exact",
                "EVENTS_PER_RECORD", "one",
                "TIME_ZONE", "Asia/Tokyo",
                "MAX_RESPONSE_BYTES", "6291456",
                "MAX_ENVELOPE_BYTES", "1073741824",
                "MAX_ROUNDS", "0",
                "REINGEST_MAX_ATTEMPTS", "1",
                "REINGEST_BATCH_RECORDS", "1",
                "KINESIS_AGGREGATION", "false"));
    assertEquals(List.of("a"), grouping(settings).partitionKeys().names());
    assertEquals(PartitionMode.EXACT, grouping(settings).partitionMode());
    assertEquals(EventsPerRecord.ONE, grouping(settings).eventsPerRecord());
    assertEquals(6_291_456, settings.maxResponseBytes());
    assertEquals(1_073_741_824, settings.maxEnvelopeBytes());
    assertEquals(0, settings.maxRounds());
    assertEquals(1, settings.reingestMaxAttempts());
    assertEquals(1, settings.reingestBatchRecords());
    assertFalse(settings.kinesisAggregation());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          MAX_RESPONSE_BYTES     | 0          | expected a whole number in 20000..6291456, found '0'
          MAX_RESPONSE_BYTES     | 6291457    | expected a whole number in 20000..6291456, found '6291457'
          MAX_ENVELOPE_BYTES     | 1073741825 | expected a whole number in 1..1073741824, found '1073741825'
          MAX_ROUNDS             | -1         | expected a whole number in 0..65535, found '-1'
          REINGEST_MAX_ATTEMPTS  | many       | expected a whole number in 1..100, found 'many'
          REINGEST_BATCH_RECORDS | 501        | expected a whole number in 1..500, found '501'
          PARTITION_MODE         | Exact      | expected first or exact, found 'Exact'
          EVENTS_PER_RECORD      | 1          | expected all or one, found '1'
          KINESIS_AGGREGATION    | yes        | expected true or false, found 'yes'
          METRICS_NAMESPACE      | AWS/Logs   | expected up to 255 letters, digits, spaces and . - _ / # :, beginning with neither AWS/ nor a colon, found 'AWS/Logs'
          METRICS_NAMESPACE      | :Logs      | expected up to 255 letters, digits, spaces and . - _ / # :, beginning with neither AWS/ nor a colon, found ':Logs'
          METRICS_NAMESPACE      | Größe      | expected up to 255 letters, digits, spaces and . - _ / # :, beginning with neither AWS/ nor a colon, found 'Größe'
          MAX_RESPONSE_BYTES     | 19999      | expected a whole number in 20000..6291456, found '19999'
          OPENSEARCH_INDEX       | logs-{hour} | unknown field 'hour', expected owner, logGroup, logStream, subscriptionFilter, id, timestamp, timestamp:PATTERN, extractedFields.NAME or field.NAME
          OPENSEARCH_SERVICE     | ES         | expected es or aoss, found 'ES'
          OPENSEARCH_PIPELINE    | a/b        | expected the name of an ingest pipeline: letters, digits, . _ and -, found 'a/b'
          OPENSEARCH_IDS         | no         | expected true or false, found 'no'
          OPENSEARCH_BULK_BYTES  | 10000001   | expected a whole number in 100000..10000000, found '10000001'
          OPENSEARCH_SECRET_ARN  | password   | expected the ARN of a secret in Secrets Manager, found 'password'
          ADD_FIELDS             | env=prod   | unused, expected a TRANSFORM that writes JSON, such as json
          ARCHIVE                | true       | unused, expected OPENSEARCH_ENDPOINT
          TIME_ZONE              | Mars       | expected an IANA time zone such as Europe/Berlin, found 'Mars'
          TRANSFORM              | msg        | unknown transform 'msg', expected message, json, mysql-general-log, mysql-slow-log, mysql-error-log, mysql-audit-log, postgresql-log, syslog, access-log, vpc-flow-log, lambda-log, lambda-report, pattern, splunk-hec or the name of a class
          PARTITION_KEYS         | x          | partition key 'x': expected x=template
          REDACT                 | emial      | unknown preset 'emial', expected authorization, aws-access-key, aws-secret-key, bearer-token, credit-card, email, ipv4, ipv6, jwt, password or /regular expression/
          """)
  void invalidVariableIsReported(String variable, String value, String problem) {
    assertEquals(
        "1 setting is invalid:\n  " + variable + ": " + problem,
        messageOf(Map.of(variable, value)));
  }

  @Test
  void allProblemsAreReportedTogether() {
    Map<String, String> environment = new HashMap<>();
    environment.put("MAX_ROUNDS", "x");
    environment.put("TIME_ZONE", "Mars");
    environment.put("ROUTES", "[]x");
    assertEquals(
        """
        3 settings are invalid:
          TIME_ZONE: expected an IANA time zone such as Europe/Berlin, found 'Mars'
          ROUTES: not JSON at character 3
          MAX_ROUNDS: expected a whole number in 0..65535, found 'x'\
        """,
        messageOf(environment));
  }

  @ParameterizedTest
  @CsvSource({
    "TRANSFROM, TRANSFORM",
    "TRANFORM, TRANSFORM",
    "transform, TRANSFORM",
    "Redact, REDACT",
    "REDCT, REDACT",
    "REDACTS, REDACT",
    "RDEACT, REDACT",
    "PATERN, PATTERN",
    "ROUTE, ROUTES",
    "PARTITIONKEYS, PARTITION_KEYS",
    "PARTITION_KEY, PARTITION_KEYS",
    "ADDFIELDS, ADD_FIELDS",
    "ADD-FIELDS, ADD_FIELDS",
    "EVENT_PER_RECORD, EVENTS_PER_RECORD",
    "SPLUNK_INDX, SPLUNK_INDEX",
    "OPENSEARCH_ENDPIONT, OPENSEARCH_ENDPOINT",
    "ICEBERG_TABEL, ICEBERG_TABLE"
  })
  void misspeltVariableIsRefused(String name, String meant) {
    assertEquals(
        "1 setting is invalid:\n  " + name + ": unknown variable, expected " + meant,
        messageOf(Map.of(name, "")));
  }

  @Test
  void everyMistakeInAnyNameIsFound() {
    for (String name : Settings.from(Map.of()).effective().keySet()) {
      for (int i = 0; i < name.length(); i++) {
        String rest = name.substring(i + 1);
        String before = name.substring(0, i);
        assertMisspelt(before + rest);
        assertMisspelt(before + "X" + name.substring(i));
        assertMisspelt(before + (name.charAt(i) == '#' ? 'X' : '#') + rest);
        if (i > 0) {
          assertMisspelt(name.substring(0, i - 1) + name.charAt(i) + name.charAt(i - 1) + rest);
        }
      }
    }
  }

  private static void assertMisspelt(String name) {
    if (!Settings.from(Map.of()).effective().containsKey(name)) {
      assertTrue(messageOf(Map.of(name, "x")).contains(name + ": unknown variable"), name);
    }
  }

  @Test
  void otherVariablesAreAccepted() {
    Map<String, String> environment = new HashMap<>();
    for (String name :
        List.of(
            "PATH",
            "HOME",
            "LANG",
            "TZ",
            "AWS_REGION",
            "_HANDLER",
            "LAMBDA_TASK_ROOT",
            "SHELL",
            "JAVA_TOOL_OPTIONS",
            "OPENSEARCH_PASSWORD",
            "TABLE",
            "INDEX",
            "FORMAT",
            "USER",
            "AWS_LAMBDA_FUNCTION_NAME",
            "PATTERN_FILE",
            "TERM",
            "ROUTER_URL")) {
      environment.put(name, "x");
    }
    assertEquals(Settings.from(Map.of()).effective(), Settings.from(environment).effective());
  }

  @Test
  void effectiveValuesNameNoSecret() {
    Map<String, String> effective =
        Settings.from(
                Map.of(
                    "TRANSFORM", " json ",
                    "REDACT", "email,/hunter2\\/x/, ipv4",
                    "ROUTES", "[{\"logGroup\":\"a\",\"redact\":\"/hunter2/\"}]"))
            .effective();
    assertFalse(effective.toString().contains("hunter2"), effective::toString);
    assertEquals("email,/…/, ipv4", effective.get("REDACT"));
    assertEquals("1", effective.get("ROUTES"));
    assertEquals("json", effective.get("TRANSFORM"));
    assertEquals("keep", effective.get("UNMATCHED"));
    assertEquals("6000000", effective.get("MAX_RESPONSE_BYTES"));
    assertEquals("true", effective.get("KINESIS_AGGREGATION"));
    assertEquals("UTC", effective.get("TIME_ZONE"));
    assertEquals("FirehoseLogs", effective.get("METRICS_NAMESPACE"));
  }

  private static Route.Grouping grouping(Settings settings) {
    return settings.routes().defaultRoute().grouping();
  }

  private static String messageOf(Map<String, String> environment) {
    return String.valueOf(
        assertThrows(InvalidSettingsException.class, () -> Settings.from(environment))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://search-logs-abc.eu-west-1.es.amazonaws.com   | es   | eu-west-1
          https://abc.us-gov-west-1.aoss.amazonaws.com/        | aoss | us-gov-west-1
          https://vpc-logs-abc.cn-north-1.es.amazonaws.com.cn  | es   | cn-north-1
          https://search.example.com:8443                      | es   | ap-south-1
          http://127.0.0.1:9200                                | es   | ap-south-1
          http://localhost:9200/                               | es   | ap-south-1
          """)
  void endpointHasARegion(String endpoint, String service, String region) {
    OpenSearchSettings openSearch =
        Settings.from(
                Map.of(
                    "OPENSEARCH_ENDPOINT",
                    endpoint,
                    "OPENSEARCH_SERVICE",
                    service,
                    "AWS_REGION",
                    "ap-south-1",
                    "TRANSFORM",
                    "json"))
            .openSearch()
            .orElseThrow();
    assertEquals(region, openSearch.region());
    assertEquals(5_000_000, openSearch.bulkBytes());
    assertTrue(openSearch.ids());
    assertFalse(openSearch.archive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search.example.com",
        "http://search.example.com",
        "https://user:password@host",
        "https://host/logs",
        "https://host?a=b",
        "https://",
        "https://[",
        "ftp://127.0.0.1"
      })
  void otherEndpointIsReported(String endpoint) {
    assertEquals(
        "1 setting is invalid:\n"
            + "  OPENSEARCH_ENDPOINT: expected https:// and a host, or http:// and a loopback"
            + " address, found '"
            + endpoint
            + "'",
        messageOf(Map.of("OPENSEARCH_ENDPOINT", endpoint, "TRANSFORM", "json")));
  }

  @Test
  void indexingNeedsJsonAndWholeRecords() {
    assertEquals(
        """
        3 settings are invalid:
          OPENSEARCH_ENDPOINT: OpenSearch accepts JSON, and the transform message writes text: expected another TRANSFORM, such as json
          EVENTS_PER_RECORD: one is for Firehose's own OpenSearch destination: expected all with OPENSEARCH_ENDPOINT
          OPENSEARCH_IDS: false is only for collections: expected OPENSEARCH_SERVICE=aoss\
        """,
        messageOf(
            Map.of(
                "OPENSEARCH_ENDPOINT", "https://search.example.com",
                "EVENTS_PER_RECORD", "one",
                "OPENSEARCH_IDS", "false")));
  }
}
