package io.github.firehoselogs.format.mysql;

import static io.github.firehoselogs.format.Lines.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class MysqlGeneralLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlGeneralLog();

  public static List<Arguments> lines() {
    return List.of(
        arguments(
            "an id of four digits, padded to five",
            "2023-11-14T22:13:20.123456Z\t 9566 Query\tSELECT 1",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Query","Statement":"SELECT 1"}
            """),
        arguments(
            "an id of one digit",
            "2023-11-14T22:13:20.123456Z\t    8 Connect\troot@localhost on shop using Socket",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"8","Perform":"Connect","Statement":"root@localhost on shop using Socket"}
            """),
        arguments(
            "an id wider than the padding, local time",
            "2023-11-15T07:13:20.123456+09:00\t1234567 Execute\tSELECT '日本', \"😀\"",
            """
            {"Time":"2023-11-15T07:13:20.123456+09:00","PID":"1234567","Perform":"Execute","Statement":"SELECT '日本', \\"😀\\""}
            """),
        arguments(
            "a command of two words",
            "2023-11-14T22:13:20.123456Z\t 9566 Init DB\tshop",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Init DB","Statement":"shop"}
            """),
        arguments(
            "a command of five words",
            "2023-11-14T22:13:20.123456Z\t   11 Group Replication Data Stream subscription\t",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"11","Perform":"Group Replication Data Stream subscription","Statement":""}
            """),
        arguments(
            "a command without argument",
            "2023-11-14T22:13:20.123456Z\t 9566 Quit\t",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Quit","Statement":""}
            """),
        arguments(
            "the tab behind it cut off",
            "2023-11-14T22:13:20.123456Z\t 9566 Quit",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Quit","Statement":""}
            """),
        arguments(
            "a statement over several lines, with tabs, quotes and backslashes",
            """
            2023-11-14T22:13:20.123456Z\t 9566 Query\tSELECT *
            \tFROM `a`\r
             WHERE b = "c\\d"\0\
            """,
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Query","Statement":"SELECT *\\n\\tFROM `a`\\r\\n WHERE b = \\"c\\\\d\\"\\u0000"}
            """),
        arguments(
            "blanks and tabs that begin a statement are its own",
            "2023-11-14T22:13:20.123456Z\t 9566 Prepare\t  \tSELECT ?",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Prepare","Statement":"  \\tSELECT ?"}
            """),
        arguments(
            "an empty statement behind a line break",
            "2023-11-14T22:13:20.123456Z\t 9566 Query\t\r\n",
            """
            {"Time":"2023-11-14T22:13:20.123456Z","PID":"9566","Perform":"Query","Statement":""}
            """),
        arguments(
            "blanks instead of tabs",
            "2024-05-13T20:17:42.072665Z        14 Init DB   test_jfg",
            """
            {"Time":"2024-05-13T20:17:42.072665Z","PID":"14","Perform":"Init DB","Statement":"test_jfg"}
            """),
        arguments(
            "blanks instead of tabs, one word",
            "2024-05-13T20:17:42.072665Z        14 Query     SELECT DB FROM t",
            """
            {"Time":"2024-05-13T20:17:42.072665Z","PID":"14","Perform":"Query","Statement":"SELECT DB FROM t"}
            """),
        arguments(
            "the longer of two commands that begin the same",
            "2024-05-13T20:17:42.072665Z 14 Binlog Dump GTID  Log: ''  Pos: 4",
            """
            {"Time":"2024-05-13T20:17:42.072665Z","PID":"14","Perform":"Binlog Dump GTID","Statement":"Log: ''  Pos: 4"}
            """),
        arguments(
            "the one command in small letters",
            "2024-05-13T20:17:42.072665Z    14 clone",
            """
            {"Time":"2024-05-13T20:17:42.072665Z","PID":"14","Perform":"clone","Statement":""}
            """),
        arguments(
            "MariaDB pads to six",
            "231114 22:13:20\t     9 Query\tSHOW TABLES",
            """
            {"Time":"231114 22:13:20","PID":"9","Perform":"Query","Statement":"SHOW TABLES"}
            """),
        arguments(
            "an hour of one digit",
            "231114  9:13:20\t    9 Field List\tt",
            """
            {"Time":"231114  9:13:20","PID":"9","Perform":"Field List","Statement":"t"}
            """),
        arguments(
            "a command of MariaDB",
            "231114  9:13:20\t    9 Bulk_execute\tINSERT INTO t VALUES (?)",
            """
            {"Time":"231114  9:13:20","PID":"9","Perform":"Bulk_execute","Statement":"INSERT INTO t VALUES (?)"}
            """),
        arguments(
            "the same second as the line before",
            "\t\t    9 Query\tSELECT 2",
            """
            {"Time":"","PID":"9","Perform":"Query","Statement":"SELECT 2"}
            """),
        arguments(
            "the same second, no argument",
            "\t\t    9 Quit\t",
            """
            {"Time":"","PID":"9","Perform":"Quit","Statement":""}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void fieldsAreRead(String what, String message, String line) {
    assertEquals(line, Lines.outputOf(FORMAT, message), what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\t\t",
        "/rdsdbbin/mysql/bin/mysqld, Version: 8.0.35 (Source distribution). started with:",
        "Tcp port: 3306  Unix socket: /tmp/mysql.sock",
        "Time                 Id Command    Argument",
        "SELECT 1",
        "  FROM orders",
        "2023-11-14T22:13:20.123456Z",
        "2023-11-14T22:13:20.123456Z\t 9566",
        "2023-11-14T22:13:20.123456Z\t 9566 ",
        "2023-11-14T22:13:20.123456Z\t9566\tQuery\tSELECT 1",
        "2023-11-14T22:13:20.123456Z\t 9566 SELECT 1",
        "2023-11-14T22:13:20.123456Z\t 9566 Query\tQuery\tSELECT 1",
        "2023-11-14T22:13:20.123456Z\t 9566 9566 Query\tSELECT 1",
        "\t 9566 Query\tSELECT 1",
        "2023-11-14T22:13:20.123456Z\t abc Query\tSELECT 1",
        "2023-11-14T22:13:20.123456Z 0 [Note] InnoDB: Buffer pool(s) load completed",
        "2023-11-14 22:13:20 1234 InnoDB: Warning",
        "231114 22:13 \t    9 Query\tSELECT 1",
        "# Time: 231114 22:13:20",
      })
  void unmatched(String message) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, message));
  }

  @ParameterizedTest
  @MethodSource("io.github.firehoselogs.format.mysql.MysqlServerHeaderTest#headers")
  void headersAreSkipped(String header) {
    String entry = "2024-06-10T06:13:20.123456Z\t   42 Query\tselect 1\n";
    String line =
        """
        {"Time":"2024-06-10T06:13:20.123456Z","PID":"42","Perform":"Query","Statement":"select 1"}
        """;
    List<String> messages =
        List.of(
            header + entry,
            entry + header,
            header + header + entry + header,
            header + "\n" + entry + header + "\n",
            entry + header.stripTrailing(),
            (header + entry + header).replace("\n", "\r\n"));
    messages.forEach(message -> assertEquals(line, Lines.outputOf(FORMAT, message), message));
    assertEquals(
        """
        {"Time":"","PID":"9","Perform":"Quit","Statement":""}
        """,
        Lines.outputOf(FORMAT, header + "\t\t    9 Quit\t\n" + header));
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, header + header));
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, entry + header + entry));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-06-10T06:13:20.123456Z\t   42 Quit\t",
        "240610  6:13:20\t   42 Init DB\tshop",
        "\t\t   42 Query\tselect 2",
        "mysqld, Version: 8.0.35 (x). started with:",
        "mysqld, Version: 8.0.35 (x). started with:\nTcp port: 3306  Unix socket: /a",
        "Time                 Id Command    Argument",
      })
  void joinedEntriesAreUnmatched(String next) {
    String entry = "2024-06-10T06:13:20.123456Z\t   42 Query\tselect 1\n";
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, entry + next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1\n# 2024-06-10T06:13:20Z\n-- Time\n/* x */",
        "insert into t values ('\nmysqld, Version: 8.0.35 (x). started with:\n"
            + "Tcp port: 3306  Unix socket: /a\nTime                 Id Command    Argument')",
        "select\n\t\t  9 as Query",
      })
  void statementsStayWhole(String statement) {
    assertEquals(
        "{\"Time\":\"\",\"PID\":\"9\",\"Perform\":\"Query\",\"Statement\":\"%s\"}\n"
            .formatted(statement.replace("\n", "\\n").replace("\t", "\\t")),
        Lines.outputOf(FORMAT, "\t\t    9 Query\t" + statement));
  }

  @Test
  void longLinesTakeLinearTime() {
    Lines.assertLinear(FORMAT, "\t\t1 Query\t", "\n2024-06-10T06:13:20Z\t1 ");
    Lines.assertLinear(FORMAT, "\t\t1 Query\tx\n", MysqlServerHeaderTest.headers().get(0));
    Lines.assertLinear(FORMAT, "", MysqlServerHeaderTest.headers().get(0));
    Lines.assertLinear(FORMAT, "", "\t");
    Lines.assertLinear(FORMAT, "\t\t1 ", "Query ");
    Lines.assertLinear(FORMAT, "\t\t1 ", "7");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public List<String> samples() {
    return lines().stream().map(row -> (String) row.get()[1]).toList();
  }
}
