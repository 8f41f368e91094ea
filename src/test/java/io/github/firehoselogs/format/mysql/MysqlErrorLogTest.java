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

public class MysqlErrorLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlErrorLog();

  public static List<Arguments> lines() {
    return List.of(
        arguments(
            "MySQL 8",
            "2020-08-06T14:25:02.835618Z 0 [Note] [MY-012487] [InnoDB] DDL log recovery : begin",
            """
            {"time":"2020-08-06T14:25:02.835618Z","thread":0,"label":"Note","err_code":"MY-012487","subsystem":"InnoDB","msg":"DDL log recovery : begin"}
            """),
        arguments(
            "a path in the message",
            "2020-08-06T14:25:02.936146Z 0 [Warning] [MY-010068] [Server] CA certificate"
                + " /var/mysql/sslinfo/cacert.pem is self signed.",
            """
            {"time":"2020-08-06T14:25:02.936146Z","thread":0,"label":"Warning","err_code":"MY-010068","subsystem":"Server","msg":"CA certificate /var/mysql/sslinfo/cacert.pem is self signed."}
            """),
        arguments(
            "local time, a thread of its own",
            "2020-08-06T23:25:03.109022+09:00 5 [Note] [MY-010051] [Server] Event Scheduler:"
                + " scheduler thread started with id 5",
            """
            {"time":"2020-08-06T23:25:03.109022+09:00","thread":5,"label":"Note","err_code":"MY-010051","subsystem":"Server","msg":"Event Scheduler: scheduler thread started with id 5"}
            """),
        arguments(
            "label System, quotes, backslashes, CJK text and emoji",
            "2023-11-14T22:13:20.123456Z 0 [System] [MY-010931] [Server] \"C:\\mysqld\" 日本 😀:"
                + " ready\tfor\0connections.",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":0,"label":"System","err_code":"MY-010931","subsystem":"Server","msg":"\\"C:\\\\mysqld\\" 日本 😀: ready\\tfor\\u0000connections."}
            """),
        arguments(
            "a message over several lines, CRLF behind it",
            """
            2023-11-14T22:13:20.123456Z 12 [ERROR] [MY-012153] [InnoDB] Trying to access page
            number 7

            in space 0.\r
            """,
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":12,"label":"ERROR","err_code":"MY-012153","subsystem":"InnoDB","msg":"Trying to access page\\nnumber 7\\n\\nin space 0."}
            """),
        arguments(
            "MySQL 8.0.4 had no subsystem",
            "2018-03-22T12:35:47.538083Z 0 [Note] [MY-012487] InnoDB: DDL log recovery : begin",
            """
            {"time":"2018-03-22T12:35:47.538083Z","thread":0,"label":"Note","err_code":"MY-012487","msg":"InnoDB: DDL log recovery : begin"}
            """),
        arguments(
            "a subsystem of two words",
            "2023-11-14T22:13:20.123456Z 0 [Warning] [MY-000000] [X Plugin] [x] is slow",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":0,"label":"Warning","err_code":"MY-000000","subsystem":"X Plugin","msg":"[x] is slow"}
            """),
        arguments(
            "MySQL 5.7",
            "2023-11-14T22:13:20.123456Z 0 [Note] InnoDB: Buffer pool(s) load completed at 231114"
                + " 22:13:20",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":0,"label":"Note","msg":"InnoDB: Buffer pool(s) load completed at 231114 22:13:20"}
            """),
        arguments(
            "MySQL 5.7, brackets begin the message",
            "2023-11-14T22:13:20.123456Z 31 [Note] [client] aborted connection to db: 'shop' user:"
                + " 'app'",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":31,"label":"Note","msg":"[client] aborted connection to db: 'shop' user: 'app'"}
            """),
        arguments(
            "MySQL 5.6 has the process id",
            "2023-11-14 22:13:20 1234 [Note] Event Scheduler: Loaded 0 events",
            """
            {"time":"2023-11-14 22:13:20","thread":1234,"label":"Note","msg":"Event Scheduler: Loaded 0 events"}
            """),
        arguments(
            "MariaDB",
            "2023-11-14 22:13:20 0 [Note] InnoDB: Starting shutdown...",
            """
            {"time":"2023-11-14 22:13:20","thread":0,"label":"Note","msg":"InnoDB: Starting shutdown..."}
            """),
        arguments(
            "MariaDB, an hour of one digit, a thread that is a pointer",
            "2016-06-15  9:53:33 139651251140544 [ERROR] Aborting",
            """
            {"time":"2016-06-15  9:53:33","thread":139651251140544,"label":"ERROR","msg":"Aborting"}
            """),
        arguments(
            "MySQL 5.5 and MariaDB's crash report have no thread",
            "231114  9:13:20 [ERROR] mysqld got signal 11 ;",
            """
            {"time":"231114  9:13:20","label":"ERROR","msg":"mysqld got signal 11 ;"}
            """),
        arguments(
            "cut behind the label",
            "2023-11-14T22:13:20.123456Z 0 [Note]",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":0,"label":"Note","msg":""}
            """),
        arguments(
            "cut in the error code",
            "2023-11-14T22:13:20.123456Z 0 [Note] [MY-0124",
            """
            {"time":"2023-11-14T22:13:20.123456Z","thread":0,"label":"Note","msg":"[MY-0124"}
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
        "\r\n",
        "2023-11-14T22:13:20.123456Z",
        "2023-11-14T22:13:20.123456Z 0 ",
        "2023-11-14T22:13:20.123456Z 0 [Not",
        "2023-11-14T22:13:20.123456Z 007 [Note] x",
        "2023-11-14T22:13:20.123456Z 99999999999999999999 [Note] x",
        "2023-11-14T22:13:20.123456Z 0 0 [Note] x",
        "2023-11-14T22:13:20.123456Z 0 [] empty label",
        "2023-11-14T22:13:20.123456Z\t 9566 Query\tSELECT 1",
        "2023-11-14 22:13:20 7f8a1b2c3700  InnoDB: Error: page 7 log sequence number",
        "2023-11-14 22:13:20 0x7f8a [Note] x",
        "/rdsdbbin/mysql/bin/mysqld: ready for connections.",
        "Version: '8.0.35'  socket: '/tmp/mysql.sock'  port: 3306  Source distribution",
        "stack_bottom = 0 thread_stack 0x40000",
        "[Note] no time",
        "{\"prio\":3,\"err_code\":10051,\"msg\":\"x\"}",
      })
  void unmatched(String message) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, message));
  }

  @Test
  void longLinesTakeLinearTime() {
    Lines.assertLinear(FORMAT, "231114  9:13:20 ", "1");
    Lines.assertLinear(FORMAT, "231114  9:13:20 1 [", "Note");
    Lines.assertLinear(FORMAT, "231114  9:13:20 1 [Note] [MY-1] [", "x ");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 2;
  }

  @Override
  public List<String> samples() {
    return lines().stream().map(row -> (String) row.get()[1]).toList();
  }
}
