package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.format.EntryMutations.Part;
import io.github.firehoselogs.format.lambda.LambdaReport;
import io.github.firehoselogs.format.mysql.MysqlErrorLog;
import io.github.firehoselogs.format.mysql.MysqlGeneralLog;
import io.github.firehoselogs.format.mysql.MysqlServerHeaderTest;
import io.github.firehoselogs.format.mysql.MysqlSlowLog;
import io.github.firehoselogs.format.postgresql.PostgresqlLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Asserts for each format of several lines or columns that a changed entry has correct values or
/// is unmatched.
class EntryMutationsTest {
  private static final int ROUNDS = 4000;
  private static final String ID = "8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c";

  /// Builds one entry of random values.
  private interface Entries {
    List<Part> next(Random random);
  }

  @Test
  void slowLogEntries() {
    EntryMutations mutations =
        new EntryMutations(
            new MysqlSlowLog(),
            11_001,
            Set.of(
                "Time",
                "User",
                "Host",
                "IP",
                "Id",
                "Query_time",
                "Lock_time",
                "Rows_sent",
                "Rows_examined",
                "Thread_id",
                "Schema",
                "Rows_affected",
                "Full_scan",
                "InnoDB_trx_id",
                "InnoDB_IO_r_wait",
                "last_insert_id",
                "insert_id",
                "timestamp"));
    assertRight(mutations, EntryMutationsTest::slowEntry, EntryMutationsTest::lines);
  }

  @Test
  void slowLogColumns() {
    EntryMutations mutations =
        new EntryMutations(
            new MysqlSlowLog(),
            11_002,
            Set.of("Query_time", "Lock_time", "Rows_sent", "Rows_examined", "Thread_id", "Id"));
    assertRight(
        mutations,
        EntryMutationsTest::slowColumns,
        columns -> List.of("# " + String.join("  ", columns) + "\nSET timestamp=1;\nselect 1;"));
  }

  @Test
  void slowLogServerHeaders() {
    EntryMutations mutations = new EntryMutations(new MysqlSlowLog(), 11_003, Set.of());
    Random random = mutations.random();
    for (int round = 0; round < ROUNDS; round++) {
      String entry = String.join("", lines(texts(slowEntry(random))));
      String time = random.nextBoolean() ? "# Time: " + slowTime(random) + "\n" : "";
      String after = random.nextBoolean() ? headers(random) + time : time + headers(random);
      mutations.assertSame(entry, ending(headers(random) + entry + after, random));
    }
  }

  @Test
  void generalLogEntries() {
    EntryMutations mutations =
        new EntryMutations(new MysqlGeneralLog(), 11_004, Set.of("Time", "PID", "Perform"));
    assertRight(mutations, EntryMutationsTest::generalEntry, EntryMutationsTest::generalLine);
  }

  @Test
  void generalLogServerHeaders() {
    EntryMutations mutations = new EntryMutations(new MysqlGeneralLog(), 11_005, Set.of());
    Random random = mutations.random();
    for (int round = 0; round < ROUNDS; round++) {
      String entry = String.join("", generalLine(texts(generalEntry(random)))) + "\n";
      String message = headers(random) + entry + headers(random);
      mutations.assertSame(entry, ending(message, random));
    }
  }

  @Test
  void errorLogEntries() {
    EntryMutations mutations =
        new EntryMutations(
            new MysqlErrorLog(), 11_006, Set.of("time", "thread", "label", "err_code"));
    assertRight(
        mutations, EntryMutationsTest::errorEntry, columns -> List.of(String.join(" ", columns)));
  }

  @Test
  void postgresqlEntries() {
    EntryMutations mutations =
        new EntryMutations(
            new PostgresqlLog(),
            11_007,
            Set.of(
                "log_time",
                "connection_from",
                "process_id",
                "error_severity",
                "sql_state_code",
                "duration"));
    assertRight(
        mutations,
        EntryMutationsTest::postgresqlEntry,
        columns -> List.of(String.join(":", columns)));
  }

  @Test
  void postgresqlEntriesWithSessions() {
    EntryMutations mutations =
        new EntryMutations(
            new PostgresqlLog(),
            11_010,
            Set.of(
                "log_time",
                "connection_from",
                "process_id",
                "error_severity",
                "sql_state_code",
                "session_start_time",
                "virtual_transaction_id",
                "session_id"));
    assertRight(
        mutations,
        EntryMutationsTest::postgresqlSessionEntry,
        columns -> List.of(String.join(":", columns)),
        ROUNDS * 21 / 20);
  }

