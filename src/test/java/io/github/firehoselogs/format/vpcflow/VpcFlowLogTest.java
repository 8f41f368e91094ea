package io.github.firehoselogs.format.vpcflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;

public class VpcFlowLogTest implements LogFormatContract {
  private static final List<String> LINES =
      List.of(
          "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
              + " 1418530010 1418530070 ACCEPT OK",
          "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA",
          "2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105"
              + " 2001:db8:1234:a102:3304:8879:34cf:4071 34892 22 6 54 8855 1477913708 1477913820"
              + " ACCEPT OK",
          "3 123456789010 eni-33333333333333333 10.20.33.164 10.40.2.236 39812 80 6 3 134"
              + " 1566848875 1566848933 ACCEPT OK vpc-abcdefab012345678 subnet-aaaaaaaa012345678"
              + " i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42",
          "4 123456789010 eni-33333333333333333 10.20.33.164 10.40.2.236 39812 80 6 3 134"
              + " 1566848875 1566848933 ACCEPT OK vpc-abcdefab012345678 subnet-aaaaaaaa012345678"
              + " i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42 ap-southeast-2 apse2-az3 -"
              + " -",
          "5 123456789010 eni-33333333333333333 10.20.33.164 52.213.180.42 43416 443 6 100701"
              + " 70996567 1599496200 1599496260 ACCEPT OK vpc-abcdefab012345678"
              + " subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42"
              + " ap-southeast-2 apse2-az3 - - - S3 egress 8");

  @Test
  void finalLineBreakIsIgnored() {
    String line = LINES.getFirst();
    assertEquals(Lines.through("vpc-flow-log", line), Lines.through("vpc-flow-log", line + "\r\n"));
  }

  @Test
  void foreignTextIsUnmatched() {
    assertEquals(
        Lines.UNMATCHED,
        Lines.through("vpc-flow-log", "2 日本\u0000 \"😀\\ - - - - - - - 1 2 - NODATA"));
  }

  @Override
  public LogFormat format() {
    return new VpcFlowLog();
  }

  @Override
  public long seed() {
    return 29;
  }

  @Override
  public List<String> samples() {
    return LINES;
  }
}
