package io.github.firehoselogs.format.vpcflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.firehoselogs.format.FormatSamples;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Flow log records with custom formats. The records are AWS's examples and variations of them.
public class VpcFlowLogFormatTest implements LogFormatContract {
  private static final LogFormat FORMAT =
      new VpcFlowLog(
          "${version} ${interface-id} ${account-id} ${vpc-id} ${srcaddr} ${dstport} ${tcp-flags}"
              + " ${type} ${action} ${log-status} ${newer-field}");

  private static final List<String> LINES =
      List.of(
          "3 eni-33333333333333333 123456789010 vpc-abcdefab012345678 10.20.33.164 80 3 IPv4 ACCEPT"
              + " OK x",
          "11 eni-33333333333333333 unknown - 2001:db8::1 0 0 IPv6 REJECT OK prod|web",
          "3 - 123456789010 - - - - - - NODATA -");

  @ParameterizedTest
  @ValueSource(ints = {14, 21, 25, 29})
  void defaultOrderReadsTheSame(int count) {
    String names =
        IntStream.range(0, count)
            .mapToObj(i -> "${" + VpcFlowLogField.at(i).name() + "}")
            .collect(Collectors.joining(" "));
    LogFormat custom = new VpcFlowLog(names);
    LogFormat byVersion = new VpcFlowLog();
    int matched = 0;
    for (String line : FormatSamples.messages("vpc-flow-log")) {
      String output = Lines.outputOf(custom, line);
      if (!output.equals(Lines.UNMATCHED)) {
        assertEquals(Lines.outputOf(byVersion, line), output);
        matched++;
      }
    }
    assertNotEquals(0, matched);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${version} ${vpc-id} ${subnet-id} ${instance-id} ${interface-id} ${account-id} ${type} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${pkt-srcaddr} ${pkt-dstaddr} ${protocol} ${bytes} ${packets} ${start} ${end} ${action} ${tcp-flags} ${log-status} | 3 vpc-abcdefab012345678 subnet-aaaaaaaa012345678 i-01234567890123456 eni-1235b8ca123456789 123456789010 IPv4 52.213.180.42 10.0.0.62 43416 5001 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK | {"version":3,"vpc-id":"vpc-abcdefab012345678","subnet-id":"subnet-aaaaaaaa012345678","instance-id":"i-01234567890123456","interface-id":"eni-1235b8ca123456789","account-id":"123456789010","type":"IPv4","srcaddr":"52.213.180.42","dstaddr":"10.0.0.62","srcport":43416,"dstport":5001,"pkt-srcaddr":"52.213.180.42","pkt-dstaddr":"10.0.0.62","protocol":6,"bytes":568,"packets":8,"start":1566848875,"end":1566848933,"action":"ACCEPT","tcp-flags":2,"log-status":"OK"}
          ${instance-id} ${interface-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} | - eni-1235b8ca123456789 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5 | {"interface-id":"eni-1235b8ca123456789","srcaddr":"10.0.1.5","dstaddr":"10.0.0.220","pkt-srcaddr":"10.0.1.5","pkt-dstaddr":"203.0.113.5"}
          ${version} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${start} ${end} ${type} ${packets} ${bytes} ${account-id} ${vpc-id} ${region} ${az-id} ${sublocation-type} ${sublocation-id} ${action} ${tcp-flags} ${pkt-src-aws-service} ${pkt-dst-aws-service} ${traffic-path} ${flow-direction} ${log-status} | 5 52.95.128.179 10.0.0.71 80 34210 6 1616729292 1616729349 IPv4 14 15044 123456789012 vpc-abcdefab012345678 ap-southeast-2 apse2-az3 - - ACCEPT 19 S3 - - ingress OK | {"version":5,"srcaddr":"52.95.128.179","dstaddr":"10.0.0.71","srcport":80,"dstport":34210,"protocol":6,"start":1616729292,"end":1616729349,"type":"IPv4","packets":14,"bytes":15044,"account-id":"123456789012","vpc-id":"vpc-abcdefab012345678","region":"ap-southeast-2","az-id":"apse2-az3","action":"ACCEPT","tcp-flags":19,"pkt-src-aws-service":"S3","flow-direction":"ingress","log-status":"OK"}
          ${version} ${resource-type} ${account-id} ${tgw-id} ${tgw-attachment-id} ${tgw-src-vpc-account-id} ${tgw-src-vpc-id} ${tgw-src-eni} ${tgw-src-az-id} ${srcaddr} ${packets-lost-no-route} ${log-status} | 6 TransitGateway 123456789012 tgw-0123456789abcdef0 tgw-attach-0123456789abcdef0 123456789010 vpc-0a1b eni-0a1b use1-az1 10.0.0.5 7 OK | {"version":6,"resource-type":"TransitGateway","account-id":"123456789012","tgw-id":"tgw-0123456789abcdef0","tgw-attachment-id":"tgw-attach-0123456789abcdef0","tgw-src-vpc-account-id":"123456789010","tgw-src-vpc-id":"vpc-0a1b","tgw-src-eni":"eni-0a1b","tgw-src-az-id":"use1-az1","srcaddr":"10.0.0.5","packets-lost-no-route":7,"log-status":"OK"}
          """)
  void examplesOfAws(String format, String line, String output) {
    assertEquals(output + "\n", Lines.outputOf(new VpcFlowLog(format), line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${version}                   | 2                           | {"version":2}
          ${vpc-id} ${version}         | vpc-0a 3                    | {"vpc-id":"vpc-0a","version":3}
          ${region} ${az-id}           | us-east-1 use1-az1          | {"region":"us-east-1","az-id":"use1-az1"}
          ${bytes} ${packets}          | 840 10                      | {"bytes":840,"packets":10}
          ${end} ${start}              | 1620140721 1620140661       | {"end":1620140721,"start":1620140661}
          ${end}                       | 1620140721                  | {"end":1620140721}
          ${tcp-flags}                 | 19                          | {"tcp-flags":19}
          ${tcp-flags} ${protocol}     | 19 6                        | {"tcp-flags":19,"protocol":6}
          ${protocol} ${dstport}       | 17 53                       | {"protocol":17,"dstport":53}
          ${encryption-status}         | 3                           | {"encryption-status":3}
          ${reject-reason} ${action}   | BPA REJECT                  | {"reject-reason":"BPA","action":"REJECT"}
          ${resource-id} ${action}     | nat-0123456789abcdef0 -     | {"resource-id":"nat-0123456789abcdef0"}
          ${traffic-path} ${action}    | - ACCEPT                    | {"action":"ACCEPT"}
          ${tgw-id} ${version}         | tgw-0123456789abcdef0 6     | {"tgw-id":"tgw-0123456789abcdef0","version":6}
          ${tgw-attachment-id}         | tgw-attach-0a               | {"tgw-attachment-id":"tgw-attach-0a"}
          ${packets-lost-no-route}     | 0                           | {"packets-lost-no-route":0}
          ${tgw-src-vpc-account-id} ${type} | - IPv4                 | {"type":"IPv4"}
          ${ecs-cluster-name}          | shop_prod-1                 | {"ecs-cluster-name":"shop_prod-1"}
          ${newer} ${version}          | 7 12                        | {"newer":"7","version":12}
          ${newer} ${bytes}            | "a\\b" 7                  | {"newer":"\\"a\\\\b\\"","bytes":7}
          """)
  void recordsOfTheFormat(String format, String line, String output) {
    assertEquals(output + "\n", Lines.outputOf(new VpcFlowLog(format), line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${version}                 | 3
          ${version}                 | -
          ${version} ${vpc-id}       | 2 vpc-0a
          ${version} ${vpc-id}       | 3 vpc-0a x
          ${version} ${vpc-id}       | 3
          ${version} ${vpc-id}       | 3 vpc-xyz
          ${version} ${vpc-id}       | 3  vpc-0a
          ${version} ${reject-reason} | 7 BPA
          ${newer} ${vpc-id} ${version} | x vpc-0a 2
          ${account-id}              | -
          ${account-id}              | 12345678901
          ${tgw-dst-vpc-account-id}  | 1234567890123
          ${bytes} ${packets}        | 10 840
          ${end} ${start}            | 1620140661 1620140721
          ${tcp-flags} ${protocol}   | 2 17
          ${tcp-flags} ${protocol}   | 2 -
          ${protocol} ${dstport}     | 1 53
          ${dstport}                 | 65536
          ${dstport}                 | 080
          ${protocol}                | 256
          ${tcp-flags}               | 64
          ${encryption-status}       | 4
          ${traffic-path}            | 9
          ${packets-lost-blackhole}  | -1
          ${packets-lost-blackhole}  | 9223372036854775808
          ${reject-reason}           | bpa
          ${reject-reason}           | ACCEPT
          ${resource-id}             | us-east-1
          ${resource-id}             | nat-0a
          ${resource-type}           | egress
          ${tgw-id}                  | tgw-attach-0a
          ${tgw-src-eni}             | vpc-0a
          ${ecs-cluster-name}        | shop/prod
          ${ecs-service-name}        | 7
          ${ecs-service-name}        | REJECT
          ${ecs-service-name}        | tgw-attach-0a
          ${pkt-src-aws-service} ${newer} | - -
          """)
  void otherRecordsAreUnmatched(String format, String line) {
    assertEquals(Lines.UNMATCHED, Lines.outputOf(new VpcFlowLog(format), line));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ecs-cluster-arn,            arn:aws:ecs:us-east-1:123456789012:cluster/shop
          ecs-cluster-arn,            arn:aws-us-gov:ecs:us-gov-west-1:123456789012:cluster/a_b-1
          ecs-container-instance-arn, arn:aws:ecs:us-east-1:123456789012:container-instance/shop/5d0bf9e22c344ad18b8ab4f3e0b4dc3f
          ecs-task-definition-arn,    arn:aws:ecs:us-east-1:123456789012:task-definition/web:7
          ecs-task-arn,               arn:aws:ecs:us-east-1:123456789012:task/shop/5d0bf9e22c344ad18b8ab4f3e0b4dc3f
          ecs-task-id,                5d0bf9e22c344ad18b8ab4f3e0b4dc3f
          ecs-container-instance-id,  1dc5c17a-422b-4dc4-b493-371970c6c4d6
          ecs-container-id,           94a7c7fbb9dd68c1d1a8f7b1a3ba6c2a3f3b7f0c6d1de2f0a94a7c7fbb9dd68c
          ecs-second-container-id,    cd189a933e5849daa93386466019ab50-2495160603
          """)
  void valuesOfEcs(String name, String value) {
    List<String> names =
        List.of(
            "ecs-cluster-arn",
            "ecs-container-instance-arn",
            "ecs-task-definition-arn",
            "ecs-task-arn",
            "ecs-task-id",
            "ecs-container-id");
    String format = "${" + name + "}";
    String output = "{\"" + name + "\":\"" + value + "\"}\n";
    assertEquals(output, Lines.outputOf(new VpcFlowLog(format), value));
    int others = 0;
    for (String other : names) {
      LogFormat log = new VpcFlowLog("${" + other + "}");
      others += Lines.outputOf(log, value).equals(Lines.UNMATCHED) ? 0 : 1;
    }
    assertEquals(1, others);
  }

  @Test
  void finalLineBreakIsIgnored() {
    String line = LINES.getFirst();
    assertEquals(Lines.outputOf(FORMAT, line), Lines.outputOf(FORMAT, line + "\r\n"));
  }

  @Override
  public LogFormat format() {
    return FORMAT;
  }

  @Override
  public long seed() {
    return 31;
  }

  @Override
  public List<String> samples() {
    return LINES;
  }
}
