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
