package io.github.firehoselogs.tools.bench;

import java.util.List;
import java.util.Random;

/// Generates typical log lines from a seed: access logs, syslog, an application log with stack
/// traces, JSON, a MySQL general log, and text that is not English.
public final class LogText {
  private static final List<String> PATHS =
      List.of(
          "/", "/health", "/api/v2/orders", "/api/v2/orders/search", "/static/app.css", "/login");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0",
          "curl/8.5.0",
          "kube-probe/1.29",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15");
  private static final List<String> CLASSES =
      List.of(
          "OrderService", "PaymentClient", "StockRepository", "SessionFilter", "CartController");
  private static final List<String> PLACES = List.of("Köln", "São Paulo", "東京", "Kraków", "Zürich");

  /// The format of the lines for `vpc-flow-log-custom`.
  static final String CUSTOM_FLOW_LOG =
      "${version} ${vpc-id} ${interface-id} ${type} ${srcaddr} ${dstaddr} ${srcport} ${protocol}"
          + " ${tcp-flags} ${bytes} ${packets} ${start} ${end} ${action} ${flow-direction}";

  private final Random random;

  public LogText(Random random) {
    this.random = random;
  }

  /// Returns one line of any kind, about 150 characters on average.
  public String line() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4 -> access();
      case 5, 6, 7 -> syslog();
      case 8, 9, 10, 11 -> application();
      case 12, 13 -> json();
      case 14 -> mysql();
      default -> foreign();
    };
  }

  /// Returns one line of the format that the transform named `transform` reads, or of any kind if
  /// it reads no format.
  public String lineFor(String transform) {
    return switch (transform) {
      case "mysql-general-log" -> mysql();
      case "mysql-slow-log" -> mysqlSlow();
      case "mysql-error-log" -> mysqlError();
      case "mysql-audit-log" -> mysqlAudit();
      case "postgresql-log" -> postgresql();
      case "syslog" -> syslog();
      case "access-log" -> access();
      case "vpc-flow-log" -> vpcFlow();
      case "lambda-log" -> lambdaLog();
      case "vpc-flow-log-custom" -> customFlow();
      case "postgresql-log-audit" -> postgresqlAudit();
      case "lambda-report" -> lambdaReport();
      case "pattern" -> apacheError();
      default -> line();
    };
  }

  /// Returns a field of 17 characters for the end of a line.
  String field() {
    return " tenant=shop-" + (1000 + random.nextInt(64));
  }

  private String access() {
    return "%s - - [14/Nov/2023:22:%02d:%02d +0000] \"GET %s?page=%d&size=50 HTTP/1.1\" %d %d \"https://shop.example.com%s\" \"%s\""
        .formatted(
            address(),
            random.nextInt(60),
            random.nextInt(60),
            any(PATHS),
            random.nextInt(100),
            random.nextInt(20) == 0 ? 502 : 200,
            random.nextInt(100_000),
            any(PATHS),
            any(AGENTS));
  }

  private String syslog() {
    return "Nov 14 22:%02d:%02d ip-10-0-%d-%d sshd[%d]: Failed password for invalid user admin from %s port %d ssh2"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(256),
            random.nextInt(256),
            random.nextInt(32768),
            address(),
            1024 + random.nextInt(60_000));
  }

  private String application() {
    String name = any(CLASSES);
    String head =
        "2023-11-14 22:%02d:%02d.%03d  %s 1 --- [http-nio-8080-exec-%d] c.e.shop.%s : order %s took %d ms for customer %s"
            .formatted(
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(1000),
                random.nextInt(12) == 0 ? "ERROR" : " INFO",
                random.nextInt(200),
                name,
                hex(12),
                random.nextInt(3000),
                hex(8));
    return random.nextInt(12) == 0 ? head + stackTrace(name) : head;
  }

  private String stackTrace(String name) {
    StringBuilder trace = new StringBuilder("\njava.lang.IllegalStateException: no stock");
    for (int i = 0; i < 10; i++) {
      trace.append(
          "\n\tat com.example.shop.%s.step%d(%s.java:%d)"
              .formatted(name, i, name, random.nextInt(400)));
    }
    return trace.toString();
  }

  /// Returns a line of JSON with an exception in it, as loggers escape one.
  String jsonWithStackTrace() {
    String name = any(CLASSES);
    String trace = stackTrace(name).replace("\n", "\\n").replace("\t", "\\t");
    return "{\"level\":\"error\",\"logger\":\"com.example.shop.%s\",\"exception\":\"%s\",\"traceId\":\"%s\"}"
        .formatted(name, trace, hex(32));
  }

  /// Returns a line of an application that logs JSON.
  String json() {
    return "{\"level\":\"%s\",\"logger\":\"com.example.shop.%s\",\"message\":\"request done\",\"path\":\"%s\",\"status\":200,\"millis\":%d,\"traceId\":\"%s\"}"
        .formatted(
            random.nextBoolean() ? "info" : "warn",
            any(CLASSES),
            any(PATHS),
            random.nextInt(2000),
            hex(32));
  }

  private String mysql() {
    return "2023-11-14T22:%02d:%02d.%06dZ\t%5d Query\tSELECT id, total, state FROM orders WHERE customer = '%s' AND state <> 'done' ORDER BY id DESC LIMIT 50"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1_000_000),
            random.nextInt(100_000),
            hex(8));
  }

  private String mysqlSlow() {
    return "# Time: 2023-11-14T22:%02d:%02d.%06dZ\n# User@Host: app[app] @  [%s]  Id: %5d\n# Query_time: %d.%06d  Lock_time: 0.000004 Rows_sent: 50  Rows_examined: %d\nuse shop;\nSET timestamp=1700000000;\nSELECT id, total FROM orders WHERE customer = '%s' ORDER BY total DESC LIMIT 50;"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1_000_000),
            address(),
            random.nextInt(100_000),
            random.nextInt(10),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000),
            hex(8));
  }

  private String mysqlError() {
    return "2023-11-14T22:%02d:%02d.%06dZ %d [Warning] [MY-010055] [Server] IP address '%s' could not be resolved: Name or service not known"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1_000_000),
            random.nextInt(100_000),
            address());
  }

  private String mysqlAudit() {
    return "202311%02d 22:%02d:%02d,ip-10-0-0-5,app,%s,%d,%d,QUERY,shop,'SELECT id, total FROM orders WHERE customer = \\'%s\\' ORDER BY id DESC LIMIT 50',0,,"
        .formatted(
            1 + random.nextInt(30),
            random.nextInt(60),
            random.nextInt(60),
            address(),
            random.nextInt(100_000),
            random.nextInt(10_000_000),
            hex(8));
  }

  private String postgresql() {
    return "2023-11-14 22:%02d:%02d UTC:%s(%d):app@shop:[%d]:LOG:  duration: %d.%03d ms  statement: SELECT id, total FROM orders WHERE customer = '%s'"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            address(),
            1024 + random.nextInt(60_000),
            random.nextInt(32_768),
            random.nextInt(1000),
            random.nextInt(1000),
            hex(8));
  }

  /// Returns a message of pgAudit with RDS's second prefix.
  private String postgresqlAudit() {
    int pid = random.nextInt(32_768);
    return "2023-11-14 22:%02d:%02d.%03d UTC:%s(%d):app@shop:[%d]:%d:00000:2023-11-14 22:10:04 UTC:3/%d:0:6553f3ec.%x:PostgreSQL JDBC Driver:LOG:  AUDIT: SESSION,%d,1,READ,SELECT,TABLE,public.orders,\"SELECT id, total FROM orders WHERE customer = '%s'\",<not logged>"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            random.nextInt(1000),
            address(),
            1024 + random.nextInt(60_000),
            pid,
            1 + random.nextInt(1000),
            random.nextInt(1000),
            pid,
            1 + random.nextInt(1000),
            hex(8));
  }

  private String vpcFlow() {
    int packets = random.nextInt(1000);
    return "2 123456789012 eni-0%s %s 10.0.%d.%d %d 443 6 %d %d 1700000000 1700000060 ACCEPT OK"
        .formatted(
            hex(16),
            address(),
            random.nextInt(256),
            random.nextInt(256),
            1024 + random.nextInt(60_000),
            packets,
            packets * (40 + random.nextInt(1400)));
  }

  /// Returns a line of Node.js, of Python, of the JSON log format, or of Lambda itself.
  private String lambdaLog() {
    String time =
        "2023-11-14T22:%02d:%02d.%03dZ"
            .formatted(random.nextInt(60), random.nextInt(60), random.nextInt(1000));
    String text = "order %s took %d ms".formatted(hex(12), random.nextInt(3000));
    return switch (random.nextInt(8)) {
      case 0 -> lambdaReport();
      case 1, 2 -> "[INFO]\t%s\t%s\t%s".formatted(time, requestId(), text);
      case 3, 4 ->
          "{\"timestamp\":\"%s\",\"level\":\"INFO\",\"requestId\":\"%s\",\"message\":\"%s\"}"
              .formatted(time, requestId(), text);
      case 5 -> "%s\t%s\tINFO\t%s".formatted(time, requestId(), json());
      default -> "%s\t%s\tINFO\t%s".formatted(time, requestId(), text);
    };
  }

  private String requestId() {
    return hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12);
  }

  private String customFlow() {
    int packets = random.nextInt(1000);
    return "5 vpc-0%s eni-0%s IPv4 %s 10.0.%d.%d %d 6 2 %d %d 1700000000 1700000060 ACCEPT ingress"
        .formatted(
            hex(16),
            hex(16),
            address(),
            random.nextInt(256),
            random.nextInt(256),
            1024 + random.nextInt(60_000),
            packets * (40 + random.nextInt(1400)),
            packets);
  }

  private String lambdaReport() {
    return "REPORT RequestId: %s\tDuration: %d.%02d ms\tBilled Duration: %d ms\tMemory Size: 512 MB\tMax Memory Used: %d MB\t"
        .formatted(
            requestId(),
            random.nextInt(1000),
            random.nextInt(100),
            1 + random.nextInt(1000),
            64 + random.nextInt(448));
  }

  private String apacheError() {
    return "[Tue Nov 14 22:%02d:%02d 2023] [error] [client %s] Directory index forbidden by rule: /var/www/html%s"
        .formatted(random.nextInt(60), random.nextInt(60), address(), any(PATHS));
  }

  private String foreign() {
    return "2023-11-14 22:%02d:%02d INFO Lieferung %s nach %s bestätigt, Gebühr %d,%02d €"
        .formatted(
            random.nextInt(60),
            random.nextInt(60),
            hex(12),
            any(PLACES),
            random.nextInt(100),
            random.nextInt(100));
  }

  private String address() {
    return "203.0.113." + random.nextInt(256);
  }

  /// Returns one of about a hundred names.
  private String hex(int digits) {
    return "%032x"
        .formatted(0x9E37_79B9_7F4A_7C15L * (1 + random.nextInt(300)))
        .substring(32 - digits);
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
