package io.github.firehoselogs.format.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.ColumnMutations;
import io.github.firehoselogs.format.ColumnMutations.Kind;
import io.github.firehoselogs.format.ColumnMutations.Mutant;
import io.github.firehoselogs.format.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Asserts that access logs with an additional, missing or moved column are read correctly or not
/// at all.
///
/// A mutant may be a valid line of another supported format, and only then may an address change
/// its meaning: a second address before the host is the forwarded one, and without a host, the
/// forwarded address or the name before it is the host.
class AccessLogMutationsTest {
  private static final long SEED = 20_250_813;
  private static final int RUNS = 40_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FOREIGN =
      List.of(
          "-",
          "198.51.100.9",
          "200",
          "404",
          "1234",
          "0.005",
          "HIT",
          "frank",
          "\"-\"",
          "\"x y\"",
          "[x]",
          "TLSv1.3",
          "\"198.51.100.9, 10.0.0.9\"",
          "b.example.org",
          "",
          "0a1b-2c3d");

  private final Random random = new Random(SEED);

  /// The columns of a line. Names that the line does not have are empty.
  private record Line(
      List<String> columns, String virtualHost, String forwarded, String host, int tail) {
    /// Returns the index of the column with the host, or with the list that replaces it.
    int hostIndex() {
      return tail - 3;
    }

    String unquotedForwarded() {
      return forwarded.replace("\"", "");
    }

    String firstForwarded() {
      return first(unquotedForwarded());
    }

    String column(int index) {
      return columns.get(tail + index);
    }
  }

