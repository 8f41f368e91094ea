package io.github.firehoselogs.settings;

import java.util.List;

/// The routes of `ROUTES=defaults`: log groups that have the same names in every account because
/// AWS's services and agents choose them, each with the transform for its format.
final class DefaultRoutes {
  /// One route, with the patterns and names that `ROUTES` would have.
  record DefaultRoute(String logGroup, String logStream, String transform) {
    private static DefaultRoute group(String logGroup, String transform) {
      return new DefaultRoute(logGroup, "*", transform);
    }
  }

  static final List<DefaultRoute> ROUTES =
      List.of(
          DefaultRoute.group("/aws/rds/*/general", "mysql-general-log"),
          DefaultRoute.group("/aws/rds/*/slowquery", "mysql-slow-log"),
          DefaultRoute.group("/aws/rds/*/error", "mysql-error-log"),
          DefaultRoute.group("/aws/rds/*/audit", "mysql-audit-log"),
          DefaultRoute.group("/aws/rds/*/postgresql", "postgresql-log"),
          DefaultRoute.group("/aws/lambda/*", "lambda-log"),
          new DefaultRoute("*", "eni-*", "vpc-flow-log"),
          DefaultRoute.group("*/var/log/messages", "syslog"),
          DefaultRoute.group("*/var/log/syslog", "syslog"),
          DefaultRoute.group("*/var/log/secure", "syslog"),
          DefaultRoute.group("*/var/log/auth.log", "syslog"),
          DefaultRoute.group("*/var/log/cron", "syslog"),
          DefaultRoute.group("*/var/log/maillog", "syslog"),
          DefaultRoute.group("*access_log", "access-log"),
          DefaultRoute.group("*access.log", "access-log"));

  private DefaultRoutes() {}
}
