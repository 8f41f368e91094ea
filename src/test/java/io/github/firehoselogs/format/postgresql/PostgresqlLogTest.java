package io.github.firehoselogs.format.postgresql;

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

public class PostgresqlLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new PostgresqlLog();
  private static final String PREFIX = "2023-11-14 22:13:20 UTC:10.0.0.1(53042):app@shop:[1234]:";

  public static List<Arguments> lines() {
    return List.of(
        arguments(
            "an error, quotes in the message",
            PREFIX + "ERROR:  relation \"x\" does not exist at character 15",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"ERROR","message":"relation \\"x\\" does not exist at character 15"}
            """),
        arguments(
            "a background process",
            "2023-11-14 22:13:20 UTC::@:[397]:LOG:  checkpoint starting: time",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","process_id":397,"error_severity":"LOG","message":"checkpoint starting: time"}
            """),
        arguments(
            "one blank behind the severity",
            "2020-12-08 16:41:00 UTC::@:[27071]:LOG: background worker \"pg_cron\" exited",
            """
            {"log_time":"2020-12-08 16:41:00 UTC","process_id":27071,"error_severity":"LOG","message":"background worker \\"pg_cron\\" exited"}
            """),
        arguments(
            "IPv6, with the short form of localhost",
            "2023-11-14 22:13:20 UTC:::1(5000):app@shop:[1234]:LOG:  hi",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"::1(5000)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"hi"}
            """),
        arguments(
            "IPv6 with a scope, another zone, milliseconds",
            "2023-11-14 22:13:20.123 +0530:fe80::1%eth0(5000):app@shop:[1234]:FATAL:  terminating",
            """
            {"log_time":"2023-11-14 22:13:20.123 +0530","connection_from":"fe80::1%eth0(5000)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"FATAL","message":"terminating"}
            """),
        arguments(
            "a socket",
            "2023-11-14 22:13:20 UTC:[local]:rdsadmin@rdsadmin:[132]:LOG:  connection authorized:"
                + " user=rdsadmin",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"[local]","user_name":"rdsadmin","database_name":"rdsadmin","process_id":132,"error_severity":"LOG","message":"connection authorized: user=rdsadmin"}
            """),
        arguments(
            "a host name, before the login",
            "2023-11-14 22:13:20"
                + " UTC:ip-10-0-0-1.ec2.internal(53042):[unknown]@[unknown]:[1234]:LOG:  connection"
                + " received: host=10.0.0.1 port=53042",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"ip-10-0-0-1.ec2.internal(53042)","user_name":"[unknown]","database_name":"[unknown]","process_id":1234,"error_severity":"LOG","message":"connection received: host=10.0.0.1 port=53042"}
            """),
        arguments(
            "a user of Kerberos, colons and brackets in the names",
            "2023-11-14 22:13:20 UTC:10.0.0.1(1):a:b@EXAMPLE.COM@日:[本]:[7]:[1234]:WARNING:  x",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(1)","user_name":"a:b@EXAMPLE.COM","database_name":"日:[本]:[7]","process_id":1234,"error_severity":"WARNING","message":"x"}
            """),
        arguments(
            "no database",
            "2023-11-14 22:13:20 UTC:10.0.0.1(1):repl@:[1234]:LOG:  received replication command",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(1)","user_name":"repl","process_id":1234,"error_severity":"LOG","message":"received replication command"}
            """),
        arguments(
            "a detail as an event of its own",
            PREFIX + "DETAIL:  Key (id)=(1) already exists.",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"DETAIL","message":"Key (id)=(1) already exists."}
            """),
        arguments(
            "a statement over several lines, its tabs kept, CRLF behind it",
            PREFIX + "STATEMENT:  SELECT *\n\t  FROM \"x\"\n\t WHERE a = E'\\\\'\r\n",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"STATEMENT","message":"SELECT *\\n\\t  FROM \\"x\\"\\n\\t WHERE a = E'\\\\\\\\'"}
            """),
        arguments(
            "details as later lines of one event, in the order of the columns",
            PREFIX
                + "ERROR:  division\n\tby zero\n"
                + PREFIX
                + "QUERY:  SELECT 1 / 0\n"
                + PREFIX
                + "CONTEXT:  PL/pgSQL function f() line 1\n"
                + PREFIX
                + "HINT:  Don't.\n"
                + PREFIX
                + "DETAIL:  日本 😀\n"
                + PREFIX
                + "LOCATION:  int4div, int.c:840\r\n"
                + PREFIX
                + "STATEMENT:  SELECT\n\tf();",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"ERROR","message":"division\\n\\tby zero","detail":"日本 😀","hint":"Don't.","internal_query":"SELECT 1 / 0","context":"PL/pgSQL function f() line 1","query":"SELECT\\n\\tf();","location":"int4div, int.c:840"}
            """),
        arguments(
            "details without the prefix, a second one stays with the first",
            PREFIX + "ERROR:  a\nDETAIL:  b\nDETAIL:  c\nSTATEMENT:  d",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"ERROR","message":"a","detail":"b\\nDETAIL:  c","query":"d"}
            """),
        arguments(
            "the line of another process stays in the message",
            PREFIX + "ERROR:  a\n2023-11-14 22:13:20 UTC::@:[397]:DETAIL:  b",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"ERROR","message":"a\\n2023-11-14 22:13:20 UTC::@:[397]:DETAIL:  b"}
            """),
        arguments(
            "a duration",
            PREFIX + "LOG:  duration: 12.345 ms  statement: SELECT 1",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 12.345 ms  statement: SELECT 1","query":"SELECT 1","duration":12.345}
            """),
        arguments(
            "a duration of a prepared statement, over several lines",
            PREFIX + "LOG:  duration: 0.5 ms  execute S_1/C_2: SELECT\n\t1",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 0.5 ms  execute S_1/C_2: SELECT\\n\\t1","query":"SELECT\\n\\t1","duration":0.5}
            """),
        arguments(
            "a duration alone",
            PREFIX + "LOG:  duration: 7 ms",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 7 ms","duration":7}
            """),
        arguments(
            "a duration with a plan has no statement",
            PREFIX + "LOG:  duration: 7.1 ms  plan:\n\tQuery Text: SELECT 1;",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 7.1 ms  plan:\\n\\tQuery Text: SELECT 1;","duration":7.1}
            """),
        arguments(
            "no duration with a leading zero",
            PREFIX + "LOG:  duration: 007.1 ms",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 007.1 ms"}
            """),
        arguments(
            "verbose, with a duration",
            PREFIX
                + "LOG:  00000: duration: 16.596 ms  statement: SELECT 1\n"
                + PREFIX
                + "LOCATION:  exec_simple_query, postgres.c:1364",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","sql_state_code":"00000","message":"duration: 16.596 ms  statement: SELECT 1","query":"SELECT 1","location":"exec_simple_query, postgres.c:1364","duration":16.596}
            """),
        arguments(
            "verbose, an error with its details",
            PREFIX
                + "ERROR:  23505: duplicate key\n"
                + PREFIX
                + "DETAIL:  Key (id)=(1).\n"
                + PREFIX
                + "STATEMENT:  INSERT",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"ERROR","sql_state_code":"23505","message":"duplicate key","detail":"Key (id)=(1).","query":"INSERT"}
            """),
        arguments(
            "no duration without its unit",
            PREFIX + "LOG:  duration: 12.345",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":"duration: 12.345"}
            """),
        arguments(
            "another language",
            PREFIX + "错误:  关系 \"x\" 不存在\0",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"错误","message":"关系 \\"x\\" 不存在\\u0000"}
            """),
        arguments(
            "cut behind the severity",
            PREFIX + "LOG:",
            """
            {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"LOG","message":""}
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void fieldsAreRead(String what, String message, String line) {
    assertEquals(line, Lines.outputOf(FORMAT, message), what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00000", "0A000", "10608", "42P01", "57014", "F0000", "HV00J", "P0001", "XX000"})
  void sqlStateIsRead(String code) {
    assertEquals(
        line("FATAL", "\"sql_state_code\":\"" + code + "\",\"message\":\" x: 42P01: y\""),
        Lines.outputOf(FORMAT, PREFIX + "FATAL:  " + code + ":  x: 42P01: y"));
    assertEquals(
        line("DETAIL", "\"message\":\"" + code + ": x\""),
        Lines.outputOf(FORMAT, PREFIX + "DETAIL:  " + code + ": x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HELLO: x",
        "XXXXX: x",
        "ABC12: x",
        "42p01: x",
        "42P01 x",
        "42P01:x",
        "42P011: x",
        "42P0: x",
        "99999: x",
        "x 42P01: y",
      })
  void wordsThatAreNoSqlState(String message) {
    assertEquals(
        line("ERROR", "\"message\":\"" + message + "\""),
        Lines.outputOf(FORMAT, PREFIX + "ERROR:  " + message));
  }

  private static String line(String severity, String rest) {
    return """
    {"log_time":"2023-11-14 22:13:20 UTC","connection_from":"10.0.0.1(53042)","user_name":"app","database_name":"shop","process_id":1234,"error_severity":"%s",%s}
    """
        .formatted(severity, rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:[007]:LOG:  leading zeros",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):10.0.0.1(1):app@shop:[7]:LOG:  a column twice",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:app@shop:[7]:LOG:  a column twice",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:[7]:[7]:LOG:  a column twice",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):[7]:LOG:  a column less",
        "2023-11-14 22:13:20 UTC:app@shop:10.0.0.1(1):[7]:LOG:  columns in another order",
        "\t  FROM \"x\"",
        "2023-11-14 22:13:20",
        "2023-11-14 22:13:20 :10.0.0.1(1):app@shop:[1234]:LOG:  no zone",
        "2023-11-14 22:13:20 UTC:10.0.0.1:app@shop:[1234]:LOG:  no port",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app:[1234]:LOG:  no database",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:[abc]:LOG:  no process",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:[1234]:",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop:[1234]:LO",
        "2023-11-14 22:13:20 UTC:10.0.0.1(1):app@shop\n:[1234]:LOG:  x",
        "2023-11-14 22:13:20.123 UTC [397] LOG:  starting PostgreSQL 15.4",
        "2023-11-14T22:13:20.123456Z 0 [Note] InnoDB: Buffer pool(s) load completed",
      })
  void unmatched(String message) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, message));
  }

  @Test
  void longLinesTakeLinearTime() {
    String client = "2023-11-14 22:13:20 UTC:10.0.0.1(1):";
    Lines.assertLinear(FORMAT, client, ":[1");
    Lines.assertLinear(FORMAT, client, ":[1]:ERROR");
    Lines.assertLinear(FORMAT, client + ":[", "1");
    Lines.assertLinear(FORMAT, client + "a@b:[1]:LOG:  x\n", client + "\n");
    Lines.assertLinear(FORMAT, client + "a@b:[1]:LOG:  x", "\nDETAIL:  y");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 3;
  }

  @Override
  public List<String> samples() {
    return lines().stream().map(row -> (String) row.get()[1]).toList();
  }
}
