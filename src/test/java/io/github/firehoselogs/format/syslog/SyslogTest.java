package io.github.firehoselogs.format.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class SyslogTest implements LogFormatContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> LINES =
      List.of(
          "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeffsu root failed on"
              + " /dev/pts/8",
          "<165>1 2003-10-11T22:14:15.003Z 2001:db8::1 evntslog 77 ID47 [x@1 q=\"say \\\"hi\\\"\""
              + " path=\"C:\\\\temp\\\\a\\]b\" odd=\"\\n"
              + " \\d\"] \"quoted\" \\msg\\ ]",
          "<14>1 2023-11-14T22:13:20Z host app 12 - [origin ip=\"192.0.2.1\" ip=\"192.0.2.129\""
              + " software=\"x\"][origin enterpriseId=\"1\"][empty] two addresses",
          "<0>1 2023-11-14T22:13:20Z host app - - -"
              + " {\"level\":\"warn\",\"n\":[1,2],\"text\":\"a\\\"b\"}",
          "Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname= uid=0"
              + " euid=0",
          "Jun 14 2023 15:16:01 10.0.1.17 org.gnome.Shell.desktop[2411]: \"quoted\" and"
              + " \\back\\slashed",
          "Jun 14 15:16:01 combo syslogd 1.4.1: restart.",
          "2023-11-14T22:13:20.123456+00:00 ip-10-0-1-17 systemd[1]: Started Cleanup of Temporary"
              + " Directories.",
          "Jun 14 15:16:01 web-1 api: {\"level\":\"info\",\"path\":\"/a\",\"tags\":[\"x\"]}");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          <34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeffsu root failed on /dev/pts/8 \
          => {"facility":4,"severity":2,"version":1,"timestamp":"2003-10-11T22:14:15.003Z","hostname":"mymachine.example.com","app-name":"su","msgid":"ID47","msg":"su root failed on /dev/pts/8"}
          <165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts. \
          => {"facility":20,"severity":5,"version":1,"timestamp":"2003-08-24T05:14:15.000003-07:00","hostname":"192.0.2.1","app-name":"myproc","procid":"8710","msg":"%% It's time to make the do-nuts."}
          <165>1 2003-10-11T22:14:15.003Z mymachine evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"][examplePriority@32473 class="high"] \
          => {"facility":20,"severity":5,"version":1,"timestamp":"2003-10-11T22:14:15.003Z","hostname":"mymachine","app-name":"evntslog","msgid":"ID47","structured-data":{"exampleSDID@32473":{"iut":"3","eventSource":"Application","eventID":"1011"},"examplePriority@32473":{"class":"high"}}}
          <165>1 2003-10-11T22:14:15.003Z 2001:db8::1 evntslog 77 ID47 [x@1 q="say \\"hi\\"" path="C:\\\\temp\\\\a\\]b" odd="\\n \\d"] "quoted" \\msg\\ ] \
          => {"facility":20,"severity":5,"version":1,"timestamp":"2003-10-11T22:14:15.003Z","hostname":"2001:db8::1","app-name":"evntslog","procid":"77","msgid":"ID47","structured-data":{"x@1":{"q":"say \\"hi\\"","path":"C:\\\\temp\\\\a]b","odd":"\\\\n \\\\d"}},"msg":"\\"quoted\\" \\\\msg\\\\ ]"}
          <14>1 2023-11-14T22:13:20.123456+09:00 host 東京-app 12 - [meta sequenceId="29" 名="😀"] 日本語 😀 \
          => {"facility":1,"severity":6,"version":1,"timestamp":"2023-11-14T22:13:20.123456+09:00","hostname":"host","app-name":"東京-app","procid":"12","structured-data":{"meta":{"sequenceId":"29","名":"😀"}},"msg":"日本語 😀"}
          <14>1 2023-11-14T22:13:20.123456+09:00 host 東京-app 12 - [meta sequenceId="29" v="日本 😀"] 日本語のログ 😀 \
          => {"facility":1,"severity":6,"version":1,"timestamp":"2023-11-14T22:13:20.123456+09:00","hostname":"host","app-name":"東京-app","procid":"12","structured-data":{"meta":{"sequenceId":"29","v":"日本 😀"}},"msg":"日本語のログ 😀"}
          <14>1 2023-11-14T22:13:20Z host app 12 - [origin ip="192.0.2.1" ip="192.0.2.129" software="x"][origin enterpriseId="1"][empty] two addresses \
          => {"facility":1,"severity":6,"version":1,"timestamp":"2023-11-14T22:13:20Z","hostname":"host","app-name":"app","procid":"12","structured-data":{"origin":{"ip":["192.0.2.1","192.0.2.129"],"software":"x","enterpriseId":"1"},"empty":{}},"msg":"two addresses"}
          <14>1 - - - - - [a x="1"][a.x y="2"] \
          => {"facility":1,"severity":6,"version":1,"structured-data":{"text":{"text":"[a x=\\"1\\"][a.x y=\\"2\\"]"}}}
          <14>1 - - - - - [origin.x@1 ip.v4="1"] \
          => {"facility":1,"severity":6,"version":1,"structured-data":{"origin.x@1":{"ip.v4":"1"}}}
          <14>1 - - - - - - {"a":1,"a":2} \
          => {"facility":1,"severity":6,"version":1,"msg":"{\\"a\\":1,\\"a\\":2}"}
          <13>1 - - - - - - \
          => {"facility":1,"severity":5,"version":1}
          ~<13>1 - - - - - - ~ \
          => {"facility":1,"severity":5,"version":1,"msg":""}
          <0>1 2023-11-14T22:13:20Z host app - - - {"level":"warn","n":[1,2],"text":"a\\"b"} \
          => {"facility":0,"severity":0,"version":1,"timestamp":"2023-11-14T22:13:20Z","hostname":"host","app-name":"app","json":{"level":"warn","n":[1,2],"text":"a\\"b"}}
          <191>1 2023-11-14T22:13:20Z host app - - - {"level":"warn",} \
          => {"facility":23,"severity":7,"version":1,"timestamp":"2023-11-14T22:13:20Z","hostname":"host","app-name":"app","msg":"{\\"level\\":\\"warn\\",}"}
          <192>1 2023-11-14T22:13:20Z host app - - - priorities end at 191 \
          => unmatched
          <34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 \
          => unmatched
          <34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 [x@1 a="b" not closed \
          => unmatched
          <34>1 2003-10-11T22:14:15.003Z mymachine su - ID47 [x@1 a="b\\"] ends in its value \
          => unmatched
          <34>1 Oct 11 22:14:15 mymachine su - - - not a time of RFC 5424 \
          => unmatched
          """)
  void rfc5424(String message, String json) {
    assertEquals(json, Lines.through("syslog", message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          <34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8 \
          => {"facility":4,"severity":2,"timestamp":"Oct 11 22:14:15","hostname":"mymachine","app-name":"su","msg":"'su root' failed for lonvick on /dev/pts/8"}
          Jun 14 15:16:01 combo sshd(pam_unix)[19939]: authentication failure; logname= uid=0 euid=0 \
          => {"timestamp":"Jun 14 15:16:01","hostname":"combo","app-name":"sshd(pam_unix)","procid":"19939","msg":"authentication failure; logname= uid=0 euid=0"}
          Jun  4 05:06:07 web-1 postfix/smtpd[812]: connect from unknown[192.0.2.7] \
          => {"timestamp":"Jun  4 05:06:07","hostname":"web-1","app-name":"postfix/smtpd","procid":"812","msg":"connect from unknown[192.0.2.7]"}
          Jun 4 05:06:07 web-1 /usr/sbin/cron[813]: (root) CMD (test -x /usr/sbin/anacron) \
          => {"timestamp":"Jun 4 05:06:07","hostname":"web-1","app-name":"/usr/sbin/cron","procid":"813","msg":"(root) CMD (test -x /usr/sbin/anacron)"}
          Jun 14 2023 15:16:01 10.0.1.17 org.gnome.Shell.desktop[2411]: "quoted" and \\back\\slashed \
          => {"timestamp":"Jun 14 2023 15:16:01","hostname":"10.0.1.17","app-name":"org.gnome.Shell.desktop","procid":"2411","msg":"\\"quoted\\" and \\\\back\\\\slashed"}
          2023 Jun 14 15:16:01 fe80::1ff:fe23:4567:890a dhclient: DHCPREQUEST on eth0 \
          => {"timestamp":"2023 Jun 14 15:16:01","hostname":"fe80::1ff:fe23:4567:890a","app-name":"dhclient","msg":"DHCPREQUEST on eth0"}
          Jun 14 15:16:01 2023 2001:db8:: app[web.1]: year behind the time \
          => {"timestamp":"Jun 14 15:16:01 2023","hostname":"2001:db8::","app-name":"app","procid":"web.1","msg":"year behind the time"}
          <6>Jun 14 15:16:01 combo kernel: [12345.678901] eth0: link up, 1000 Mbps \
          => {"facility":0,"severity":6,"timestamp":"Jun 14 15:16:01","hostname":"combo","app-name":"kernel","msg":"[12345.678901] eth0: link up, 1000 Mbps"}
          Jun 14 15:16:01 combo last message repeated 2 times \
          => {"timestamp":"Jun 14 15:16:01","hostname":"combo","msg":"last message repeated 2 times"}
          Jun 14 15:16:01 combo syslogd 1.4.1: restart. \
          => {"timestamp":"Jun 14 15:16:01","hostname":"combo","app-name":"syslogd","msg":"1.4.1: restart."}
          Jul  7 08:06:15 combo  -- root[2421]: ROOT LOGIN ON tty2 \
          => {"timestamp":"Jul  7 08:06:15","hostname":"combo","msg":" -- root[2421]: ROOT LOGIN ON tty2"}
          2023-11-14T22:13:20.123456+00:00 ip-10-0-1-17 systemd[1]: Started Cleanup of Temporary Directories. \
          => {"timestamp":"2023-11-14T22:13:20.123456+00:00","hostname":"ip-10-0-1-17","app-name":"systemd","procid":"1","msg":"Started Cleanup of Temporary Directories."}
          2023-11-14T22:13:20,5+0900 ip-10-0-1-17 日本[7]: ログ 😀 \
          => {"timestamp":"2023-11-14T22:13:20,5+0900","hostname":"ip-10-0-1-17","app-name":"日本","procid":"7","msg":"ログ 😀"}
          <13>Jun 14 15:16:01 logger[99]: from this host, so without its name \
          => {"facility":1,"severity":5,"timestamp":"Jun 14 15:16:01","app-name":"logger","procid":"99","msg":"from this host, so without its name"}
          Jun 14 15:16:01 last message repeated 2 times \
          => {"timestamp":"Jun 14 15:16:01","msg":"last message repeated 2 times"}
          <166>Jun 14 2023 15:16:01: %ASA-6-302013: Built inbound TCP connection \
          => {"facility":20,"severity":6,"timestamp":"Jun 14 2023 15:16:01","app-name":"%ASA-6-302013","msg":"Built inbound TCP connection"}
          Jun 14 15:16:01 web-1 api: {"level":"info","path":"/a","tags":["x"]} \
          => {"timestamp":"Jun 14 15:16:01","hostname":"web-1","app-name":"api","json":{"level":"info","path":"/a","tags":["x"]}}
          Jun 14 15:16:01 web-1 {"level":"info"} \
          => {"timestamp":"Jun 14 15:16:01","hostname":"web-1","json":{"level":"info"}}
          Jun 14 15:16:01 {"host":"none here"} \
          => {"timestamp":"Jun 14 15:16:01","json":{"host":"none here"}}
          Jun 14 15:16:01 - app[]: neither host nor pid \
          => {"timestamp":"Jun 14 15:16:01","app-name":"app","msg":"neither host nor pid"}
          Jun 14 15:16:01 web-1 http://example.org/ is down \
          => {"timestamp":"Jun 14 15:16:01","hostname":"web-1","msg":"http://example.org/ is down"}
          ~Jun 14 15:16:01 web-1 ~ \
          => {"timestamp":"Jun 14 15:16:01","hostname":"web-1","msg":""}
          Jun 14 15:16:01 web-1 \
          => unmatched
          Jun 14 15:16 \
          => unmatched
          <34>no time at all \
          => unmatched
          <999>Oct 11 22:14:15 mymachine su: no such priority \
          => unmatched
          June 14 15:16:01 combo sshd[1]: no such month \
          => unmatched
          Exception in thread "main" java.lang.NullPointerException \
          => unmatched
          ~~ \
          => unmatched
          """)
  void rfc3164(String message, String json) {
    assertEquals(json, Lines.through("syslog", message));
  }

  @Test
  void finalLineBreakIsIgnored() {
    String json =
        "{\"timestamp\":\"Jun 14 15:16:01\",\"hostname\":\"h\",\"app-name\":\"a\",\"msg\":\"b\"}";
    assertEquals(json, Lines.through("syslog", "Jun 14 15:16:01 h a: b\r\n"));
    assertEquals(json, Lines.through("syslog", "Jun 14 15:16:01 h a: b\n"));
    assertEquals(json, Lines.through("syslog", "Jun 14 15:16:01 h a: b\r"));
  }

  @Test
  void controlCharactersAreKept() {
    assertEquals(
        "{\"timestamp\":\"Jun 14 15:16:01\",\"hostname\":\"h\",\"app-name\":\"a\",\"procid\":\"1\","
            + "\"msg\":\" at x\\n\\tat y\\u0000\"}",
        Lines.through("syslog", "Jun 14 15:16:01 h a[1]:  at x\n\tat y\u0000"));
  }

  @Test
  void equalHashesTakeLinearTime() {
    StringBuilder line = new StringBuilder("<1>1 - - - - - [x");
    for (int i = 0; i < 1 << 16; i++) {
      line.append(' ');
      for (int bit = 0; bit < 16; bit++) {
        line.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      line.append("=\"\"");
    }
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertNotEquals(Lines.UNMATCHED, Lines.through("syslog", line + "]")));
  }

  /// Two thousand lines of two systems. Everything except the punctuation between fields must be in
  /// a field.
  @ParameterizedTest
  @ValueSource(strings = {"Linux_2k.log", "OpenSSH_2k.log"})
  void everyLineOfRealLogsMatches(String name) throws IOException {
    Path file = Path.of("../shared/data").resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not here: real logs are not tried");
    List<String> lines = List.of(Files.readString(file).split("\n"));
    assertEquals(2_000, lines.size());
    for (String line : lines) {
      JsonNode fields = JSON.readTree(Lines.through("syslog", line));
      String text = line.replace("\r", "");
      assertEquals(text, joined(fields, text.contains(" syslogd 1") ? " " : ": "));
    }
  }

  private static String joined(JsonNode fields, String behindTag) {
    String pid = fields.has("procid") ? "[" + fields.get("procid").textValue() + "]" : "";
    String tag = fields.has("app-name") ? fields.get("app-name").textValue() + pid + behindTag : "";
    return fields.get("timestamp").textValue()
        + " "
        + fields.get("hostname").textValue()
        + " "
        + tag
        + fields.get("msg").textValue();
  }

  @Override
  public LogFormat format() {
    return new Syslog();
  }

  @Override
  public long seed() {
    return 5424;
  }

  @Override
  public List<String> samples() {
    return LINES;
  }
}
