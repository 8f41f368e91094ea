package io.github.firehoselogs.format.mysql;

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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Asserts that audit log entries with an additional, missing or moved column are unmatched.
///
/// Names cannot be told from names, nor numbers from numbers. Therefore each field may have its own
/// value, or that of a column in the same group of [#GROUPS].
class MysqlAuditLogMutationsTest {
  private static final long SEED = 20_131_006;
  private static final int RUNS = 40_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> NAMES =
      List.of(
          "timestamp",
          "serverhost",
          "username",
          "host",
          "connectionid",
          "queryid",
          "operation",
          "database",
          "object",
          "retcode",
          "connection_type");

  private static final Set<String> NUMBERS = Set.of("connectionid", "queryid", "retcode");

  private static final List<Set<String>> GROUPS =
      List.of(Set.of("serverhost", "username", "host", "database", "object"), NUMBERS);

  private static final List<String> FOREIGN =
      List.of(
          "",
          "0",
          "7",
          "1045",
          "x",
          "10.0.0.9",
          "'select 2'",
          "`a`@`b`",
          "QUERY",
          "READ",
          "CONNECT",
          "SSL",
          "20231114 22:13:20",
          "1703817810074458");

  private final Random random = new Random(SEED);

  @Test
  void mutantsAreCorrectOrUnmatched() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    int swapped = 0;
    for (int run = 0; run < RUNS; run++) {
      List<String> columns = columns();
      Mutant mutant = mutations.next(columns);
      String output = Lines.through("mysql-audit-log", mutant.line(","));
      String where = where(run, mutant + " -> " + output);
      boolean typeDropped = mutant.kind() == Kind.DROP && mutant.at() == 10 && isConnect(columns);
      if (output.equals(Lines.UNMATCHED)) {
        continue;
      }
      assertTrue(typeDropped || mutant.kind() == Kind.SWAP, where);
      swapped++;
      assertRight(columns, JSON.readTree(output), where);
    }
    assertTrue(swapped > RUNS / 50, "nearly everything was unmatched");
  }

  @Test
  void partsOfEntriesAreUnmatched() throws IOException {
    for (int run = 0; run < RUNS / 4; run++) {
      List<String> columns = columns();
      String line = String.join(",", columns);
      int at = 1 + random.nextInt(line.length() - 1);
      String end = line.substring(at);
      assertEquals(Lines.UNMATCHED, Lines.through("mysql-audit-log", end), where(run, end));
      String output = Lines.through("mysql-audit-log", line.substring(0, at));
      if (!output.equals(Lines.UNMATCHED)) {
        JsonNode fields = JSON.readTree(output);
        String code = fields.path("retcode").asText();
        List<String> cut = new ArrayList<>(columns);
        assertTrue(columns.get(9).startsWith(code), where(run, output));
        cut.set(9, code);
        assertRight(cut, fields, where(run, output));
      }
    }
  }

  @Test
  void twoEntriesAreUnmatched() {
    for (int run = 0; run < RUNS / 40; run++) {
      String line = String.join(",", columns()) + "\n" + String.join(",", columns());
      assertEquals(Lines.UNMATCHED, Lines.through("mysql-audit-log", line), where(run, line));
    }
  }

  @Test
  void unchangedLinesMatch() throws IOException {
    for (int run = 0; run < RUNS / 10; run++) {
      List<String> columns = columns();
      String line = String.join(",", columns);
      String output = Lines.through("mysql-audit-log", line);
      assertNotEquals(Lines.UNMATCHED, output, where(run, line));
      JsonNode fields = JSON.readTree(output);
      for (int i = 0; i < Math.min(columns.size(), NAMES.size()); i++) {
        String value = fields.path(NAMES.get(i)).asText();
        assertEquals(plain(columns.get(i)), value, where(run, line));
      }
    }
  }

  private static void assertRight(List<String> columns, JsonNode fields, String where) {
    for (String name : NAMES) {
      JsonNode value = fields.path(name);
      if (!value.isMissingNode()) {
        assertEquals(NUMBERS.contains(name), value.isIntegralNumber(), where);
        assertTrue(allowed(name, columns).contains(value.asText()), name + ", " + where);
      }
    }
  }

  private static Set<String> allowed(String name, List<String> columns) {
    Set<String> allowed = new HashSet<>();
    for (int i = 0; i < Math.min(columns.size(), NAMES.size()); i++) {
      String other = NAMES.get(i);
      boolean group = GROUPS.stream().anyMatch(g -> g.contains(name) && g.contains(other));
      boolean table = !other.equals("object") || !columns.get(i).startsWith("'");
      if (other.equals(name) || (group && table)) {
        allowed.add(plain(columns.get(i)));
      }
    }
    return allowed;
  }

  private static boolean isConnect(List<String> columns) {
    return columns.get(6).contains("CONNECT");
  }

  /// Returns a column without quotes and escapes.
  private static String plain(String column) {
    return column.startsWith("'")
        ? column.substring(1, column.length() - 1).replace("\\n", "\n").replace("\\'", "'")
        : column;
  }

  private List<String> columns() {
    boolean aurora = random.nextInt(3) == 0;
    List<String> columns =
        new ArrayList<>(
            List.of(
                aurora ? "17038178100" + (10_000 + random.nextInt(90_000)) : time(),
                any("ip-10-0-0-5", "shop-instance-1"),
                any("app", "rdsadmin", "o'neil", ""),
                any("localhost", "10.1.2.3", "2001:db8::7", ""),
                "" + (1 + random.nextInt(100_000))));
    switch (random.nextInt(4)) {
      case 0 -> addConnection(columns, aurora);
      case 1 -> addTable(columns, aurora);
      default -> addQuery(columns, aurora);
    }
    return List.copyOf(columns);
  }

  private void addConnection(List<String> columns, boolean aurora) {
    columns.add("0");
    columns.add(any("CONNECT", "DISCONNECT", "FAILED_CONNECT", "PROXY_CONNECT"));
    columns.add(any("shop", ""));
    columns.add(columns.get(6).startsWith("PROXY") ? "`admin`@`%`" : "");
    columns.add(any("0", "1045"));
    if (!aurora && random.nextBoolean()) {
      columns.add(any("SOCKET", "TCP/IP", "SSL", "UNDEFINED"));
    }
  }

  /// Adds the columns of a table. User and host are not empty: an empty one cannot be told from a
  /// missing code.
  private void addTable(List<String> columns, boolean aurora) {
    columns.set(2, "app");
    columns.set(3, "localhost");
    columns.add(queryId());
    columns.add(any("READ", "WRITE", "CREATE", "ALTER", "DROP"));
    columns.add(any("shop", "mysql"));
    columns.add(any("orders", "a b"));
    columns.add(aurora ? any("", "0") : "");
  }

  private void addQuery(List<String> columns, boolean aurora) {
    columns.add(queryId());
    columns.add("QUERY");
    columns.add(any("shop", ""));
    columns.add(any("'select 1'", "'select \\'a\\', 0'", "'select 1,\\n2'", "''"));
    columns.add(any("0", "1146"));
    if (!aurora && random.nextBoolean()) {
      columns.addAll(List.of("", ""));
    }
  }

  private String queryId() {
    return "" + (100_000 + random.nextInt(1_000_000));
  }

  private String time() {
    return "20231114 22:%02d:%02d".formatted(random.nextInt(60), random.nextInt(60));
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }

  private static String where(int run, String line) {
    return "seed " + SEED + ", run " + run + ": " + line;
  }
}
