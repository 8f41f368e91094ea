package io.github.firehoselogs.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.firehoselogs.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, /aws/rds, true",
    "/aws/rds/instance/*/general, /aws/rds/instance/shop-1/general, true",
    "/aws/rds/instance/*/general, /aws/rds/instance/a/b/general, true",
    "/aws/rds/instance/*/general, /aws/rds/instance/shop-1/generals, false",
    "eni-*, eni-0a1b-all, true",
    "eni-*, xeni-1, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "a?c, abbc, false",
    "*a*b, xxaxxbxab, true",
    "*a*b, xxaxxbxac, false",
    "**, '', true",
    "a.c, abc, false",
    "A, a, false",
    "'', '', true",
    "'', a, false",
  })
  void wildcards(String pattern, String name, boolean matches) {
    assertEquals(matches, new Wildcard(pattern).matches(name));
  }

  @Test
  @Timeout(10)
  void hostileWildcardIsFast() {
    assertEquals(false, new Wildcard("*a".repeat(200) + "b").matches("a".repeat(100_000)));
  }

  @Test
  void firstMatchingRouteApplies() {
    Routes routes =
        routes(
            """
            [{"logGroup":"/app/*","logStream":"debug-*","transform":"json"},
             {"logGroup":"/app/*","transform":"splunk-hec"},
             {"logStream":"i-1","transform":"mysql-general-log"}]
            """);
    assertEquals("json", routes.routeFor("/app/web", "debug-1").transformName());
    assertEquals("splunk-hec", routes.routeFor("/app/web", "i-1").transformName());
    assertEquals("mysql-general-log", routes.routeFor("/db", "i-1").transformName());
    assertEquals("message", routes.routeFor("/db", "i-2").transformName());
  }

  @Test
  void cacheOfStreamsIsBounded() {
    Routes routes = routes("[{\"logGroup\":\"/app/*\",\"transform\":\"json\"}]");
    Route route = routes.routeFor("/app/web", "i-1");
    for (int i = 0; i < 3 * Routes.MAX_CACHED; i++) {
      assertSame(route, routes.routeFor("/app/web", "i-" + i));
    }
    assertEquals(true, routes.cached() <= Routes.MAX_CACHED);
  }

  @ParameterizedTest
  @CsvSource({
    "/aws/rds/instance/shop/general, shop, mysql-general-log",
    "/aws/rds/cluster/shop/general, shop.0, mysql-general-log",
    "/aws/rds/instance/shop/slowquery, shop, mysql-slow-log",
    "/aws/rds/instance/shop/error, shop, mysql-error-log",
    "/aws/rds/instance/shop/audit, shop, mysql-audit-log",
    "/aws/rds/cluster/shop/audit, shop.audit.log.0, mysql-audit-log",
    "/aws/rds/instance/shop/postgresql, shop.0, postgresql-log",
    "/aws/lambda/orders, 2023/11/14/[$LATEST]0a1b, lambda-log",
    "vpc-flow-logs, eni-0a1b2c3d-all, vpc-flow-log",
    "/prod/var/log/messages, i-0a1b, syslog",
    "/var/log/secure, i-0a1b, syslog",
    "nginx/access.log, i-0a1b, access-log",
    "httpd/access_log, i-0a1b, access-log",
    "/app/web, i-0a1b, message",
  })
  void defaults(String logGroup, String logStream, String transform) {
    assertEquals(transform, routes("defaults").routeFor(logGroup, logStream).transformName());
    assertEquals(transform, routes("[\"defaults\"]").routeFor(logGroup, logStream).transformName());
  }

  @Test
  void ownRoutesPrecedeDefaults() {
    Routes routes =
        routes("[{\"logGroup\":\"/aws/lambda/own\",\"transform\":\"json\"},\"defaults\"]");
    assertEquals("json", routes.routeFor("/aws/lambda/own", "x").transformName());
    assertEquals("lambda-log", routes.routeFor("/aws/lambda/other", "x").transformName());
  }

  private static Routes routes(String text) {
    return Settings.from(Map.of("ROUTES", text)).routes();
  }
}
