package io.github.firehoselogs.format.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class AccessLogTest implements LogFormatContract {
  private static final List<String> LINES =
      List.of(
          "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /apache_pb.gif HTTP/1.0\" 200 2326"
              + " \"http://www.example.com/start.html\" \"Mozilla/4.08 [en] (Win98; I ;Nav)\"",
          "www.example.org:443 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET / HTTP/1.1\" 200 5"
              + " \"-\" \"x\"",
          "[2001:db8::1]:8443 2001:db8::2 - ann [14/Nov/2023:22:13:20 +0000] \"GET / HTTP/1.1\" 200"
              + " 5 \"-\" \"x\"",
          "192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"Apache"
              + " \\\"quotes\\\", a \\\\ and a\\ttab\\x01\"",
          "192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET"
              + " /\\xe6\\x97\\xa5\\xE6\\x9C\\xAC?\\xf0\\x9f\\x98\\x80 HTTP/1.1\" 200 5 \"-\""
              + " \"\\xff\\xe6\\x97 stay, \\xc3\\xa9 not, \\q \\xg1\"",
          "192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"x\""
              + " \"203.0.113.7, 10.0.0.1\" 0.005 \"-\"");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 \
          => {"remote_addr":"127.0.0.1","remote_user":"frank","time_local":"10/Oct/2000:13:55:36 -0700","request":"GET /apache_pb.gif HTTP/1.0","request_method":"GET","request_uri":"/apache_pb.gif","server_protocol":"HTTP/1.0","status":200,"body_bytes_sent":2326}
          127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)" \
          => {"remote_addr":"127.0.0.1","remote_user":"frank","time_local":"10/Oct/2000:13:55:36 -0700","request":"GET /apache_pb.gif HTTP/1.0","request_method":"GET","request_uri":"/apache_pb.gif","server_protocol":"HTTP/1.0","status":200,"body_bytes_sent":2326,"http_referer":"http://www.example.com/start.html","http_user_agent":"Mozilla/4.08 [en] (Win98; I ;Nav)"}
          2001:db8::80 - - [14/Nov/2023:22:13:20 +0000] "POST /api?q=%E6%97%A5 HTTP/2.0" 201 0 "-" "curl/8.10.1" \
          => {"remote_addr":"2001:db8::80","time_local":"14/Nov/2023:22:13:20 +0000","request":"POST /api?q=%E6%97%A5 HTTP/2.0","request_method":"POST","request_uri":"/api?q=%E6%97%A5","server_protocol":"HTTP/2.0","status":201,"body_bytes_sent":0,"http_user_agent":"curl/8.10.1"}
          crawl-66-249.example.org ident - [29/Feb/2024:23:59:60 +0545] "HEAD / HTTP/1.1" 304 - "-" "-" \
          => {"remote_addr":"crawl-66-249.example.org","remote_logname":"ident","time_local":"29/Feb/2024:23:59:60 +0545","request":"HEAD / HTTP/1.1","request_method":"HEAD","request_uri":"/","server_protocol":"HTTP/1.1","status":304}
          192.0.2.1 - john doe [14/Nov/2023:22:13:20 +0000] "M-SEARCH * HTTP/1.1" 400 150 \
          => {"remote_addr":"192.0.2.1","remote_user":"john doe","time_local":"14/Nov/2023:22:13:20 +0000","request":"M-SEARCH * HTTP/1.1","request_method":"M-SEARCH","request_uri":"*","server_protocol":"HTTP/1.1","status":400,"body_bytes_sent":150}
          www.example.org:443 192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 "-" "x" \
          => {"virtual_host":"www.example.org:443","remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"x"}
          [2001:db8::1]:8443 2001:db8::2 - ann [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 "-" "x" \
          => {"virtual_host":"[2001:db8::1]:8443","remote_addr":"2001:db8::2","remote_user":"ann","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"x"}
          192.0.2.1:51234 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 \
          => {"remote_addr":"192.0.2.1:51234","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /a HTTP/1.1" 200 5 "-" "Apache \\"quotes\\", a \\\\ and a\\ttab\\x01" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /a HTTP/1.1","request_method":"GET","request_uri":"/a","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"Apache \\"quotes\\", a \\\\ and a\\ttab\\u0001"}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /a HTTP/1.1" 200 5 "-" "nginx \\x22quotes\\x22 and a \\x5C" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /a HTTP/1.1","request_method":"GET","request_uri":"/a","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"nginx \\"quotes\\" and a \\\\"}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /\\xe6\\x97\\xa5\\xE6\\x9C\\xAC?\\xf0\\x9f\\x98\\x80 HTTP/1.1" 200 5 "-" "\\xff\\xe6\\x97 stay, \\xc3\\xa9 not, \\q \\xg1" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /日本?😀 HTTP/1.1","request_method":"GET","request_uri":"/日本?😀","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"\\\\xff\\\\xe6\\\\x97 stay, é not, \\\\q \\\\xg1"}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /日本 HTTP/1.1" 200 5 "-" "😀" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /日本 HTTP/1.1","request_method":"GET","request_uri":"/日本","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"😀"}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xfc\\x03\\x03" 400 226 "-" "-" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"\\u0016\\u0003\\u0001\\u0002\\u0000\\u0001\\u0000\\u0001\\\\xfc\\u0003\\u0003","status":400,"body_bytes_sent":226}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "-" 408 - "-" "-" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","status":408}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "" 400 0 "-" "-" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"","status":400,"body_bytes_sent":0}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /a b HTTP/1.1" 400 150 "-" "-" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /a b HTTP/1.1","request_method":"GET","request_uri":"/a b","server_protocol":"HTTP/1.1","status":400,"body_bytes_sent":150}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET /old" 200 150 \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET /old","status":200,"body_bytes_sent":150}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 "-" "x" "203.0.113.7, 10.0.0.1" 0.005 "-" \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"http_user_agent":"x","extra":"\\"203.0.113.7, 10.0.0.1\\" 0.005 \\"-\\""}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 0.005 \
          => {"remote_addr":"192.0.2.1","time_local":"14/Nov/2023:22:13:20 +0000","request":"GET / HTTP/1.1","request_method":"GET","request_uri":"/","server_protocol":"HTTP/1.1","status":200,"body_bytes_sent":5,"extra":"0.005"}
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 "-" "cut off in the middle of \
          => unmatched
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 \
          => unmatched
          192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 2000 5 \
          => unmatched
          192.0.2.1 - - [14/Nov/2023 22:13:20] "GET / HTTP/1.1" 200 5 \
          => unmatched
          192.0.2.1 - [14/Nov/2023:22:13:20 +0000] "GET / HTTP/1.1" 200 5 \
          => unmatched
          2023/11/14 22:13:20 [error] 7#7: *1 open() "/x" failed (2: No such file or directory) \
          => unmatched
          ~~ \
          => unmatched
          """)
  void commonAndCombined(String message, String json) {
    assertEquals(json, Lines.through("access-log", message));
  }

  @Test
  void finalLineBreakIsIgnored() {
    String line = "192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"GET / HTTP/1.1\" 200 5";
    assertEquals(Lines.through("access-log", line), Lines.through("access-log", line + "\r\n"));
    assertEquals(
        Lines.through("access-log", line + " \"-\" \"x\" 7"),
        Lines.through("access-log", line + " \"-\" \"x\" 7\n"));
  }

  @Test
  void controlCharactersAreKept() {
    assertEquals(
        "{\"remote_addr\":\"192.0.2.1\",\"time_local\":\"14/Nov/2023:22:13:20 +0000\","
            + "\"request\":\"a\\u0000\\tb\",\"status\":400,\"body_bytes_sent\":0}",
        Lines.through(
            "access-log", "192.0.2.1 - - [14/Nov/2023:22:13:20 +0000] \"a\u0000\tb\" 400 0"));
  }

  @Override
  public LogFormat format() {
    return new AccessLog();
  }

  @Override
  public long seed() {
    return 2326;
  }

  @Override
  public List<String> samples() {
    return LINES;
  }
}
