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
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Asserts that flow log records with another order or number of fields are unmatched.
///
/// Some fields cannot be distinguished by their values: two addresses, two ports, a port and a
/// count. Therefore each field may have its own value, or that of a field in the same group of
/// [#GROUPS].
class VpcFlowLogMutationsTest {
  private static final long SEED = 20_210_504;
  private static final int RUNS = 40_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NAMES =
      List.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status",
          "vpc-id",
          "subnet-id",
          "instance-id",
          "tcp-flags",
          "type",
          "pkt-srcaddr",
          "pkt-dstaddr",
          "region",
          "az-id",
          "sublocation-type",
          "sublocation-id",
          "pkt-src-aws-service",
          "pkt-dst-aws-service",
          "flow-direction",
          "traffic-path");

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
          "traffic-path");

  private static final List<List<String>> GROUPS =
      List.of(
          List.of("srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr"),
          List.of("srcport", "dstport", "packets"),
          List.of("srcport", "dstport", "bytes"),
          List.of("tcp-flags", "traffic-path"),
          List.of("pkt-src-aws-service", "pkt-dst-aws-service"));

  private static final List<String> FOREIGN =
      List.of(
          "-",
          "2",
          "6",
          "123456789010",
          "eni-1235b8ca123456789",
          "10.0.0.9",
          "443",
          "1620140661",
          "ACCEPT",
          "OK",
          "vpc-abcdefab012345678",
          "4.7",
          "x");

  private final Random random = new Random(SEED);

  @Test
  void mutantsAreCorrectOrUnmatched() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    for (int run = 0; run < RUNS; run++) {
      List<String> columns = columns();
      Mutant mutant = mutations.next(columns);
      if (mutant.kind() == Kind.SWAP) {
        assertRightOrUnmatched(columns, mutant.line(" "), run);
      } else {
        String line = mutant.line(" ");
        assertEquals(Lines.UNMATCHED, Lines.through("vpc-flow-log", line), where(run, line));
      }
    }
  }

  @Test
  void customOrdersAreCorrectOrUnmatched() throws IOException {
    for (int run = 0; run < RUNS; run++) {
      List<String> columns = columns();
      List<String> shuffled = new ArrayList<>(columns);
      int from = random.nextInt(columns.size() - 1);
      int to = from + 2 + random.nextInt(columns.size() - from - 1);
      Collections.shuffle(shuffled.subList(from, Math.min(to, columns.size())), random);
      assertRightOrUnmatched(columns, String.join(" ", shuffled), run);
    }
  }

  @Test
  void unchangedLinesMatch() throws IOException {
    for (int run = 0; run < RUNS / 10; run++) {
      List<String> columns = columns();
      String line = String.join(" ", columns);
      assertNotEquals(Lines.UNMATCHED, Lines.through("vpc-flow-log", line), where(run, line));
      assertRightOrUnmatched(columns, line, run);
    }
  }

  private static void assertRightOrUnmatched(List<String> truth, String line, int run)
      throws IOException {
    String output = Lines.through("vpc-flow-log", line);
    if (output.equals(Lines.UNMATCHED)) {
      return;
    }
    JsonNode fields = JSON.readTree(output);
    for (int i = 0; i < truth.size(); i++) {
      String name = NAMES.get(i);
      JsonNode value = fields.path(name);
      if (!value.isMissingNode()) {
        assertTrue(allowed(name, truth).contains(value.asText()), where(run, name + ": " + line));
        assertEquals(NUMBERS.contains(name), value.isIntegralNumber(), where(run, name));
      }
    }
  }

  private static List<String> allowed(String name, List<String> truth) {
    List<String> values = new ArrayList<>(List.of(truth.get(NAMES.indexOf(name))));
    for (List<String> group : GROUPS) {
      if (group.contains(name)) {
        group.stream()
            .map(NAMES::indexOf)
            .filter(i -> i < truth.size())
            .forEach(i -> values.add(truth.get(i)));
      }
    }
    return values;
  }

  /// Returns the columns of a record of version 2 to 5. The number of packets is larger than any
  /// flags or path, and no port is the number of a protocol with ports.
  private List<String> columns() {
    int version = 2 + random.nextInt(4);
    long start = 1_620_000_000L + random.nextInt(100_000_000);
    boolean data = random.nextInt(6) > 0;
    long packets = 300L + random.nextInt(200_000);
    boolean icmp = random.nextInt(8) == 0;
    List<String> columns =
        new ArrayList<>(
            List.of(
                "" + version,
                random.nextInt(8) == 0 ? "unknown" : "1234567890" + (10 + random.nextInt(90)),
                "eni-" + hex(17),
                data ? address() : "-",
                data ? address() : "-",
                data ? icmp ? "0" : "" + port() : "-",
                data ? icmp ? "0" : "" + port() : "-",
                data ? icmp ? "1" : random.nextBoolean() ? "6" : "17" : "-",
                data ? "" + packets : "-",
                data ? "" + packets * (40 + random.nextInt(1400)) : "-",
                "" + start,
                "" + (start + 1 + random.nextInt(600)),
                data ? random.nextBoolean() ? "ACCEPT" : "REJECT" : "-",
                data ? "OK" : random.nextBoolean() ? "NODATA" : "SKIPDATA"));
    columns.addAll(later(data, columns.get(7).equals("6")));
    int count = List.of(14, 21, 25, 29).get(version - 2);
    return List.copyOf(columns.subList(0, count));
  }

  private List<String> later(boolean data, boolean tcp) {
    if (!data) {
      return Collections.nCopies(15, "-");
    }
    return List.of(
        "vpc-" + hex(17),
        "subnet-" + hex(17),
        "i-" + hex(17),
        tcp ? "" + random.nextInt(64) : "0",
        "IPv4",
        address(),
        address(),
        random.nextBoolean() ? "ap-southeast-2" : "us-gov-west-1",
        random.nextBoolean() ? "apse2-az3" : "usw2-lax1-az1",
        random.nextBoolean() ? "-" : "localzone",
        random.nextBoolean() ? "-" : "us-west-2-lax-1a",
        random.nextBoolean() ? "-" : "S3",
        random.nextBoolean() ? "-" : "API_GATEWAY",
        random.nextBoolean() ? "ingress" : "egress",
        random.nextBoolean() ? "-" : "" + (1 + random.nextInt(8)));
  }

  private int port() {
    return random.nextBoolean()
        ? 256 + random.nextInt(65_280)
        : List.of(80, 123, 443).get(random.nextInt(3));
  }

  private String address() {
    return random.nextInt(4) == 0
        ? "2001:db8::" + hex(3)
        : "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
  }

  private String hex(int digits) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < digits; i++) {
      hex.append(Character.forDigit(random.nextInt(16), 16));
    }
    return hex.toString();
  }

  private static String where(int run, String line) {
    return "seed " + SEED + ", run " + run + ": " + line;
  }
}