  @Test
  void mutantsAreCorrectOrUnmatched() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    for (int run = 0; run < RUNS; run++) {
      Line line = line();
      Mutant mutant = mutations.next(line.columns());
      String output = Lines.through("access-log", mutant.line(" "));
      if (!output.equals(Lines.UNMATCHED)) {
        String where = "seed " + SEED + ", run " + run + ": " + mutant + " -> " + output;
        assertRight(line, mutant, JSON.readTree(output), where);
      }
    }
  }

  @Test
  void unchangedLinesAreCorrect() throws IOException {
    for (int run = 0; run < RUNS / 10; run++) {
      Line line = line();
      String output = Lines.through("access-log", String.join(" ", line.columns()));
      String where = "seed " + SEED + ", run " + run + ": " + line + " -> " + output;
      JsonNode fields = JSON.readTree(output);
      assertTail(line, fields, where);
      String host = line.host().isEmpty() ? line.firstForwarded() : line.host();
      assertText(line.virtualHost(), fields.path("virtual_host"), where);
      assertText(line.unquotedForwarded(), fields.path("x_forwarded_for"), where);
      assertText(host, fields.path("remote_addr"), where);
      assertText(line.columns().get(line.hostIndex() + 1), fields.path("remote_logname"), where);
      assertText(line.columns().get(line.hostIndex() + 2), fields.path("remote_user"), where);
    }
  }

  private static void assertText(String expected, JsonNode value, String where) {
    assertEquals(expected.equals("-") ? "" : expected, value.asText(), where);
  }

  private static void assertRight(Line line, Mutant mutant, JsonNode fields, String where) {
    assertTail(line, fields, where);
    ColumnMutations.assertIn(hosts(line, mutant), fields.path("remote_addr"), where);
    ColumnMutations.assertIn(forwarded(line, mutant), fields.path("x_forwarded_for"), where);
    Set<String> virtualHosts = new HashSet<>(Set.of(line.virtualHost()));
    if (mutant.kind() == Kind.INSERT && mutant.at() == 0) {
      virtualHosts.add("b.example.org");
    }
    if (line.virtualHost().isEmpty() && line.host().endsWith(".org")) {
      virtualHosts.add(line.host()); // after it, a second `-` means no forwarded address
    }
    ColumnMutations.assertIn(virtualHosts, fields.path("virtual_host"), where);
  }

  private static Set<String> hosts(Line line, Mutant mutant) {
    Set<String> hosts = new HashSet<>();
    hosts.add(line.host().isEmpty() ? line.firstForwarded() : line.host());
    boolean beside = mutant.at() == line.hostIndex() || mutant.at() == line.hostIndex() + 1;
    boolean lost = mutant.kind() == Kind.DROP && mutant.at() == line.hostIndex();
    if (mutant.kind() == Kind.INSERT && beside) {
      hosts.add("198.51.100.9");
    }
    if (mutant.kind() == Kind.INSERT
        && mutant.at() == line.hostIndex() + 1
        && line.host().isEmpty()) {
      hosts.add("198.51.100.9");
    }
    if (lost && !line.firstForwarded().isEmpty() && !line.host().isEmpty()) {
      hosts.add(line.firstForwarded());
    }
    if (lost && !line.virtualHost().contains(":")) {
      hosts.add(line.virtualHost());
    }
    if (mutant.kind() == Kind.SWAP && mutant.touches(line.hostIndex())) {
      hosts.add(first(mutant.columns().get(line.hostIndex()).replace("\"", "")));
    }
    return hosts;
  }

  /// Returns the first element of a list.
  private static String first(String list) {
    int comma = list.indexOf(',');
    return comma < 0 ? list : list.substring(0, comma);
  }

  private static Set<String> forwarded(Line line, Mutant mutant) {
    Set<String> forwarded = new HashSet<>();
    forwarded.add(line.unquotedForwarded());
    if (mutant.kind() == Kind.DOUBLE && mutant.at() == line.hostIndex()) {
      forwarded.add(line.host());
    }
    if (mutant.kind() == Kind.SWAP && mutant.touches(line.hostIndex() - 1)) {
      forwarded.add(mutant.columns().get(line.hostIndex() - 1).replace("\"", ""));
    }
    if (mutant.kind() == Kind.SWAP && mutant.touches(line.hostIndex())) {
      forwarded.add(line.host());
      forwarded.add(mutant.columns().get(line.hostIndex()).replace("\"", ""));
    }
    if (mutant.kind() == Kind.INSERT) {
      forwarded.add(line.host());
      forwarded.add("198.51.100.9");
      forwarded.add("198.51.100.9, 10.0.0.9");
    }
    return forwarded;
  }

  /// Asserts the columns from the time on. A column may be absent.
  private static void assertTail(Line line, JsonNode fields, String where) {
    assertEquals("[" + fields.path("time_local").asText() + "]", line.column(0), where);
    assertNumber(line.column(2), fields.path("status"), where);
    assertNumber(line.column(3), fields.path("body_bytes_sent"), where);
    String request = line.column(1).replace("\"", "");
    String parts =
        fields.path("request_method").asText()
            + " "
            + fields.path("request_uri").asText()
            + " "
            + fields.path("server_protocol").asText();
    assertTrue(parts.isBlank() || parts.equals(request), where);
  }

  private static void assertNumber(String column, JsonNode value, String where) {
    if (!value.isMissingNode()) {
      assertTrue(value.isIntegralNumber(), where);
      assertEquals(Long.parseLong(column), value.longValue(), where);
    }
  }

  private Line line() {
    String virtualHost = random.nextBoolean() ? "" : any("shop.example.net", "a.example.net:443");
    String forwarded =
        any(
            "",
            "",
            "-",
            "203.0.113.7",
            "203.0.113.7, 10.0.0.1",
            "\"203.0.113.7, unknown\"",
            "\"-\"",
            "2001:db8::7,10.0.0.1",
            "\"203.0.113.8\"",
            "\"-, 10.0.0.1\"");
    boolean list = forwarded.contains(",") || forwarded.contains("\"2");
    String host = list && random.nextBoolean() ? "" : address();
    if (virtualHost.isEmpty() && forwarded.isEmpty() && random.nextInt(3) == 0) {
      host = any("client.example.org", "web1");
    }
    List<String> columns = new ArrayList<>();
    if (!virtualHost.isEmpty()) {
      columns.add(virtualHost);
    }
    if (!forwarded.isEmpty()) {
      columns.add(forwarded);
    }
    if (!host.isEmpty()) {
      columns.add(host);
    }
    String user = any("-", "-", "frank", "jane doe", "o'neil", "[admin]", "j@example.org");
    columns.add("-");
    columns.add(user);
    int tail = columns.size();
    columns.add("[13/Aug/2025:09:50:45 +0000]");
    columns.add(
        any("\"GET /a HTTP/1.1\"", "\"GET /a b HTTP/1.1\"", "\"-\"", "\"POST /x?y=1 HTTP/2.0\""));
    columns.add("" + any("200", "404", "000", "503"));
    columns.add("" + any("0", "5", "612", "2326", "123456"));
    columns.addAll(
        any(
            List.of(),
            List.of("\"-\"", "\"curl/8.5\""),
            List.of("\"https://a.example/\"", "\"Mozilla/5.0 (X)\"", "\"198.51.100.1\"", "0.005")));
    String first = forwarded.equals("-") || forwarded.equals("\"-\"") ? "" : forwarded;
    return new Line(List.copyOf(columns), virtualHost, first, host, tail);
  }

  private String address() {
    return any("192.0.2.8", "2001:db8::8", "::1", "192.0.2.8:51234", "unix:");
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }
}
