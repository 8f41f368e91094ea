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

public class MysqlSlowLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlSlowLog();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "#",
        "/rdsdbbin/mysql/bin/mysqld, Version: 8.0.35 (Source distribution). started with:",
        "Tcp port: 3306  Unix socket: /tmp/mysql.sock",
        "Time                 Id Command    Argument",
        """
        /rdsdbbin/mysql/bin/mysqld, Version: 8.0.35 (Source distribution). started with:
        Tcp port: 3306  Unix socket: /tmp/mysql.sock
        Time                 Id Command    Argument
        """,
        "# Time: 231114 22:13:20",
        "# Time: yesterday\n# Query_time: 1.0",
        "# Time: 231114 22:13:20\n# User@Host: root[root] @ localhost []  Id: 8",
        "# User@Host: root @ localhost\n# Query_time: 1.0",
        "SELECT 1;",
        "# a comment",
      })
  void unmatched(String message) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, message));
  }

  private static final String ENTRY =
      """
      # Time: 2024-06-10T06:13:20.123456Z
      # User@Host: app[app] @  [10.0.0.5]  Id:   42
      # Query_time: 2.000123  Lock_time: 0.000004 Rows_sent: 1  Rows_examined: 900
      SET timestamp=1718000000;
      select 1;
      """;

  private static final String LINE =
      """
      {"Time":"2024-06-10T06:13:20.123456Z","User":"app","IP":"10.0.0.5","Id":42,"Query_time":2.000123,"Lock_time":0.000004,"Rows_sent":1,"Rows_examined":900,"timestamp":1718000000,"Statement":"select 1;"}
      """;

  @ParameterizedTest
  @MethodSource("io.github.firehoselogs.format.mysql.MysqlServerHeaderTest#headers")
  void headersAreSkipped(String header) {
    List<String> messages =
        List.of(
            header + ENTRY,
            ENTRY + header,
            header + header + ENTRY + header,
            header + "\n" + ENTRY + header + "\n",
            ENTRY + header + "# Time: 2024-06-10T06:13:22.123456Z\n",
            ENTRY + "# Time: 240610  6:13:22\n" + header,
            ENTRY + header.stripTrailing(),
            (header + ENTRY + header).replace("\n", "\r\n"));
    messages.forEach(message -> assertEquals(LINE, Lines.outputOf(FORMAT, message), message));
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, header + header));
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, ENTRY + header + ENTRY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# No InnoDB statistics available for this query",
        "# Stored routine: shop.clean up",
        "# an unknown line\n# another one",
        "#",
        "# Schema: shop  Last_errno: x",
      })
  void unknownLinesOfTheHeader(String unknown) {
    String message = ENTRY.replace("SET", unknown + "\nuse shop;\nSET");
    String expected =
        unknown.contains("Last_errno")
            ? UNMATCHED
            : LINE.replace("\"timestamp\"", "\"Database\":\"shop\",\"timestamp\"");
    assertEquals(expected, Lines.outputOf(FORMAT, message));
    assertEquals(
        expected,
        Lines.outputOf(
            FORMAT,
            message.replace("# User", unknown + "\n# User").replace(unknown + "\nuse", "use")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# a comment\nselect 1;",
        "select 1 -- one\n# two\n/* three */ + 1;",
        "# administrator command: Quit;",
        "select '\n# Time: 2024-06-10T06:13:20.123456Z';",
        "insert into t values ('\n/a/mysqld, Version: 8.0.35 (x). started with:\n"
            + "Tcp port: 3306  Unix socket: /a\nTime                 Id Command    Argument');",
        "insert into t values ('\n# User@Host: a[a] @ b []\n# Query_time: 1.0\n');",
        "select 1\n/a/mysqld, Version: 8.0.35 (x). started with:\n;",
      })
  void statementsStayWhole(String statement) {
    String expected =
        LINE.replace("select 1;", statement.replace("\n", "\\n").replace("\"", "\\\""));
    assertEquals(expected, Lines.outputOf(FORMAT, ENTRY.replace("select 1;", statement)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Query_time: 007.1  Lock_time: 0.1",
        "# Query_time: 1e5  Lock_time: 0.1",
        "# Query_time: -nan  Lock_time: 0.1",
        "# Query_time: 1.0  Lock_time: 0.1  Rows_sent: 9223372036854775808",
        "# Query_time: 1.0  Query_time: 2.0",
        "# Query_time: 1.0\n# Query_time: 1.0",
        "# Query_time: 1.0\n# User@Host: a[a] @ b []\n# User@Host: c[c] @ b []",
        "# Query_time: 1.0\n# Time: 240610  6:13:22\n# Time: 240610  6:13:23",
      })
  void headersInDoubtAreUnmatched(String header) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, header + "\nSET timestamp=1;\nselect 1;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET timestamp=007;\nselect 1;",
        "SET timestamp=17180000",
        "SET timest",
        "use sho",
        "SET timestamp=1,timestamp=2;\nselect 1;",
        "SET insert_id=18446744073709551615,timestamp=2;\nselect 1;",
      })
  void bodiesInDoubtAreUnmatched(String body) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, "# Query_time: 1.0  Lock_time: 0.1\n" + body));
  }

  @Test
  void unknownNamesAreAlwaysStrings() {
    assertEquals(
        "{\"Query_time\":1.0,\"Newer\":\"7\",\"timestamp\":1,\"Statement\":\"x;\"}\n",
        Lines.outputOf(FORMAT, "# Query_time: 1.0  Newer: 7\nSET timestamp=1;\nx;"));
  }

  @Test
  void longLinesTakeLinearTime() {
    Lines.assertLinear(FORMAT, "", "#\n");
    String header = MysqlServerHeaderTest.headers().get(0);
    Lines.assertLinear(FORMAT, "", header);
    Lines.assertLinear(FORMAT, "# Query_time: 1\nSET timestamp=1;\nx;\n", header);
    Lines.assertLinear(FORMAT, "# Query_time: 1\nSET timestamp=1;\n", "x;\n");
    Lines.assertLinear(FORMAT, "# Query_time: 1\nSET timestamp=1;\n", "# User@Host: a[");
    Lines.assertLinear(FORMAT, "# Query_time: 1\n", "# Time: 240610  6:13:22\n");
    Lines.assertLinear(FORMAT, "# Query_time: ", "a");
    Lines.assertLinear(FORMAT, "# Query_time: ", "a ");
    Lines.assertLinear(FORMAT, "# Query_time: ", "a:b ");
    Lines.assertLinear(FORMAT, "# Query_time: 1\n", "# explain: a\n");
    Lines.assertLinear(FORMAT, "# User@Host: ", "[] @ ");
    Lines.assertLinear(FORMAT, "# Query_time: 1\nSET ", "timestamp=1,");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 4;
  }

  @Override
  public List<String> samples() {
    return FormatSamples.messages("mysql-slow-log");
  }
}
