package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All combinations of the parameters that decide about resources.
public final class Combinations {
  static final String KINESIS = "arn:aws:kinesis:eu-central-1:123456789012:stream/given-stream";
  public static final String FIREHOSE =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/given";
  public static final String DOMAIN = "arn:aws:es:eu-central-1:123456789012:domain/search";
  static final String ENDPOINT = "https://abc123.eu-central-1.aoss.amazonaws.com";
  static final String HOST = "https://search-abc.eu-central-1.es.amazonaws.com";
  public static final String SECRET_PREFIX =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";
  static final String SECRET = SECRET_PREFIX + "hec-a1b2c3";
  static final String LOGIN = SECRET_PREFIX + "login-d4e5";
  static final String KEY =
      "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  static final String LAYER = "arn:aws:lambda:eu-central-1:123456789012:layer:own:3";
  static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:alarms";

  /// Combinations that are also tried with different numbers of log groups, from one to five.
  private static final String FEW = "s3 direct made-bucket no-key";

  /// Combinations that are also tried with different rotations and numbers of further indexes.
  private static final String FEW_INDEXING =
      "indexing direct made-bucket no-key no-groups no-vpc dynamic";

  /// One way to answer a question: a fact, the facts that it requires, and its parameters.
  private record Option(String fact, String when, Map<String, String> parameters) {}

  private Combinations() {}

  private static List<List<Option>> questions() {
    return List.of(
        List.of(
            new Option("s3", "", Map.of()),
            new Option(
                "opensearch",
                "",
                Map.of("Destination", "opensearch", "OpenSearchDomainArn", DOMAIN)),
            new Option("serverless", "", serverless()),
            new Option("indexing", "", Map.of("Destination", "opensearch-direct")),
            new Option(
                "splunk",
                "",
                Map.of(
                    "Destination",
                    "splunk",
                    "SplunkEndpoint",
                    "https://splunk.example.com:8088",
                    "SplunkTokenSecretArn",
                    SECRET)),
            new Option("none", "", Map.of("Destination", "none"))),
        List.of(
            new Option("direct", "!none", Map.of()),
            new Option("direct", "none", Map.of("FirehoseStreamArn", FIREHOSE)),
            new Option("kinesis", "", Map.of("Source", "kinesis"))),
        List.of(
            new Option("made-kinesis", "kinesis !none", Map.of()),
            new Option("given-kinesis", "kinesis", Map.of("KinesisStreamArn", KINESIS))),
        List.of(
            new Option("made-bucket", "!none", Map.of()),
            new Option("given-bucket", "!none", Map.of("BucketName", "given-bucket"))),
        List.of(
            new Option("no-key", "", Map.of()), new Option("key", "", Map.of("KmsKeyArn", KEY))),
        List.of(
            new Option("no-groups", "", Map.of()),
            new Option("one-group", "", Map.of("LogGroupNames", "/var/log/messages")),
            new Option("two-groups", FEW, Map.of("LogGroupNames", "/a/one,two")),
            new Option("three-groups", FEW, Map.of("LogGroupNames", "/a/one,two,three_3")),
            new Option("four-groups", FEW, Map.of("LogGroupNames", "/a/one,two,three_3,four-4")),
            new Option(
                "five-groups", "", Map.of("LogGroupNames", "/a/one,two,three_3,four-4,#five.5")),
            new Option("all-groups", "", Map.of("AllLogGroups", "yes"))),
        List.of(
            new Option("no-vpc", "opensearch/indexing", Map.of()),
            new Option(
                "vpc",
                "opensearch/indexing",
                Map.of(
                    "SubnetIds",
                    "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
                    "SecurityGroupIds",
                    "sg-0123456789abcdef0,sg-0123456789abcdef1"))),
        List.of(
            new Option("dynamic", "s3/indexing", Map.of()),
            new Option("time", "s3/indexing", Map.of("Partitioning", "time", "S3BufferSize", "5"))),
        List.of(
            new Option("events-chosen", "", Map.of()),
            new Option("events-one", "s3/none", Map.of("EventsPerRecord", "one"))),
        List.of(new Option("plain", "", Map.of()), new Option("changed", "", changed())),
        List.of(
            new Option("topic", "changed", Map.of("AlarmTopicArn", TOPIC)),
            new Option("no-topic", "changed no-groups dynamic events-chosen " + FEW, Map.of())),
        List.of(
            new Option("transform-chosen", "", Map.of()),
            new Option(
                "transform-given",
                "changed",
                Map.of("LogTransform", "com.example.Own", "LayerArn", LAYER)),
            new Option(
                "splunk-given",
                "none changed events-chosen",
                Map.of("LogTransform", "splunk-hec"))),
        List.of(
            new Option(
                "pattern",
                "changed",
                Map.of("Pattern", "(?<a>.)", "Routes", "[{\"transform\":\"pattern\"}]")),
            new Option(
                "flow-logs",
                "changed no-groups dynamic events-chosen topic transform-chosen " + FEW,
                Map.of(
                    "VpcFlowLogFormat",
                    "${version} ${vpc-id}",
                    "Routes",
                    "[{\"transform\":\"vpc-flow-log\"}]"))),
        List.of(
            new Option(
                "rows", "none events-one transform-given", Map.of("IcebergTable", "logs.app"))),
        List.of(
            new Option(
                "metadata",
                "splunk/splunk-given changed transform-chosen/splunk-given",
                metadata())),
        List.of(
            new Option(
                "rotation-changed", "opensearch changed", Map.of("IndexRotation", "OneMonth"))),
        List.of(new Option("system-fields", "changed !all-groups", Map.of("SystemFields", "yes"))));
  }

