package io.github.firehoselogs.format.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;

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
