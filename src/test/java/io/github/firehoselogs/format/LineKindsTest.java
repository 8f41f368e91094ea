package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests lines of similar formats, which are from public reports and from the documentation of
/// devices.
class LineKindsTest {
  private static final String REST =
      " [13/Aug/2025:09:50:45 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8.5\"";
  private static final String REST_FIELDS =
      "\"time_local\":\"13/Aug/2025:09:50:45 +0000\",\"request\":\"GET /a HTTP/1.1\","
          + "\"request_method\":\"GET\",\"request_uri\":\"/a\",\"server_protocol\":\"HTTP/1.1\","
          + "\"status\":200,\"body_bytes_sent\":5,\"http_user_agent\":\"curl/8.5\"}";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          192.0.2.16, 198.51.100.22, 10.2.2.22 - -                  => "x_forwarded_for":"192.0.2.16, 198.51.100.22, 10.2.2.22","remote_addr":"192.0.2.16",
          192.0.2.16,198.51.100.22 - jane doe                       => "x_forwarded_for":"192.0.2.16,198.51.100.22","remote_addr":"192.0.2.16","remote_user":"jane doe",
          "203.0.113.7, 10.0.0.1" - -                               => "x_forwarded_for":"203.0.113.7, 10.0.0.1","remote_addr":"203.0.113.7",
          "203.0.113.7" - -                                         => "x_forwarded_for":"203.0.113.7","remote_addr":"203.0.113.7",
          "203.0.113.7, 10.0.0.1" 10.2.2.22 - ann                   => "x_forwarded_for":"203.0.113.7, 10.0.0.1","remote_addr":"10.2.2.22","remote_user":"ann",
          "-, 203.0.113.7" 10.2.2.22 - -                            => "x_forwarded_for":"-, 203.0.113.7","remote_addr":"10.2.2.22",
          "-, 203.0.113.7" - -                                      => "x_forwarded_for":"-, 203.0.113.7",
          unknown, 203.0.113.7 10.2.2.22 - -                        => "x_forwarded_for":"unknown, 203.0.113.7","remote_addr":"10.2.2.22",
          unknown 10.2.2.22 - -                                     => "x_forwarded_for":"unknown","remote_addr":"10.2.2.22",
          2001:db8::7, ::ffff:192.0.2.1 ::1 - -                     => "x_forwarded_for":"2001:db8::7, ::ffff:192.0.2.1","remote_addr":"::1",
          203.0.113.7:51234, [2001:db8::7]:443 10.2.2.22 - -        => "x_forwarded_for":"203.0.113.7:51234, [2001:db8::7]:443","remote_addr":"10.2.2.22",
          203.0.113.7:51234 10.2.2.22 - -                           => "x_forwarded_for":"203.0.113.7:51234","remote_addr":"10.2.2.22",
          203.0.113.7, unix: 10.2.2.22 - -                          => "x_forwarded_for":"203.0.113.7, unix:","remote_addr":"10.2.2.22",
          192.0.2.16 10.2.2.22 - -                                  => "x_forwarded_for":"192.0.2.16","remote_addr":"10.2.2.22",
          2001:db8::16 10.2.2.22 - jane doe                         => "x_forwarded_for":"2001:db8::16","remote_addr":"10.2.2.22","remote_user":"jane doe",
          - 10.2.2.22 - -                                           => "remote_addr":"10.2.2.22",
          "-" 10.2.2.22 - -                                         => "remote_addr":"10.2.2.22",
          - - -                                                     => ''
          "-" - frank                                               => "remote_user":"frank",
          shop.example.net 192.0.2.8 - -                            => "virtual_host":"shop.example.net","remote_addr":"192.0.2.8",
          shop.example.net 192.0.2.8 - jane doe                     => "virtual_host":"shop.example.net","remote_addr":"192.0.2.8","remote_user":"jane doe",
          shop.example.net:443 192.0.2.8 ident frank                => "virtual_host":"shop.example.net:443","remote_addr":"192.0.2.8","remote_logname":"ident","remote_user":"frank",
          127.0.1.1:80 192.0.2.8 - -                                => "virtual_host":"127.0.1.1:80","remote_addr":"192.0.2.8",
          localhost:8080 ::1 - -                                    => "virtual_host":"localhost:8080","remote_addr":"::1",
          _ 192.0.2.8 - -                                           => "virtual_host":"_","remote_addr":"192.0.2.8",
          shop.example.net - 10.2.2.22 - -                          => "virtual_host":"shop.example.net","remote_addr":"10.2.2.22",
          shop.example.net - - -                                    => "virtual_host":"shop.example.net",
          shop.example.net:443 "-" 10.2.2.22 - -                    => "virtual_host":"shop.example.net:443","remote_addr":"10.2.2.22",
          shop.example.net:443 203.0.113.7, 10.0.0.1 10.2.2.22 - -  => "virtual_host":"shop.example.net:443","x_forwarded_for":"203.0.113.7, 10.0.0.1","remote_addr":"10.2.2.22",
          shop.example.net "203.0.113.7, 10.0.0.1" - -              => "virtual_host":"shop.example.net","x_forwarded_for":"203.0.113.7, 10.0.0.1","remote_addr":"203.0.113.7",
          shop.example.net 203.0.113.7 10.2.2.22 - -                => "virtual_host":"shop.example.net","x_forwarded_for":"203.0.113.7","remote_addr":"10.2.2.22",
          client.example.org - -                                    => "remote_addr":"client.example.org",
          client.example.org - jane doe                             => "remote_addr":"client.example.org","remote_user":"jane doe",
          web1 - -                                                  => "remote_addr":"web1",
          localhost - -                                             => "remote_addr":"localhost",
          unix: - -                                                 => "remote_addr":"unix:",
          fe80::1%eth0 - -                                          => "remote_addr":"fe80::1%eth0",
          192.0.2.8 - ""                                            => "remote_addr":"192.0.2.8","remote_user":"",
          192.0.2.8 - [admin]                                       => "remote_addr":"192.0.2.8","remote_user":"[admin]",
          192.0.2.8 - a [12/b                                       => "remote_addr":"192.0.2.8","remote_user":"a [12/b",
          192.0.2.8 - o\\"neil                                      => "remote_addr":"192.0.2.8","remote_user":"o\\"neil",
          192.0.2.8 - EXAMPLE\\x5Cjane                              => "remote_addr":"192.0.2.8","remote_user":"EXAMPLE\\\\jane",
          192.0.2.8 - 日本 太郎                                      => "remote_addr":"192.0.2.8","remote_user":"日本 太郎",
          a b c d e                                                 => unmatched
          a b c                                                     => unmatched
          192.0.2.8 - - -                                           => unmatched
          192.0.2.8 - -1 -                                          => unmatched
          192.0.2.8 ident jane doe                                  => unmatched
          192.0.2.8 shop.example.net - -                            => unmatched
          192.0.2.8 shop.example.net -                              => unmatched
          shop.example.net 192.0.2.8 -                              => unmatched
          frank - 192.0.2.8                                         => unmatched
          192.0.2.8 1234 frank                                      => unmatched
          HIT 192.0.2.8 - -                                         => unmatched
          TLSv1.3 192.0.2.8 - -                                     => unmatched
          0.005 192.0.2.8 - -                                       => unmatched
          200 192.0.2.8 - -                                         => unmatched
          "GET / HTTP/1.1" 192.0.2.8 - -                            => unmatched
          203.0.113.7,, 10.0.0.1 - -                                => unmatched
          "203.0.113.7 - -                                          => unmatched
          192.0.2.8 - "frank"                                       => unmatched
          192.0.2.8 - jane 10.0.0.1                                 => unmatched
          192.0.2.8\t-\t-                                           => unmatched
          192.0.2.999 - -                                           => unmatched
          192.0.2.8  - -                                            => unmatched
          """)
  void clientsOfAccessLogs(String client, String fields) {
    String expected =
        fields.equals(Lines.UNMATCHED) ? fields : "{" + fields.replace("''", "") + REST_FIELDS;
    assertEquals(expected, Lines.through("access-log", client + REST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          "GET /a b HTTP/1.1" 400 5                   => "request":"GET /a b HTTP/1.1","request_method":"GET","request_uri":"/a b","server_protocol":"HTTP/1.1","status":400,"body_bytes_sent":5}
          "GET /a HTTP/1.1 b HTTP/1.1" 400 5          => "request":"GET /a HTTP/1.1 b HTTP/1.1","request_method":"GET","request_uri":"/a HTTP/1.1 b","server_protocol":"HTTP/1.1","status":400,"body_bytes_sent":5}
          "GET  /a HTTP/1.1" 400 5                    => "request":"GET  /a HTTP/1.1","status":400,"body_bytes_sent":5}
          "GET HTTP/1.1" 400 5                        => "request":"GET HTTP/1.1","status":400,"body_bytes_sent":5}
          "GET /a b" 400 5                            => "request":"GET /a b","status":400,"body_bytes_sent":5}
          "" 000 0                                    => "request":"","status":0,"body_bytes_sent":0}
          "GET /" 009 007                             => "request":"GET /","status":9,"body_bytes_sent":7}
          "-" - -                                     => }
          "-" 200 9223372036854775807                 => "status":200,"body_bytes_sent":9223372036854775807}
          "-" 200 9223372036854775808                 => unmatched
          "-" 200 123456789012345678901               => unmatched
          "-" 200 5 0.005                             => "status":200,"body_bytes_sent":5,"extra":"0.005"}
          "-" 200 200 5                               => unmatched
          "-" 200 200 5 "-" "curl"                    => unmatched
          "-" 200 - 5                                 => unmatched
          "-" 2.0 5                                   => unmatched
          "-" 200 +5                                  => unmatched
          "-" 599 5                                   => "status":599,"body_bytes_sent":5}
          "-" 612 200                                 => unmatched
          "-" 012 200                                 => unmatched
          "-" 200 5 "curl/8.5" "https://a.example/"   => unmatched
          "-" 200 5 "curl/8.5" "-"                    => unmatched
          "-" 200 5 "-" "https://a.example/"          => unmatched
          "-" 200 5 "https://a.example/" "https://a.example/" "curl/8.5" => unmatched
          "-" 200 5 "-" "https://a.example: a crawler" => "status":200,"body_bytes_sent":5,"http_user_agent":"https://a.example: a crawler"}
          """)
  void restOfAccessLogs(String rest, String fields) {
    String head = "{\"remote_addr\":\"192.0.2.8\",\"time_local\":\"13/Aug/2025:09:50:45 +0000\"";
    String separator = fields.startsWith("}") ? "" : ",";
    String expected = fields.equals(Lines.UNMATCHED) ? fields : head + separator + fields;
    assertEquals(
        expected,
        Lines.through("access-log", "192.0.2.8 - - [13/Aug/2025:09:50:45 +0000] " + rest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          Oct 11 22:14:15 UTC web01 app[1]: started => "timestamp":"Oct 11 22:14:15 UTC","hostname":"web01","app-name":"app","procid":"1","msg":"started"}
          Oct 11 22:14:15 Z web01 app: x => "timestamp":"Oct 11 22:14:15 Z","hostname":"web01","app-name":"app","msg":"x"}
          Oct 11 22:14:15 2023 CEST web01 app[1]: x => "timestamp":"Oct 11 22:14:15 2023 CEST","hostname":"web01","app-name":"app","procid":"1","msg":"x"}
          Oct 11 22:14:15 CEST 2023 web01 app[1]: x => "timestamp":"Oct 11 22:14:15 CEST 2023","hostname":"web01","app-name":"app","procid":"1","msg":"x"}
          Oct 11 22:14:15 +0200 web01 app[1]: x => "timestamp":"Oct 11 22:14:15 +0200","hostname":"web01","app-name":"app","procid":"1","msg":"x"}
          Oct 11 22:14:15+02:00 web01 app[1]: x => "timestamp":"Oct 11 22:14:15+02:00","hostname":"web01","app-name":"app","procid":"1","msg":"x"}
          Oct 11 22:14:15 EST web01 last message repeated 2 times => "timestamp":"Oct 11 22:14:15 EST","hostname":"web01","msg":"last message repeated 2 times"}
          Oct 11 22:14:15 UTC su: failed => "timestamp":"Oct 11 22:14:15","hostname":"UTC","app-name":"su","msg":"failed"}
          Oct 11 22:14:15 EST sshd[1]: x => "timestamp":"Oct 11 22:14:15","hostname":"EST","app-name":"sshd","procid":"1","msg":"x"}
          Oct 11 22:14:15 mymachine su: failed => "timestamp":"Oct 11 22:14:15","hostname":"mymachine","app-name":"su","msg":"failed"}
          Oct 11 22:14:15 utc web01 app: x => "timestamp":"Oct 11 22:14:15","hostname":"utc","msg":"web01 app: x"}
          Oct 11 22:14:15 UTC-DC1 app: x => "timestamp":"Oct 11 22:14:15","hostname":"UTC-DC1","app-name":"app","msg":"x"}
          Oct 11 22:14:15 UTC web01 failed => unmatched
          Oct 11 22:14:15 XYZT web01 app[1]: x => unmatched
          Oct 11 22:14:15 Oct 11 22:14:15 web01 app: x => unmatched
          Oct 28 2024 10:00:00 MSK: %ASA-4-106023: Deny => "timestamp":"Oct 28 2024 10:00:00 MSK","app-name":"%ASA-4-106023","msg":"Deny"}
          Oct 28 2024 10:00:00 UTC FW-EDGE : %ASA-4-106023: Deny => "timestamp":"Oct 28 2024 10:00:00 UTC","hostname":"FW-EDGE","app-name":"%ASA-4-106023","msg":"Deny"}
          Oct 28 2024 10:00:00 FW-EDGE : %ASA-4-106023: Deny => "timestamp":"Oct 28 2024 10:00:00","hostname":"FW-EDGE","app-name":"%ASA-4-106023","msg":"Deny"}
          Oct 28 2024 10:00:00 FW-EDGE: %ASA-session-6-302013: Built => "timestamp":"Oct 28 2024 10:00:00","hostname":"FW-EDGE","app-name":"%ASA-session-6-302013","msg":"Built"}
          Oct 28 2024 10:00:00 : %ASA-4-106023: Deny => "timestamp":"Oct 28 2024 10:00:00","app-name":"%ASA-4-106023","msg":"Deny"}
          Oct 28 2024 10:00:00: %ASA-4-106023: Deny => "timestamp":"Oct 28 2024 10:00:00","app-name":"%ASA-4-106023","msg":"Deny"}
          Oct 28 10:00:00 2024: %ASA-4-106023: Deny => "timestamp":"Oct 28 10:00:00 2024","app-name":"%ASA-4-106023","msg":"Deny"}
          2024-10-28T10:00:00Z FW-EDGE : %FTD-6-430003: a => "timestamp":"2024-10-28T10:00:00Z","hostname":"FW-EDGE","app-name":"%FTD-6-430003","msg":"a"}
          2024-10-28T10:00:00Z firepower %FTD-6-430003: a => "timestamp":"2024-10-28T10:00:00Z","hostname":"firepower","app-name":"%FTD-6-430003","msg":"a"}
          Oct 28 2024 10:00:00 XYZT: %ASA-4-106023: Deny => unmatched
          83: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x => "sequence-number":83,"timestamp":"Feb 10 12:00:00.123","app-name":"%SYS-5-CONFIG_I","msg":"x"}
          83: 000081: .Feb 10 2024 12:00:00.123 CET: %SYS-5-CONFIG_I: x => "sequence-number":81,"timestamp":"Feb 10 2024 12:00:00.123 CET","app-name":"%SYS-5-CONFIG_I","msg":"x"}
          83: router1: *Feb 10 12:00:00.123 lab: %SYS-5-CONFIG_I: x => "sequence-number":83,"timestamp":"Feb 10 12:00:00.123 lab","hostname":"router1","app-name":"%SYS-5-CONFIG_I","msg":"x"}
          *Feb 10 12:00:00.123: %LINK-3-UPDOWN: x => "timestamp":"Feb 10 12:00:00.123","app-name":"%LINK-3-UPDOWN","msg":"x"}
          : 2024 Oct 28 10:00:00 UTC: %ETHPORT-5-IF_UP: x => "timestamp":"2024 Oct 28 10:00:00 UTC","app-name":"%ETHPORT-5-IF_UP","msg":"x"}
          83: router1: 000081: *Feb 10 12:00:00.123 UTC: %SYS-5-CONFIG_I: x => "sequence-number":81,"timestamp":"Feb 10 12:00:00.123 UTC","hostname":"router1","app-name":"%SYS-5-CONFIG_I","msg":"x"}
          83: 000081: 83: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x => unmatched
          83: router1: router1: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x => unmatched
          :Oct 28 10:00:00 UTC: %ASA-config-5-111008: x => "timestamp":"Oct 28 10:00:00 UTC","app-name":"%ASA-config-5-111008","msg":"x"}
          %ASA-6-302013: Built => "app-name":"%ASA-6-302013","msg":"Built"}
          %ASA-6-302013: %ASA-6-302013: Built => unmatched
          Oct 28 2024 10:00:00 : FW-EDGE %ASA-4-106023: Deny => unmatched
          Oct 11 22:14:15 22:14:15 web01 app: x => unmatched
          Oct 11 22:14:15 11 web01 app: x => unmatched
          Oct 11 22:14:15 ::1 app: x => "timestamp":"Oct 11 22:14:15","hostname":"::1","app-name":"app","msg":"x"}
          Oct 11 22:14:15 012345678901 app: x => "timestamp":"Oct 11 22:14:15","hostname":"012345678901","app-name":"app","msg":"x"}
          85: *Feb 10 12:00:00.123: ISDN Se0/0: RX => "sequence-number":85,"timestamp":"Feb 10 12:00:00.123","msg":"ISDN Se0/0: RX"}
          Feb 10 12:00:00 router1 83: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x => "timestamp":"Feb 10 12:00:00","hostname":"router1","msg":"83: *Feb 10 12:00:00.123: %SYS-5-CONFIG_I: x"}
          83: *Feb 10 12:00:00.123 web01 app: x => unmatched
          83: %SYS-5-CONFIG_I: no time => unmatched
          Jun 14 15:16:01 sshd[1] started => "timestamp":"Jun 14 15:16:01","app-name":"sshd","procid":"1","msg":"started"}
          Jun 14 15:16:01 syslogd 1.4.1: restart. => "timestamp":"Jun 14 15:16:01","app-name":"syslogd","msg":"1.4.1: restart."}
          Jun 14 15:16:01 web01 (sudo)[7]: x => "timestamp":"Jun 14 15:16:01","hostname":"web01","app-name":"(sudo)","procid":"7","msg":"x"}
          Jun 14 15:16:01 web01 -[7]: x => "timestamp":"Jun 14 15:16:01","hostname":"web01","procid":"7","msg":"x"}
          Jun 14 15:16:01 [2001:db8::1] postfix/smtpd[web.1]: x => "timestamp":"Jun 14 15:16:01","hostname":"[2001:db8::1]","app-name":"postfix/smtpd","procid":"web.1","msg":"x"}
          2023-11-14T22:13:20.123Z esxi01 Hostd: info hostd[21] [Originator@6876 sub=x] y => "timestamp":"2023-11-14T22:13:20.123Z","hostname":"esxi01","app-name":"Hostd","msg":"info hostd[21] [Originator@6876 sub=x] y"}
          2023-11-14T22:13:20.123Z In(166) Hostd[21]: x => unmatched
          Nov 14 22:13:20 WIN-1 Microsoft-Windows-Security-Auditing[648]: x => "timestamp":"Nov 14 22:13:20","hostname":"WIN-1","app-name":"Microsoft-Windows-Security-Auditing","procid":"648","msg":"x"}
          """)
  void rfc3164(String line, String fields) {
    String pri = "\"facility\":4,\"severity\":2";
    boolean unmatched = fields.equals(Lines.UNMATCHED);
    assertEquals(unmatched ? fields : "{" + fields, Lines.through("syslog", line));
    String withPriority = unmatched ? fields : "{" + pri + "," + fields;
    assertEquals(withPriority, Lines.through("syslog", "<34>" + line));
    assertEquals(withPriority, Lines.through("syslog", "<34> " + line));
    assertEquals(withPriority, Lines.through("syslog", "4711 <34>" + line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          app web.3 - State changed => "app-name":"app","procid":"web.3","msg":"State changed"}
          app web.3 - [INFO] up => "app-name":"app","procid":"web.3","msg":"[INFO] up"}
          app web.3 - [2024-11-30 06:45:29] up => "app-name":"app","procid":"web.3","msg":"[2024-11-30 06:45:29] up"}
          app web.3 - [bob@example.org] up => "app-name":"app","procid":"web.3","msg":"[bob@example.org] up"}
          app web.3 - --- up => "app-name":"app","procid":"web.3","msg":"--- up"}
          app web.3 - {"a":1} => "app-name":"app","procid":"web.3","json":{"a":1}}
          app web.3 - [a@1 b="c"] up => "app-name":"app","procid":"web.3","structured-data":{"a@1":{"b":"c"}},"msg":"up"}
          app 12 ID47 [empty] up => "app-name":"app","procid":"12","msgid":"ID47","structured-data":{"empty":{}},"msg":"up"}
          app/0a1b 12 app/0a1b hello world => "app-name":"app/0a1b","procid":"12","msgid":"app/0a1b","msg":"hello world"}
          app 12 ID47 hello world => unmatched
          heroku router - at=info => "app-name":"heroku","procid":"router","msg":"at=info"}
          nginx web.1 - up => "app-name":"nginx","procid":"web.1","msg":"up"}
          nginx 12 - up => "app-name":"nginx","procid":"12","msg":"up"}
          nginx - - up => "app-name":"nginx","msg":"up"}
          - ID47 - a host too few => unmatched
          12 ID47 - a host too few => unmatched
          nginx ID47 - a process too few => unmatched
          host su - ID47 - a host too many => unmatched
          2024-11-30T06:45:29+00:00 su - ID47 - a time too many => unmatched
          app web.3 State changed => unmatched
          app web.3 - [a@1 b="c" up => unmatched
          """)
  void rfc5424WithoutStructuredData(String line, String fields) {
    boolean unmatched = fields.equals(Lines.UNMATCHED);
    String head =
        "{\"facility\":5,\"severity\":0,\"version\":1,"
            + "\"timestamp\":\"2024-11-30T06:45:29+00:00\",\"hostname\":\"host\",";
    String message = "<40>1 2024-11-30T06:45:29+00:00 host " + line;
    String expected = unmatched ? fields : head + fields;
    assertEquals(expected, Lines.through("syslog", message));
    assertEquals(expected, Lines.through("syslog", message.length() + " " + message + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10 <34>1 - - - - - -
          <34>007 2024-11-30T06:45:29+00:00 host app - - - x
          <34>0 2024-11-30T06:45:29+00:00 host app - - - x
          17 <34>1 - - - - - -17 <34>1 - - - - - -
          """)
  void otherFramesAndVersions(String line) {
    boolean oneFrame = line.startsWith("10 ");
    assertEquals(
        oneFrame ? "{\"facility\":4,\"severity\":2,\"version\":1}" : Lines.UNMATCHED,
        Lines.through("syslog", line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          2 unknown eni-0123456789abcdef0 - - - - - - - 1431280876 1431280934 - NODATA => true
          2 111122223333 - 10.0.1.5 10.0.0.220 443 49152 6 10 840 1620140661 1620140721 ACCEPT OK => true
          2 111122223333 eni-0a ::1 2001:db8::7 0 65535 17 0 0 1620140661 1620140661 REJECT OK => true
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 0 0 255 1 84 1620140661 1620140721 ACCEPT OK => true
          4 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 1 84 1620140661 1620140721 ACCEPT OK vpc-0a subnet-0a i-0a 2 IPv4 10.0.1.5 10.0.0.220 eusc-de-east-1 eusc-dee1-az1 - - => true
          4 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 1 84 1620140661 1620140721 ACCEPT OK vpc-0a subnet-0a i-0a 2 IPv4 10.0.1.5 10.0.0.220 eusc-dee1-az1 eusc-de-east-1 - - => false
          2 eni-0a 111122223333 10.0.1.5 10.0.0.220 10.1.1.1 443 49152 6 10 840 1620140661 1620140721 ACCEPT => false
          2 11112222333 eni-0a 10.0.1.5 10.0.0.220 443 49152 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 - eni-0a 10.0.1.5 10.0.0.220 443 49152 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni- 10.0.1.5 10.0.0.220 443 49152 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.256 10.0.0.220 443 49152 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 65536 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 0 0 256 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 6 80 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 0443 6 10 840 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 840 10 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 10 9223372036854775808 1620140661 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 10 840 1620140721 1620140661 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 10 1620140661 840 1620140721 ACCEPT OK => false
          2 111122223333 eni-0a 10.0.1.5 10.0.0.220 443 80 6 10 840 1620140661 1620140721 OK ACCEPT => false
          2 111122223333 eni-0a - - - - - - 1431280876 - 1431280934 - NODATA => false
          """)
  void flowLogRecords(String line, boolean matches) {
    assertEquals(matches, !Lines.through("vpc-flow-log", line).equals(Lines.UNMATCHED));
  }
}