  /// Returns the questions about `Destination=opensearch-direct`.
  private static List<List<Option>> indexing() {
    return List.of(
        List.of(
            new Option(
                "into-domain",
                "indexing",
                Map.of("OpenSearchDomainArn", DOMAIN, "OpenSearchEndpoint", HOST)),
            new Option(
                "into-collection",
                "indexing",
                Map.of(
                    "OpenSearchCollectionEndpoint",
                    ENDPOINT,
                    "OpenSearchCollectionName",
                    "logs-search"))),
        List.of(
            new Option("daily", "indexing", Map.of()),
            rotated("unrotated", "NoRotation"),
            rotated("hourly", "OneHour"),
            rotated("monthly", "OneMonth")),
        List.of(
            new Option(
                "archive",
                "indexing changed",
                Map.of("Archive", "true", "OpenSearchPipeline", "own.Pipe_line-1"))),
        List.of(new Option("login", "into-domain changed", Map.of("OpenSearchSecretArn", LOGIN))),
        List.of(new Option("no-ids", "into-collection changed", Map.of("OpenSearchIds", "false"))),
        List.of(
            further("one-further", FEW_INDEXING + " changed", "app-*"),
            further("two-further", FEW_INDEXING + " changed", "app-*,web-2"),
            further("three-further", "indexing changed", "app-*,web-2,x*")));
  }

  private static Option rotated(String fact, String rotation) {
    return new Option(fact, FEW_INDEXING + " plain", Map.of("IndexRotation", rotation));
  }

  private static Option further(String fact, String when, String patterns) {
    return new Option(fact, when, Map.of("FurtherIndexPatterns", patterns));
  }

  private static Map<String, String> metadata() {
    return Map.of(
        "SplunkIndex", "{field.team}",
        "SplunkSourcetype", "app",
        "SplunkSource", "{owner}",
        "SplunkHost", "{logStream}");
  }

  private static Map<String, String> serverless() {
    return Map.of(
        "Destination", "opensearch-serverless",
        "OpenSearchCollectionEndpoint", ENDPOINT,
        "OpenSearchCollectionName", "logs-search",
        "IndexRotation", "NoRotation");
  }

