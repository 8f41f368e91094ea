package io.github.firehoselogs.format.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.format.Cursor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class MysqlServerHeaderTest {
  /// Returns headers in the form in which servers write them.
  public static List<String> headers() {
    return List.of(
        header(
            "/rdsdbbin/mysql/bin/mysqld, Version: 8.0.35 (Source distribution)",
            "Tcp port: 3306  Unix socket: /var/lib/mysql/mysql.sock",
            "Time                 Id Command    Argument"),
        header(
            "mysqld, Version: 5.7.17-log (MySQL Community Server (GPL))",
            "Tcp port: 0  Unix socket: (null)",
            "Time                 Id Command    Argument"),
        header(
            "/usr/sbin/mariadbd, Version: 10.6.12-MariaDB-1:10.6.12+maria~ubu2204-log (mariadb.org"
                + " binary distribution)",
            "Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock",
            "Time\t\t    Id Command\tArgument"),
        header(
            "C:\\Program Files\\a, b\\mysqld.exe, Version: 8.0.42 (MySQL Community Server - GPL)",
            "TCP Port: 3306, Named Pipe: MySQL",
            "Time                 Id Command    Argument"));
  }

  private static String header(String program, String port, String columns) {
    return program + ". started with:\n" + port + "\n" + columns + "\n";
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headerIsSkipped(String header) {
    assertEquals(header.length(), skipped(header));
    assertEquals(header.length(), skipped(header + "# Time"));
    assertEquals(2 * header.length() + 1, skipped(header + "\n" + header));
    assertEquals(1, endWithout("x\n" + header));
    assertEquals(1, endWithout("x\r\n" + header.replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysqld, Version: 8.0.35 (x). started with:\n",
        "mysqld, Version: 8.0.35 (x). started with:\nTcp port: 3306  Unix socket: /a\n",
        "Tcp port: 3306  Unix socket: /a\nTime Id Command Argument\n",
        "mysqld, Version: 8.0.35 (x)\nTcp port: 3306  Unix socket: /a\nTime Id Command Argument\n",
        "mysqld, Version: 8.0.35 (x). started with:\nTcp port: 3306\nTime Id Command Argument\n",
        "mysqld, Version: 8.0.35 (x). started with:\nTcp port: 3306  Unix socket: /a\nTime Id x\n",
        ", Version: 8 (x). started with:\nTcp port: 1  Unix socket: /a\nTime Id Command Argument\n",
      })
  void anythingElseStays(String text) {
    assertEquals(0, skipped(text));
    assertEquals(("x\n" + text).length(), endWithout("x\n" + text));
  }

  private static int skipped(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    Cursor message = new Cursor(utf8, 0, utf8.length);
    MysqlServerHeader.skip(message);
    return message.at;
  }

  private static int endWithout(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return MysqlServerHeader.endWithout(utf8, 0, utf8.length);
  }
}
