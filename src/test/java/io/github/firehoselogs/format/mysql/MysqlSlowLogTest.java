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

public class MysqlSlowLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlSlowLog();

  public static List<Arguments> entries() {
    return List.of(
        arguments(
            "MySQL 8",
            """
            # Time: 2023-11-14T22:13:20.123456Z
            # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8
            # Query_time: 0.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1
            use shop;
            SET timestamp=1700000000;
            SELECT 1;\
            """,
            """
            {"Time":"2023-11-14T22:13:20.123456Z","User":"root","Host":"localhost","IP":"127.0.0.1","Id":8,"Query_time":0.000123,"Lock_time":0.000001,"Rows_sent":1,"Rows_examined":1,"Database":"shop","timestamp":1700000000,"Statement":"SELECT 1;"}
            """),
        arguments(
            "MySQL 8 with log_slow_extra",
            """
            # Time: 2024-05-10T17:45:09.474988Z
            # User@Host: msandbox[msandbox] @ localhost []  Id:    12
            # Query_time: 0.000244  Lock_time: 0.000003 Rows_sent: 0  Rows_examined: 0 Thread_id: 12 Errno: 0 Killed: 0 Bytes_received: 22 Bytes_sent: 56 Read_first: 1 Read_last: 0 Read_key: 1 Read_next: 0 Read_prev: 0 Read_rnd: 0 Read_rnd_next: 1 Sort_merge_passes: 0 Sort_range_count: 0 Sort_rows: 0 Sort_scan_count: 0 Created_tmp_disk_tables: 0 Created_tmp_tables: 0 Count_hit_tmp_table_size: 0  Start: 2024-05-10T17:45:09.474744Z End: 2024-05-10T17:45:09.474988Z
            SET timestamp=1715363109;
            select * from t;
            """,
            """
            {"Time":"2024-05-10T17:45:09.474988Z","User":"msandbox","Host":"localhost","Id":12,"Query_time":0.000244,"Lock_time":0.000003,"Rows_sent":0,"Rows_examined":0,"Thread_id":12,"Errno":0,"Killed":0,"Bytes_received":22,"Bytes_sent":56,"Read_first":1,"Read_last":0,"Read_key":1,"Read_next":0,"Read_prev":0,"Read_rnd":0,"Read_rnd_next":1,"Sort_merge_passes":0,"Sort_range_count":0,"Sort_rows":0,"Sort_scan_count":0,"Created_tmp_disk_tables":0,"Created_tmp_tables":0,"Count_hit_tmp_table_size":0,"Start":"2024-05-10T17:45:09.474744Z","End":"2024-05-10T17:45:09.474988Z","timestamp":1715363109,"Statement":"select * from t;"}
            """),
        arguments(
            "MySQL 5.6, no host, no time as it is that of the entry before",
            """
            # User@Host: hoge[hoge] @  [192.168.0.10]  Id: 7880380
            # Query_time: 0.383446  Lock_time: 0.000000 Rows_sent: 0  Rows_examined: 0
            SET timestamp=1412514300;
            commit;\
            """,
            """
            {"User":"hoge","IP":"192.168.0.10","Id":7880380,"Query_time":0.383446,"Lock_time":0.000000,"Rows_sent":0,"Rows_examined":0,"timestamp":1412514300,"Statement":"commit;"}
            """),
        arguments(
            "MySQL 5.6, a throttled entry without user",
            """
            # Time: 190227 23:00:03
            # User@Host: [] @  []  Id: 33549154
            # Query_time: 12.232073  Lock_time: 0.195784 Rows_sent: 1  Rows_examined: 1
            use schema;
            SET timestamp=1551308403;
            throttle:       2878 'index not used' warning(s) suppressed.;
            """,
            """
            {"Time":"190227 23:00:03","Id":33549154,"Query_time":12.232073,"Lock_time":0.195784,"Rows_sent":1,"Rows_examined":1,"Database":"schema","timestamp":1551308403,"Statement":"throttle:       2878 'index not used' warning(s) suppressed.;"}
            """),
        arguments(
            "an account other than the name of the login, IPv6",
            """
            # Time: 231114  9:13:20
            # User@Host: [SQL_SLAVE] @  []  Id:     2
            # Query_time: 1.5  Lock_time: 0 Rows_sent: 0  Rows_examined: 7
            SET timestamp=1700000000;
            COMMIT;
            """,
            """
            {"Time":"231114  9:13:20","User":"SQL_SLAVE","Id":2,"Query_time":1.5,"Lock_time":0,"Rows_sent":0,"Rows_examined":7,"timestamp":1700000000,"Statement":"COMMIT;"}
            """),
        arguments(
            "a proxied account",
            """
            # User@Host: proxied[a b] @ db.example.com [2001:db8::1]  Id:     2
            # Query_time: 1.5  Lock_time: 0 Rows_sent: 0  Rows_examined: 7
            SELECT 1;
            """,
            """
            {"User":"a b","Current_user":"proxied","Host":"db.example.com","IP":"2001:db8::1","Id":2,"Query_time":1.5,"Lock_time":0,"Rows_sent":0,"Rows_examined":7,"Statement":"SELECT 1;"}
            """),
        arguments(
            "MariaDB, no database",
            """
            # Time: 240603 19:37:17
            # User@Host: msandbox[msandbox] @ localhost []
            # Thread_id: 11  Schema:   QC_hit: No
            # Query_time: 0.000074  Lock_time: 0.000000  Rows_sent: 1  Rows_examined: 0
            # Rows_affected: 0  Bytes_sent: 66
            SET timestamp=1717443437;
            select database();
            """,
            """
            {"Time":"240603 19:37:17","User":"msandbox","Host":"localhost","Query_time":0.000074,"Lock_time":0.000000,"Rows_sent":1,"Rows_examined":0,"Thread_id":11,"Bytes_sent":66,"QC_hit":"No","Rows_affected":0,"timestamp":1717443437,"Statement":"select database();"}
            """),
        arguments(
            "MariaDB with its query plan and explain, a schema that looks like a number",
            """
            # Time: 240603 19:37:17
            # User@Host: app[app] @ test.domain.com [10.6.184.141]
            # Thread_id: 75816  Schema: 2024  QC_hit: No
            # Query_time: 420.906319  Lock_time: 0.086885  Rows_sent: 0  Rows_examined: 9734191
            # Rows_affected: 0  Bytes_sent: 0
            # Tmp_tables: 1  Tmp_disk_tables: 0  Tmp_table_sizes: 126936
            # Stored_routine: shop.clean
            # Full_scan: Yes  Full_join: No  Tmp_table: Yes  Tmp_table_on_disk: No
            # Filesort: No  Filesort_on_disk: No  Merge_passes: 0  Priority_queue: No
            #
            # explain: id\tselect_type\ttable
            # explain: 1\tSIMPLE\ttab
            #
            use 2024;
            SET last_insert_id=4,insert_id=5,timestamp=1535157447;
            delete from tab
             where a < 5;
            """,
            """
            {"Time":"240603 19:37:17","User":"app","Host":"test.domain.com","IP":"10.6.184.141","Query_time":420.906319,"Lock_time":0.086885,"Rows_sent":0,"Rows_examined":9734191,"Thread_id":75816,"Bytes_sent":0,"Schema":"2024","QC_hit":"No","Rows_affected":0,"Tmp_tables":1,"Tmp_disk_tables":0,"Tmp_table_sizes":126936,"Stored_routine":"shop.clean","Full_scan":"Yes","Full_join":"No","Tmp_table":"Yes","Tmp_table_on_disk":"No","Filesort":"No","Filesort_on_disk":"No","Merge_passes":0,"Priority_queue":"No","explain":"id\\tselect_type\\ttable\\n# explain: 1\\tSIMPLE\\ttab","Database":"2024","last_insert_id":4,"insert_id":5,"timestamp":1535157447,"Statement":"delete from tab\\n where a < 5;"}
            """),
        arguments(
            "Percona, with names that are not known",
            """
            # Time: 2024-05-10T17:52:26.336958Z
            # User@Host: msandbox[msandbox] @ localhost []  Id:    13
            # Schema: my db  Last_errno: 0  Killed: 0
            # Query_time: 0.000218  Lock_time: 0.000004  Rows_sent: 0  Rows_examined: 0  Rows_affected: 0  Bytes_sent: 56
            # InnoDB_trx_id: 1A2B
            #   InnoDB_IO_r_ops: 0  InnoDB_IO_r_bytes: 0  InnoDB_IO_r_wait: 0.000000
            SET timestamp=1715363546;
            select * from t;
            """,
            """
            {"Time":"2024-05-10T17:52:26.336958Z","User":"msandbox","Host":"localhost","Id":13,"Query_time":0.000218,"Lock_time":0.000004,"Rows_sent":0,"Rows_examined":0,"Killed":0,"Bytes_sent":56,"Schema":"my db","Rows_affected":0,"Last_errno":0,"InnoDB_trx_id":"1A2B","InnoDB_IO_r_ops":0,"InnoDB_IO_r_bytes":0,"InnoDB_IO_r_wait":0.000000,"timestamp":1715363546,"Statement":"select * from t;"}
            """),
        arguments(
            "a command of the protocol",
            """
            # Time: 2024-05-15T18:20:52.788153Z
            # User@Host: msandbox[msandbox] @ localhost []  Id:    11
            # Query_time: 0.000058  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 1
            SET timestamp=1715797252;
            # administrator command: Init DB;
            """,
            """
            {"Time":"2024-05-15T18:20:52.788153Z","User":"msandbox","Host":"localhost","Id":11,"Query_time":0.000058,"Lock_time":0.000000,"Rows_sent":1,"Rows_examined":1,"timestamp":1715797252,"Statement":"# administrator command: Init DB;"}
            """),
        arguments(
            "statements that look like the lines before them",
            """
            # Query_time: 2.000000  Lock_time: 0.000000 Rows_sent: 1  Rows_examined: 1
            SET timestamp=1715797252;
            # Rows_sent: 7
            use a;
            SET timestamp=1;
            SELECT "\\n\\\\", '日本 😀';
            """,
            """
            {"Query_time":2.000000,"Lock_time":0.000000,"Rows_sent":1,"Rows_examined":1,"timestamp":1715797252,"Statement":"# Rows_sent: 7\\nuse a;\\nSET timestamp=1;\\nSELECT \\"\\\\n\\\\\\\\\\", '日本 😀';"}
            """),
        arguments(
            "a database with a line break in its name",
            """
            # Query_time: 1.004775  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 1
            use test
            jfg;
            SET timestamp=1720114406;
            select 1;
            """,
            """
            {"Query_time":1.004775,"Lock_time":0.000001,"Rows_sent":1,"Rows_examined":1,"Statement":"use test\\njfg;\\nSET timestamp=1720114406;\\nselect 1;"}
            """),
        arguments(
            "CRLF, tabs and NUL",
            """
            # Time: 231114 22:13:20\r
            # User@Host: a[a] @ h []\r
            # Query_time: 1.0  Lock_time: 0.0  Rows_sent: 1  Rows_examined: 2\r
            use b;\r
            SET timestamp=1;\r
            SELECT\t'\0';\r
            """,
            """
            {"Time":"231114 22:13:20","User":"a","Host":"h","Query_time":1.0,"Lock_time":0.0,"Rows_sent":1,"Rows_examined":2,"Database":"b","timestamp":1,"Statement":"SELECT\\t'\\u0000';"}
            """),
        arguments(
            "a name that comes twice begins the statement",
            """
            # Query_time: 1.0  Lock_time: 0.0
            # Query_time: 2.0
            # Statement: no
            """,
            """
            {"Query_time":1.0,"Lock_time":0.0,"Statement":"# Query_time: 2.0\\n# Statement: no"}
            """),
        arguments(
            "cut behind the header",
            """
            # Time: 2023-11-14T22:13:20.123456Z
            # User@Host: root[root] @ localhost [127.0.0.1]  Id:     8
            # Query_time: 0.000123  Lock_time:\
            """,
            """
            {"Time":"2023-11-14T22:13:20.123456Z","User":"root","Host":"localhost","IP":"127.0.0.1","Id":8,"Query_time":0.000123}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void fieldsAreRead(String what, String message, String line) {
    assertEquals(line, Lines.outputOf(FORMAT, message), what);
  }

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
    return entries().stream().map(row -> (String) row.get()[1]).toList();
  }
}