  /// Returns non-default values of all parameters that decide only about a value.
  private static Map<String, String> changed() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("FilterPattern", "{ $.level = \"E\\R's\" }");
    values.put("KinesisMode", "provisioned");
    values.put("KinesisShards", "3");
    values.put("KinesisRetentionHours", "48");
    values.put("LogName", "syslog-1.2_x");
    values.put("S3BufferSize", "100");
    values.put("S3BufferInterval", "120");
    values.put("ExpireAfterDays", "90");
    values.put("ErrorsExpireAfterDays", "7");
    values.put("IndexName", "other-index");
    values.put("Unmatched", "drop");
    values.put("Include", "in");
    values.put("Exclude", "ex");
    values.put("Redact", "email");
    values.put("AddFields", "env=prod");
    values.put("PartitionMode", "exact");
    values.put("TimeZone", "America/Argentina/Buenos_Aires");
    values.put("LambdaBufferSize", "0.5");
    values.put("LambdaBufferInterval", "0");
    values.put("MemorySize", "2048");
    values.put("Architecture", "x86_64");
    values.put("ReservedConcurrency", "10");
    values.put("LogLevel", "DEBUG");
    values.put("LogRetentionDays", "7");
    values.put("MaxResponseBytes", "5000000");
    values.put("MaxEnvelopeBytes", "1000000");
    values.put("MaxRounds", "9");
    values.put("ReingestMaxAttempts", "8");
    values.put("ReingestBatchRecords", "70");
    values.put("KinesisAggregation", "false");
    values.put("OpenSearchBulkBytes", "9000000");
    values.put("FreshnessAlarmSeconds", "600");
    values.put("NothingArrivesSeconds", "900");
    values.put("MetricsNamespace", "Other/Logs");
    return values;
  }

  /// Returns all combinations in a fixed order.
  public static List<Combination> all() {
    List<Combination> all = List.of(new Combination(Map.of(), Set.of()));
    for (List<Option> question : concat(questions(), indexing())) {
      List<Combination> answered = new ArrayList<>();
      for (Combination each : all) {
        List<Option> options = question.stream().filter(option -> each.is(option.when)).toList();
        if (options.isEmpty()) {
          answered.add(each);
        }
        options.forEach(option -> answered.add(with(each, option)));
      }
      all = answered;
    }
    return all;
  }

  private static List<List<Option>> concat(List<List<Option>> first, List<List<Option>> second) {
    List<List<Option>> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private static Combination with(Combination combination, Option option) {
    Map<String, String> parameters = new LinkedHashMap<>(combination.parameters());
    // A narrower question takes precedence: the buffer of Partitioning time.
    option.parameters.forEach(parameters::putIfAbsent);
    Set<String> facts = new LinkedHashSet<>(combination.facts());
    facts.add(option.fact);
    return new Combination(parameters, facts);
  }

  /// Returns a few combinations that together contain every possible pair of facts.
  public static List<Combination> pairs() {
    Map<Combination, Set<String>> left = new LinkedHashMap<>();
    all().forEach(each -> left.put(each, pairsOf(each)));
    List<Combination> chosen = new ArrayList<>();
    while (!left.isEmpty()) {
      Combination best =
          Collections.max(
              left.keySet(),
              Comparator.comparingInt(each -> left.getOrDefault(each, Set.of()).size()));
      Set<String> covered = Set.copyOf(left.getOrDefault(best, Set.of()));
      chosen.add(best);
      left.values().forEach(pairs -> pairs.removeAll(covered));
      left.values().removeIf(Set::isEmpty);
    }
    return chosen;
  }

  private static Set<String> pairsOf(Combination combination) {
    Set<String> pairs = new HashSet<>();
    for (String one : combination.facts()) {
      for (String other : combination.facts()) {
        pairs.add(one + " " + other);
      }
    }
    return pairs;
  }
}
