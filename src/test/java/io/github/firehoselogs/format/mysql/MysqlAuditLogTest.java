package io.github.firehoselogs.format.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class MysqlAuditLogTest implements LogFormatContract {
  private static final LogFormat FORMAT = new MysqlAuditLog();
  private static final String HEAD = "20231114 22:13:20,db,app,10.0.0.9,37,110,";
  private static final String FIELDS =
      "{\"timestamp\":\"20231114 22:13:20\",\"serverhost\":\"db\",\"username\":\"app\","
          + "\"host\":\"10.0.0.9\",\"connectionid\":37,\"queryid\":110,";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          'a\\'b'        => a'b
          'a\\\\'        => a\\\\
          'a\\\\\\'b'    => a\\\\'b
          '\\\\n'        => \\\\n
          '\\n\\t\\r'    => \\n\\t\\r
          '\\b\\f'       => \\b\\f
          '\\"'          => \\"
          ''             => ~~
          ',0'           => ,0
          '\\',0'        => ',0
          """)
  void escapesAreDecoded(String quoted, String object) {
    assertEquals(
        FIELDS + "\"operation\":\"QUERY\",\"object\":\"" + object + "\",\"retcode\":0}",
        Lines.outputOf(FORMAT, HEAD + "QUERY,," + quoted + ",0").strip());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiterString = " => ",
      textBlock =
          """
          'a\\qb'   => an escape that the server does not write
          'a\\      => nothing after a backslash
          'a\\'     => no closing quote
          'a'b'     => a quote without a backslash
          a         => no quotes
          "a"       => other quotes
          """)
  void unclearQuotesAreUnmatched(String quoted, String reason) {
    String line = HEAD + "QUERY,shop," + quoted + ",0";
    assertEquals(Lines.UNMATCHED, Lines.outputOf(FORMAT, line), reason);
  }

  @Test
  void emptyColumnsAreLeftOut() {
    assertEquals(
        "{\"timestamp\":\"1700000000123456\",\"serverhost\":\"db-1\",\"connectionid\":0,"
            + "\"queryid\":0,\"operation\":\"CONNECT\",\"retcode\":0}\n",
        Lines.outputOf(FORMAT, "1700000000123456,db-1,,,0,0,CONNECT,,,0"));
  }

  @Test
  void numbersFitIntoALong() {
    String max = "9223372036854775807";
    assertEquals(
        FIELDS.replace("37", max) + "\"operation\":\"CONNECT\",\"retcode\":" + max + "}\n",
        Lines.outputOf(FORMAT, HEAD.replace("37", max) + "CONNECT,,," + max));
    String tooLarge = "9223372036854775808";
    assertEquals(
        Lines.UNMATCHED, Lines.outputOf(FORMAT, HEAD.replace("37", tooLarge) + "CONNECT,,,0"));
    assertEquals(Lines.UNMATCHED, Lines.outputOf(FORMAT, HEAD + "CONNECT,,,-1"));
  }

  @Test
  void redactedColumnsAreRead() {
    assertEquals(
        FIELDS.replace("app", "[REDACTED]").replace("10.0.0.9", "[REDACTED]")
            + "\"operation\":\"CONNECT\",\"retcode\":0}\n",
        Lines.outputOf(FORMAT, "20231114 22:13:20,db,[REDACTED],[REDACTED],37,110,CONNECT,,,0"));
  }

  @Test
  void longLinesTakeLinearTime() {
    Lines.assertLinear(FORMAT, HEAD + "QUERY,,'", "\\'");
    Lines.assertLinear(FORMAT, HEAD + "QUERY,,'", "a'");
    Lines.assertLinear(FORMAT, HEAD + "READ,", "a,");
    Lines.assertLinear(FORMAT, HEAD + "PROXY_CONNECT,,`", "`@");
    Lines.assertLinear(FORMAT, "", "1");
    Lines.assertLinear(FORMAT, "20231114 22:13:20,", "a");
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 15_006;
  }

  @Override
  public List<String> samples() {
    return FormatSamples.messages("mysql-audit-log");
  }
}