  @Test
  void lambdaReportLines() {
    EntryMutations mutations =
        new EntryMutations(
            new LambdaReport(),
            11_008,
            Set.of(
                "requestId",
                "durationMs",
                "billedDurationMs",
                "memorySizeMB",
                "maxMemoryUsedMB",
                "initDurationMs",
                "status",
                "sampled"));
    assertRight(
        mutations,
        EntryMutationsTest::reportLine,
        columns -> List.of(String.join("\t", columns).replaceFirst("\t", " ")));
  }

  @Test
  void lambdaEvents() {
    EntryMutations mutations =
        new EntryMutations(
            new LambdaReport(), 11_009, Set.of("requestId", "status", "durationMs", "name"));
    assertRight(
        mutations,
        EntryMutationsTest::eventMembers,
        members ->
            List.of(
                "{\"type\":\"platform.report\",\"record\":{" + String.join(",", members) + "}}"));
  }

  private static void assertRight(
      EntryMutations mutations, Entries entries, UnaryOperator<List<String>> join) {
    assertRight(mutations, entries, join, ROUNDS * 5 / 4);
  }

  /// Asserts the same, and that more than `minMatched` messages match the format.
  private static void assertRight(
      EntryMutations mutations, Entries entries, UnaryOperator<List<String>> join, int minMatched) {
    Random random = mutations.random();
    for (int round = 0; round < ROUNDS; round++) {
      List<Part> entry = entries.next(random);
      mutations.assertUnchanged(entry, join);
      mutations.assertChanged(entry, entries.next(random), join);
      mutations.assertCut(entry, join);
    }
    assertTrue(mutations.matched() > minMatched, "nearly everything was unmatched");
  }

