package io.github.firehoselogs.format.postgresql;

import static io.github.firehoselogs.format.Lines.UNMATCHED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class PostgresqlLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new PostgresqlLog();
  private static final String PREFIX = "2023-11-14 22:13:20 UTC:10.0.0.1(53042):app@shop:[1234]:";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          psql                                   | psql
          a:b: c                                 | a:b: c
          :                                      | :
          DBeaver 24 - SQLEditor <Script-1.sql>  | DBeaver 24 - SQLEditor <Script-1.sql>
          LOG                                    | LOG
          x:LOG: y                               | x:LOG: y
          [unknown]                              | [unknown]
          a23456789b23456789c23456789d23456789e23456789f23456789g23456789 | a23456789b23456789c23456789d23456789e23456789f23456789g23456789
          \\xe6\\x97\\xa5\\xe6\\x97\\xa5\\xe6\\x97\\xa5\\xe6\\x97\\xa5\\xe6\\x97\\xa5\\xe6\\x97\\xa5 | \\\\xe6\\\\x97\\\\xa5\\\\xe6\\\\x97\\\\xa5\\\\xe6\\\\x97\\\\xa5\\\\xe6\\\\x97\\\\xa5\\\\xe6\\\\x97\\\\xa5\\\\xe6\\\\x97\\\\xa5
          """)
  void applicationNames(String name, String json) {
    String output = Lines.outputOf(FORMAT, session("5:00000", "4d2", name + ":LOG:  x"));
    assertTrue(output.contains("\"application_name\":\"" + json + "\",\"error_sev"), output);
    assertTrue(output.endsWith("\"sql_state_code\":\"00000\",\"message\":\"x\"}\n"), output);
  }

  /// Returns a line with RDS's second prefix.
  private static String session(String lineNumberAndState, String id, String rest) {
    return "2023-11-14 22:13:20.123 UTC:10.0.0.1(53042):app@shop:[1234]:"
        + lineNumberAndState
        + ":2023-11-14 22:10:04 UTC:3/47:0:6553f3ec."
        + id
        + ":"
        + rest;
  }

  static List<String> doubtfulSessions() {
    String rest = "psql:LOG:  x";
    String other = ":[7]:5:00000:2023-11-14 22:10:04 UTC:3/47:0:6553f3ec.7:a:LOG:  y";
    String line = session("5:00000", "4d2", rest);
    return List.of(
        session("0:00000", "4d2", rest),
        session("05:00000", "4d2", rest),
        session("5:0000", "4d2", rest),
        session("5:0000a", "4d2", rest),
        session("5", "4d2", rest),
        session("5:00000", "4d3", rest),
        session("5:00000", "", rest),
        session("5:00000", "4d2", "psqlLOG:  x"),
        session("5:00000", "4d2", "psql:LOG: x"),
        session("5:00000", "4d2", "psql:log:  x"),
        session("5:00000", "4d2", "psql:LOG"),
        session("5:00000", "4d2", "é:LOG:  x"),
        session("5:00000", "4d2", "x".repeat(64) + ":LOG:  x"),
        session("5:00000", "4d2", "psql:LOG:  a:ERROR:  b"),
        session("5:00000", "4d2", "LOG:  x"),
        line.replace("3/47", "3-47"),
        line.replace(":0:", "::"),
        line.replace(".123 UTC", " UTC"),
        line.replace(":04 UTC", ":04.123 UTC"),
        line.replace("app@shop", "app@x" + other),
        line.replace("app@shop", "app@x:[7]:LOG: y"),
        "2023-11-14 22:13:20.123 UTC::@:[397]:7:00000:2023-11-14 22:10:04 UTC::0:6553f3ec.18d:"
            + "psql: LOG:  x");
  }

  @ParameterizedTest
  @MethodSource("doubtfulSessions")
  void doubtfulSessionsAreUnmatched(String line) {
    assertEquals(UNMATCHED, Lines.outputOf(FORMAT, line));
  }

  @Test
  void longLinesTakeLinearTime() {
    String columns = session("5:00000", "4d2", "psql");
    Lines.assertLinear(FORMAT, columns + ":LOG:  x", ":ERROR:  x");
    Lines.assertLinear(FORMAT, columns + ":LOG:  x\n", columns + ":DETAIL:  x\n");
    Lines.assertLinear(FORMAT, columns.substring(0, 46), ":[1234]:5:00000:2023-11-14 22:10:04 UTC");
    Lines.assertLinear(FORMAT, PREFIX + "LOG:  AUDIT: SESSION,1,1,READ,SELECT,,,\"", "\"\"");
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
    return FormatSamples.messages("postgresql-log");
  }
}
