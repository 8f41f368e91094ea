package io.github.firehoselogs.format.mysql;

import static io.github.firehoselogs.format.Lines.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class MysqlGeneralLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlGeneralLog();

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
    return FormatSamples.messages("mysql-general-log");
  }
}