  private static List<Part> slowEntry(Random random) {
    List<Part> lines = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      lines.add(part("# Time: %s", "Time", slowTime(random)));
    }
    String ip = "10.0.0." + random.nextInt(256);
    boolean id = random.nextBoolean();
    String number = "" + random.nextInt(100_000);
    Map<String, String> user = Map.of("User", "\"app\"", "Host", "\"db\"", "IP", quoted(ip));
    lines.add(new Part("# User@Host: app[app] @ db [" + ip + "]", user));
    if (id) {
      lines.add(part("# Id: %s", "Id", number));
    }
    if (random.nextBoolean()) {
      lines.add(part("# Thread_id: %s  Schema: a b  QC_hit: No", "Thread_id", number));
      lines.set(lines.size() - 1, with(lines.getLast(), "Schema", "\"a b\""));
    }
    lines.add(queryTimes(random));
    lines.addAll(some(random, UNKNOWN_LINES));
    if (random.nextBoolean()) {
      lines.add(Part.of("use shop" + random.nextInt(9) + ";"));
    }
    String seconds = "" + (1_700_000_000 + random.nextInt(1_000_000));
    lines.add(part("SET timestamp=%s;", "timestamp", seconds));
    lines.add(Part.of(any(STATEMENTS, random)));
    return lines;
  }

  private static final List<Part> UNKNOWN_LINES =
      List.of(
          Part.of("# No InnoDB statistics available for this query"),
          Part.of("# Stored routine: shop.clean up"),
          new Part("# Full_scan: Yes  Full_join: No", Map.of("Full_scan", "\"Yes\"")),
          new Part(
              "#   InnoDB_IO_r_ops: 0  InnoDB_IO_r_wait: 0.000200",
              Map.of("InnoDB_IO_r_wait", "0.000200")),
          new Part("# InnoDB_trx_id: 1A2B", Map.of("InnoDB_trx_id", "\"1A2B\"")),
          Part.of("# Newer: 7  Newest: x"),
          Part.of("#"));

  private static final List<String> STATEMENTS =
      List.of(
          "select 1;",
          "select 1\n  from a -- b\n# c\n where d = '\\n';",
          "# administrator command: Quit;",
          "insert into t values ('# Time: 2024-06-10T06:13:20.123456Z');");

  private static Part queryTimes(Random random) {
    List<Part> columns = slowColumns(random).subList(0, 4);
    Part line = Part.of("# " + String.join("  ", texts(columns)));
    for (Part column : columns) {
      for (Map.Entry<String, String> value : column.values().entrySet()) {
        line = with(line, value.getKey(), value.getValue());
      }
    }
    return line;
  }

  private static List<Part> slowColumns(Random random) {
    return List.of(
        part("Query_time: %s", "Query_time", micros(random)),
        part("Lock_time: %s", "Lock_time", micros(random)),
        part("Rows_sent: %s", "Rows_sent", "" + random.nextInt(1000)),
        part("Rows_examined: %s", "Rows_examined", "" + random.nextInt(1_000_000)),
        part("Thread_id: %s", "Thread_id", "" + random.nextInt(1000)),
        part("Id: %s", "Id", "" + random.nextInt(1000)));
  }

  private static List<Part> generalEntry(Random random) {
    String pid = "" + random.nextInt(1_000_000);
    String time = slowTime(random);
    return List.of(
        part("%s", "Time", time),
        new Part(pid, Map.of("PID", quoted(pid))),
        part("%s", "Perform", any(List.of("Query", "Init DB", "Close stmt", "Execute"), random)),
        Part.of(any(List.of("select 1", "SELECT\ta\n from b", "shop"), random)));
  }

  /// Joins time, id, command and argument as the server does.
  private static List<String> generalLine(List<String> columns) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      line.add(i == 0 ? "" : i == 1 ? "\t    " : i == 2 ? " " : "\t");
      line.add(columns.get(i));
    }
    return line;
  }

  private static List<Part> errorEntry(Random random) {
    List<Part> columns = new ArrayList<>();
    columns.add(part("%s", "time", slowTime(random)));
    columns.add(part("%s", "thread", "" + random.nextInt(1000)));
    columns.add(part("[%s]", "label", any(List.of("Note", "Warning", "ERROR"), random)));
    if (random.nextBoolean()) {
      columns.add(part("[%s]", "err_code", "MY-01" + (1000 + random.nextInt(9000))));
      columns.add(Part.of("[InnoDB]"));
    }
    columns.add(Part.of(any(List.of("[client] aborted", "7 pages", "DDL log: begin"), random)));
    return columns;
  }

  private static List<Part> postgresqlEntry(Random random) {
    String pid = "" + (1 + random.nextInt(100_000));
    String host = "10.0.0.%d(%d)".formatted(random.nextInt(256), 1024 + random.nextInt(60_000));
    List<Part> columns = new ArrayList<>();
    String time = "2024-06-10 06:%02d:20 UTC".formatted(random.nextInt(60));
    columns.add(part("%s", "log_time", time));
    columns.add(part("%s", "connection_from", host));
    columns.add(Part.of("app@shop"));
    columns.add(part("[%s]", "process_id", pid));
    columns.add(part("%s", "error_severity", any(List.of("LOG", "ERROR", "FEHLER"), random)));
    String state = random.nextBoolean() ? any(List.of("00000", "42P01", "XX000"), random) : null;
    String millis = random.nextInt(1000) + "." + (100 + random.nextInt(900));
    boolean duration = random.nextBoolean();
    String message = duration ? "duration: " + millis + " ms  statement: SELECT 1" : "HELLO: x";
    Part last = Part.of("  " + (state == null ? "" : state + ": ") + message);
    last = state == null ? last : with(last, "sql_state_code", quoted(state));
    columns.add(duration ? with(last, "duration", millis) : last);
    return columns;
  }

  /// Returns the columns of RDS's second prefix.
  private static List<Part> postgresqlSessionEntry(Random random) {
    int pid = 1 + random.nextInt(100_000);
    String state = any(List.of("00000", "42P01", "XX000"), random);
    String host = "10.0.0.%d(%d)".formatted(random.nextInt(256), 1024 + random.nextInt(60_000));
    String time = "2024-06-10 06:%02d:20.%03d UTC".formatted(random.nextInt(60), pid % 1000);
    String start = "2024-06-10 05:%02d:20 UTC".formatted(random.nextInt(60));
    String transaction = random.nextInt(4) == 0 ? "" : "3/" + random.nextInt(1000);
    List<Part> columns = new ArrayList<>();
    columns.add(part("%s", "log_time", time));
    columns.add(part("%s", "connection_from", host));
    columns.add(Part.of("app@shop"));
    columns.add(part("[%s]", "process_id", "" + pid));
    columns.add(Part.of("" + (1 + random.nextInt(1000))));
    columns.add(new Part(state, Map.of("sql_state_code", quoted(state))));
    columns.add(part("%s", "session_start_time", start));
    columns.add(part("%s", "virtual_transaction_id", transaction));
    columns.add(Part.of("" + random.nextInt(1000)));
    String session = "6666%04x.%x".formatted(random.nextInt(65_536), pid);
    columns.add(new Part(session, Map.of("session_id", quoted(session))));
    columns.add(Part.of(any(List.of("psql", "DBeaver 24 - Main", "a", "[unknown]"), random)));
    columns.add(part("%s", "error_severity", any(List.of("LOG", "ERROR", "错误"), random)));
    columns.add(Part.of("  " + any(List.of("HELLO: x", "duration: 7 ms", state + ": x"), random)));
    return columns;
  }

  private static List<Part> reportLine(Random random) {
    List<Part> columns = new ArrayList<>();
    columns.add(Part.of("REPORT"));
    columns.add(part("RequestId: %s", "requestId", ID));
    columns.add(part("Duration: %s ms", "durationMs", hundredths(random)));
    columns.add(part("Billed Duration: %s ms", "billedDurationMs", "" + random.nextInt(9999)));
    columns.add(part("Memory Size: %s MB", "memorySizeMB", "" + (128 << random.nextInt(4))));
    columns.add(part("Max Memory Used: %s MB", "maxMemoryUsedMB", "" + random.nextInt(1024)));
    if (random.nextBoolean()) {
      columns.add(part("Init Duration: %s ms", "initDurationMs", hundredths(random)));
    }
    if (random.nextBoolean()) {
      columns.add(Part.of("Newer Metric: 7 ms"));
    }
    columns.add(new Part("Sampled: true", Map.of("sampled", "true")));
    return columns;
  }

  private static List<Part> eventMembers(Random random) {
    String millis = hundredths(random);
    List<Part> members = new ArrayList<>();
    members.add(part("\"requestId\":\"%s\"", "requestId", ID));
    members.add(part("\"metrics\":{\"durationMs\":%s}", "durationMs", millis));
    members.add(part("\"metrics\":{\"durationMs\":\"%s\"}", "durationMs", millis));
    members.add(part("\"status\":\"%s\"", "status", "success"));
    members.add(part("\"name\":\"%s\"", "name", "agent"));
    members.add(
        Part.of(
            any(
                List.of(
                    "\"requestId\":null",
                    "\"requestId\":7",
                    "\"metrics\":{\"durationMs\":\"fast\"}",
                    "\"metrics\":[1]",
                    "\"status\":{\"a\":1}",
                    "\"name\":[\"a\"]",
                    "\"events\":[\"INVOKE\",\"SHUTDOWN\"]",
                    "\"events\":[\"INVOKE\",7]",
                    "\"events\":\"INVOKE\"",
                    "\"types\":{}",
                    "\"tracing\":{\"spanId\":\"5\",\"type\":\"X\",\"value\":\"Root=1-6;P=0\"}",
                    "\"tracing\":{\"spanId\":5}",
                    "\"tracing\":\"Root=1\"",
                    "\"spans\":[{\"name\":\"a\",\"start\":\"b\",\"durationMs\":1.5}]",
                    "\"spans\":[{\"name\":\"a\",\"durationMs\":\"1.5\"}]",
                    "\"newer\":{\"a\":[1]}"),
                random)));
    return members;
  }

  private static List<String> lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").toList();
  }

  /// Returns up to two headers of servers.
  private static String headers(Random random) {
    StringBuilder headers = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.append(any(MysqlServerHeaderTest.headers(), random));
    }
    return headers.toString();
  }

  /// Returns `message` with or without its last line break.
  private static String ending(String message, Random random) {
    return random.nextBoolean() ? message : message.stripTrailing();
  }

  private static List<String> texts(List<Part> parts) {
    return parts.stream().map(Part::text).toList();
  }

  private static Part part(String format, String name, String value) {
    boolean number = value.matches("[0-9.]+") && !name.equals("Perform");
    return new Part(format.formatted(value), Map.of(name, number ? value : quoted(value)));
  }

  private static Part with(Part part, String name, String value) {
    Map<String, String> values = new HashMap<>(part.values());
    values.put(name, value);
    return new Part(part.text(), values);
  }

  private static List<Part> some(Random random, List<Part> parts) {
    return parts.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private static String slowTime(Random random) {
    int minute = random.nextInt(60);
    return random.nextBoolean()
        ? "2024-06-10T06:%02d:20.123456Z".formatted(minute)
        : "240610  6:%02d:20".formatted(minute);
  }

  private static String micros(Random random) {
    return random.nextInt(100) + "." + (100_000 + random.nextInt(900_000));
  }

  private static String hundredths(Random random) {
    return random.nextInt(10_000) + "." + (10 + random.nextInt(90));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
