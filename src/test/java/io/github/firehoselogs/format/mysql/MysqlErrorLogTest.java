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
import org.junit.jupiter.params.provider.ValueSource;

public class MysqlErrorLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlErrorLog();

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
    return FormatSamples.messages("mysql-error-log");
  }
}
