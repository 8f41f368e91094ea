package io.github.firehoselogs.format.vpcflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.ColumnMutations;
import io.github.firehoselogs.format.ColumnMutations.Kind;
import io.github.firehoselogs.format.ColumnMutations.Mutant;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asserts that records of random custom formats are read correctly, and that records with another
/// order or number of fields are read correctly or unmatched.
///
/// Fields of the same kind cannot be distinguished by their values. Therefore each field may have
/// its own value, or that of a field in the same group of [#GROUPS]. A number may be any other number
/// or an account, and the name of a cluster or a service any of [#WORDS].
class VpcFlowLogOrdersTest {
  private static final long SEED = 20_250_610;
  private static final int RUNS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FOREIGN = List.of("-", "2", "eni-0a", "10.0.0.9", "OK", "x");

  private static final int ACCOUNTS = 1;
  private static final int ECS_NAMES = 8;

  private static final List<List<String>> GROUPS =
      List.of(
          List.of("srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr"),
          List.of("account-id", "tgw-src-vpc-account-id", "tgw-dst-vpc-account-id"),
          List.of("vpc-id", "tgw-src-vpc-id", "tgw-dst-vpc-id"),
          List.of("subnet-id", "tgw-src-subnet-id", "tgw-dst-subnet-id"),
          List.of("interface-id", "tgw-src-eni", "tgw-dst-eni"),
          List.of("az-id", "tgw-src-az-id", "tgw-dst-az-id"),
          List.of("tgw-attachment-id", "tgw-pair-attachment-id"),
          List.of("pkt-src-aws-service", "pkt-dst-aws-service", "reject-reason"),
          List.of("ecs-cluster-name", "ecs-service-name"),
          List.of("ecs-task-id", "ecs-container-instance-id"),
          List.of("sublocation-id", "ecs-cluster-name", "ecs-service-name"),
          List.of("ecs-container-id", "ecs-second-container-id"));

  private static final List<String> NUMBERS =
      List.of(
          "version",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "tcp-flags",
          "traffic-path",
          "packets-lost-no-route",
          "packets-lost-blackhole",
          "packets-lost-mtu-exceeded",
          "packets-lost-ttl-expired",
          "encryption-status");

  private static final List<String> WORDS =
      List.of(
          "type",
          "flow-direction",
          "sublocation-type",
          "sublocation-id",
          "pkt-src-aws-service",
          "pkt-dst-aws-service",
          "reject-reason",
          "resource-type",
          "resource-id",
          "log-status",
          "ecs-task-id",
          "ecs-container-instance-id",
          "ecs-container-id",
          "ecs-second-container-id");

  /// The fields of AWS's table with their versions, written by hand.
  private static final Map<Integer, String> VERSIONS =
      new TreeMap<>(
          Map.of(
              2,
              "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                  + " bytes start end action log-status",
              3,
              "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr",
              4,
              "region az-id sublocation-type sublocation-id",
              5,
              "pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path",
              6,
              "resource-type tgw-id tgw-attachment-id tgw-src-vpc-account-id"
                  + " tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id"
                  + " tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id"
                  + " tgw-pair-attachment-id packets-lost-no-route packets-lost-blackhole"
                  + " packets-lost-mtu-exceeded packets-lost-ttl-expired",
              7,
              "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn"
                  + " ecs-container-instance-id ecs-container-id ecs-second-container-id"
                  + " ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id",
              8,
              "reject-reason",
              9,
              "resource-id",
              10,
              "encryption-status"));

  private final Random random = new Random(SEED);

  @BeforeEach
  void printSeed() {
    System.out.println("VpcFlowLogOrdersTest: seed " + SEED);
  }

  @Test
  void everyFieldHasItsVersion() {
    VERSIONS.forEach((version, names) -> {
      for (String name : names.split(" ", -1)) {
        assertEquals(version, VpcFlowLogField.named(name).version(), name);
      }
    });
    assertEquals(VpcFlowLogKind.UNKNOWN, VpcFlowLogField.named("newer").value());
  }

