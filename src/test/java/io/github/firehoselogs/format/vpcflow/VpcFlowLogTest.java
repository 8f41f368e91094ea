package io.github.firehoselogs.format.vpcflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK \
          => {"version":2,"account-id":"123456789010","interface-id":"eni-1235b8ca123456789","srcaddr":"172.31.16.139","dstaddr":"172.31.16.21","srcport":20641,"dstport":22,"protocol":6,"packets":20,"bytes":4249,"start":1418530010,"end":1418530070,"action":"ACCEPT","log-status":"OK"}
          2 012345678901 eni-1235b8ca123456789 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK \
          => {"version":2,"account-id":"012345678901","interface-id":"eni-1235b8ca123456789","srcaddr":"172.31.9.69","dstaddr":"172.31.9.12","srcport":49761,"dstport":3389,"protocol":6,"packets":20,"bytes":4249,"start":1418530010,"end":1418530070,"action":"REJECT","log-status":"OK"}
          2 123456789010 eni-1235b8ca123456789 - - - - - - - 1431280876 1431280934 - NODATA \
          => {"version":2,"account-id":"123456789010","interface-id":"eni-1235b8ca123456789","start":1431280876,"end":1431280934,"log-status":"NODATA"}
          2 123456789010 eni-11111111aaaaaaaaa - - - - - - - 1431280876 1431280934 - SKIPDATA \
          => {"version":2,"account-id":"123456789010","interface-id":"eni-11111111aaaaaaaaa","start":1431280876,"end":1431280934,"log-status":"SKIPDATA"}
          2 123456789010 eni-1235b8ca123456789 2001:db8:1234:a100:8d6e:3477:df66:f105 2001:db8:1234:a102:3304:8879:34cf:4071 34892 22 6 54 8855 1477913708 1477913820 ACCEPT OK \
          => {"version":2,"account-id":"123456789010","interface-id":"eni-1235b8ca123456789","srcaddr":"2001:db8:1234:a100:8d6e:3477:df66:f105","dstaddr":"2001:db8:1234:a102:3304:8879:34cf:4071","srcport":34892,"dstport":22,"protocol":6,"packets":54,"bytes":8855,"start":1477913708,"end":1477913820,"action":"ACCEPT","log-status":"OK"}
          2 unknown eni-1235b8ca123456789 203.0.113.12 172.31.16.139 0 0 1 4 9223372036854775807 1432917027 1432917142 ACCEPT OK \
          => {"version":2,"account-id":"unknown","interface-id":"eni-1235b8ca123456789","srcaddr":"203.0.113.12","dstaddr":"172.31.16.139","srcport":0,"dstport":0,"protocol":1,"packets":4,"bytes":9223372036854775807,"start":1432917027,"end":1432917142,"action":"ACCEPT","log-status":"OK"}
          3 123456789010 eni-33333333333333333 10.20.33.164 10.40.2.236 39812 80 6 3 134 1566848875 1566848933 ACCEPT OK vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42 \
          => {"version":3,"account-id":"123456789010","interface-id":"eni-33333333333333333","srcaddr":"10.20.33.164","dstaddr":"10.40.2.236","srcport":39812,"dstport":80,"protocol":6,"packets":3,"bytes":134,"start":1566848875,"end":1566848933,"action":"ACCEPT","log-status":"OK","vpc-id":"vpc-abcdefab012345678","subnet-id":"subnet-aaaaaaaa012345678","instance-id":"i-0c50d5961bcb2d47b","tcp-flags":3,"type":"IPv4","pkt-srcaddr":"10.20.33.164","pkt-dstaddr":"52.213.180.42"}
          4 123456789010 eni-33333333333333333 10.20.33.164 10.40.2.236 39812 80 6 3 134 1566848875 1566848933 ACCEPT OK vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42 ap-southeast-2 apse2-az3 - - \
          => {"version":4,"account-id":"123456789010","interface-id":"eni-33333333333333333","srcaddr":"10.20.33.164","dstaddr":"10.40.2.236","srcport":39812,"dstport":80,"protocol":6,"packets":3,"bytes":134,"start":1566848875,"end":1566848933,"action":"ACCEPT","log-status":"OK","vpc-id":"vpc-abcdefab012345678","subnet-id":"subnet-aaaaaaaa012345678","instance-id":"i-0c50d5961bcb2d47b","tcp-flags":3,"type":"IPv4","pkt-srcaddr":"10.20.33.164","pkt-dstaddr":"52.213.180.42","region":"ap-southeast-2","az-id":"apse2-az3"}
          5 123456789010 eni-33333333333333333 10.20.33.164 52.213.180.42 43416 443 6 100701 70996567 1599496200 1599496260 ACCEPT OK vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-0c50d5961bcb2d47b 3 IPv4 10.20.33.164 52.213.180.42 ap-southeast-2 apse2-az3 - - - S3 egress 8 \
          => {"version":5,"account-id":"123456789010","interface-id":"eni-33333333333333333","srcaddr":"10.20.33.164","dstaddr":"52.213.180.42","srcport":43416,"dstport":443,"protocol":6,"packets":100701,"bytes":70996567,"start":1599496200,"end":1599496260,"action":"ACCEPT","log-status":"OK","vpc-id":"vpc-abcdefab012345678","subnet-id":"subnet-aaaaaaaa012345678","instance-id":"i-0c50d5961bcb2d47b","tcp-flags":3,"type":"IPv4","pkt-srcaddr":"10.20.33.164","pkt-dstaddr":"52.213.180.42","region":"ap-southeast-2","az-id":"apse2-az3","pkt-dst-aws-service":"S3","flow-direction":"egress","traffic-path":8}
          5 123456789010 eni-33333333333333333 - - - - - - - 1566848875 1566848933 - NODATA - - - - - - - - - - - - - - - \
          => {"version":5,"account-id":"123456789010","interface-id":"eni-33333333333333333","start":1566848875,"end":1566848933,"log-status":"NODATA"}
          version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status \
          => unmatched
          3 eni-33333333333333333 123456789010 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 10.20.33.164 10.40.2.236 39812 80 6 IPv4 10.20.33.164 10.40.2.236 ACCEPT OK 3 1 2 3 4 \
          => unmatched
          2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT \
          => unmatched
          2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK more \
          => unmatched
          2 123456789010 eni-1235b8ca123456789 172.31.16.139  172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK \
          => unmatched
          6 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK \
          => unmatched
          22 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK \
          => unmatched
          ~~ \
          => unmatched
          """)
  void versions2To5(String message, String json) {
    assertEquals(json, Lines.through("vpc-flow-log", message));
  }

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