  @Test
  void recordsAreReadCorrectly() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      Map<String, String> record = record();
      String line = String.join(" ", record.values());
      String where = where(run, record.keySet() + " " + line);
      String output = Lines.outputOf(format(record), line);
      assertNotEquals(Lines.UNMATCHED, output, where);
      List<String> present =
          record.entrySet().stream()
              .filter(each -> !each.getValue().equals("-"))
              .map(Map.Entry::getKey)
              .toList();
      List<String> names = new ArrayList<>();
      for (Map.Entry<String, JsonNode> field : JSON.readTree(output).properties()) {
        names.add(field.getKey());
        assertEquals(record.get(field.getKey()), field.getValue().asText(), where);
        assertEquals(NUMBERS.contains(field.getKey()), field.getValue().isIntegralNumber(), where);
      }
      assertEquals(present, names, where);
    }
  }

  @Test
  void mutantsAreCorrectOrUnmatched() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    for (int run = 0; run < RUNS; run++) {
      Map<String, String> record = record();
      LogFormat format = format(record);
      Mutant mutant = mutations.next(List.copyOf(record.values()));
      String line = mutant.line(" ");
      if (mutant.kind() == Kind.SWAP) {
        assertRightOrUnmatched(format, record, line, run);
      } else {
        assertEquals(Lines.UNMATCHED, Lines.outputOf(format, line), where(run, line));
      }
    }
  }

  @Test
  void otherOrdersAreCorrectOrUnmatched() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      Map<String, String> record = record();
      List<String> shuffled = new ArrayList<>(record.values());
      Collections.shuffle(shuffled, random);
      assertRightOrUnmatched(format(record), record, String.join(" ", shuffled), run);
    }
  }

  private static LogFormat format(Map<String, String> record) {
    return new VpcFlowLog(
        record.keySet().stream().map(name -> "${" + name + "}").collect(Collectors.joining(" ")));
  }

  private static void assertRightOrUnmatched(
      LogFormat format, Map<String, String> record, String line, int run) throws IOException {
    String output = Lines.outputOf(format, line);
    if (output.equals(Lines.UNMATCHED)) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : JSON.readTree(output).properties()) {
      String name = field.getKey();
      List<String> others = new ArrayList<>(List.of(name));
      GROUPS.stream().filter(group -> group.contains(name)).forEach(others::addAll);
      if (NUMBERS.contains(name)) {
        others.addAll(NUMBERS);
        others.addAll(GROUPS.get(ACCOUNTS));
      }
      if (GROUPS.get(ECS_NAMES).contains(name)) {
        others.addAll(WORDS);
      }
      List<String> allowed = others.stream().map(other -> record.getOrDefault(other, "-")).toList();
      String where = where(run, field + " of " + record);
      assertTrue(allowed.contains(field.getValue().asText()), where);
    }
  }

  /// Returns a record of some fields in any order, with its version and at least two others.
  private Map<String, String> record() {
    List<String> names = new ArrayList<>();
    VERSIONS.values().forEach(each -> names.addAll(List.of(each.split(" ", -1))));
    Collections.shuffle(names, random);
    List<String> some = new ArrayList<>(names.subList(0, 2 + random.nextInt(names.size() - 2)));
    if (!some.contains("version")) {
      some.add(random.nextInt(some.size()), "version");
    }
    Map<String, String> values = values();
    Map<String, String> record = new LinkedHashMap<>();
    some.forEach(name -> record.put(name, values.get(name)));
    record.put("version", "" + version(some));
    return record;
  }

  private static int version(List<String> names) {
    return VERSIONS.entrySet().stream()
        .filter(each -> List.of(each.getValue().split(" ", -1)).stream().anyMatch(names::contains))
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElseThrow();
  }

  private Map<String, String> values() {
    boolean tcp = random.nextBoolean();
    long packets = 300L + random.nextInt(100_000);
    long start = 1_620_000_000L + random.nextInt(100_000_000);
    Map<String, String> values = new LinkedHashMap<>();
    for (String names : VERSIONS.values()) {
      for (String name : names.split(" ", -1)) {
        boolean required = VpcFlowLogField.named(name).value().required;
        values.put(name, required || random.nextInt(4) > 0 ? value(name) : "-");
      }
    }
    values.put("protocol", tcp ? "6" : "17");
    values.put("tcp-flags", tcp ? "" + random.nextInt(64) : "0");
    values.put("packets", "" + packets);
    values.put("bytes", "" + packets * (40 + random.nextInt(1400)));
    values.put("start", "" + start);
    values.put("end", "" + (start + random.nextInt(600)));
    return values;
  }

  private String value(String name) {
    return switch (name) {
      case "version", "start", "end", "protocol", "packets", "bytes", "tcp-flags" -> "-";
      case "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr" ->
          random.nextBoolean() ? "10.0.0." + random.nextInt(256) : "2001:db8::" + hex(3);
      case "srcport", "dstport" -> "" + random.nextInt(65_536);
      case "action" -> any("ACCEPT", "REJECT");
      case "log-status" -> any("OK", "NODATA", "SKIPDATA");
      case "type" -> any("IPv4", "IPv6", "EFA");
      case "region" -> any("ap-southeast-2", "us-gov-west-1");
      case "sublocation-type" -> any("wavelength", "outpost", "localzone");
      case "sublocation-id" ->
          any("us-west-2-lax-1a", "arn:aws:outposts:us-east-1:123456789012:outpost/op-0a");
      case "pkt-src-aws-service", "pkt-dst-aws-service" -> any("S3", "API_GATEWAY", "AMAZON");
      case "flow-direction" -> any("ingress", "egress");
      case "traffic-path" -> "" + (1 + random.nextInt(8));
      case "resource-type" -> "TransitGateway";
      case "ecs-cluster-name", "ecs-service-name" -> any("shop_prod", "web-2", "Orders");
      case "reject-reason" -> any("BPA", "EC");
      case "resource-id" -> "nat-" + hex(17);
      case "encryption-status" -> "" + random.nextInt(4);
      default -> id(name);
    };
  }

  private String id(String name) {
    if (name.endsWith("-arn")) {
      String type = name.substring("ecs-".length(), name.length() - "-arn".length());
      return "arn:aws:ecs:us-east-1:123456789012:" + type + "/shop/" + hex(32);
    }
    if (name.startsWith("packets-lost")) {
      return "" + random.nextInt(1000);
    }
    if (name.endsWith("account-id")) {
      return random.nextInt(8) == 0 ? "unknown" : "1234567890" + (10 + random.nextInt(90));
    }
    if (name.endsWith("az-id")) {
      return any("apse2-az3", "usw2-lax1-az1");
    }
    if (name.endsWith("container-id")) {
      return random.nextBoolean()
          ? hex(64)
          : hex(32) + "-%010d".formatted(random.nextInt(1_000_000_000));
    }
    if (name.startsWith("ecs-")) {
      return random.nextBoolean() ? hex(32) : new UUID(random.nextLong(), 7).toString();
    }
    String type = name.replace("tgw-src-", "").replace("tgw-dst-", "").replace("-id", "");
    return type.replace("interface", "eni")
            .replace("instance", "i")
            .replaceFirst("tgw.*attachment", "tgw-attach")
        + "-"
        + hex(17);
  }

  private String hex(int digits) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }

  private static String where(int run, String line) {
    return "seed " + SEED + ", run " + run + ": " + line;
  }
}
