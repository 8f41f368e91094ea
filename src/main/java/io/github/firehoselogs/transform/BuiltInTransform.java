package io.github.firehoselogs.transform;

import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.accesslog.AccessLog;
import io.github.firehoselogs.format.lambda.LambdaLog;
import io.github.firehoselogs.format.lambda.LambdaReport;
import io.github.firehoselogs.format.mysql.MysqlAuditLog;
import io.github.firehoselogs.format.mysql.MysqlErrorLog;
import io.github.firehoselogs.format.mysql.MysqlGeneralLog;
import io.github.firehoselogs.format.mysql.MysqlSlowLog;
import io.github.firehoselogs.format.postgresql.PostgresqlLog;
import io.github.firehoselogs.format.syslog.Syslog;
import io.github.firehoselogs.format.vpcflow.VpcFlowLog;

/// The table of built-in transforms. Error messages, settings, tests and benchmarks use it. To add
/// a log format, see CONTRIBUTING.md.
public enum BuiltInTransform {
  MESSAGE("message"),
  JSON("json"),
  MYSQL_GENERAL_LOG("mysql-general-log"),
  MYSQL_SLOW_LOG("mysql-slow-log"),
  MYSQL_ERROR_LOG("mysql-error-log"),
  MYSQL_AUDIT_LOG("mysql-audit-log"),
  POSTGRESQL_LOG("postgresql-log"),
  SYSLOG("syslog"),
  ACCESS_LOG("access-log"),
  VPC_FLOW_LOG("vpc-flow-log"),
  LAMBDA_LOG("lambda-log"),
  LAMBDA_REPORT("lambda-report"),
  PATTERN("pattern"),
  SPLUNK_HEC("splunk-hec");

  final String transformName;

  BuiltInTransform(String transformName) {
    this.transformName = transformName;
  }

  /// Returns the name that selects this transform in `TRANSFORM`.
  public String transformName() {
    return transformName;
  }

  /// Returns [Transform#schema] with those of `settings` that the transform reads. The fields of
  /// [#PATTERN] depend on its setting, so none of them is declared. Throws
  /// [TransformSettings.InvalidException] if a setting is invalid.
  public Schema schema(TransformSettings settings) {
    return this == PATTERN ? Schema.atLeast(Schema.UNMATCHED) : create(settings).schema();
  }

  /// Creates the transform. Throws [TransformSettings.InvalidException] if a setting that it reads
  /// is invalid.
  ///
  /// This is a `switch` because a factory in each row would load the classes of every format at the
  /// start.
  Transform create(TransformSettings settings) {
    return switch (this) {
      case MESSAGE -> new MessageTransform();
      case JSON -> new JsonTransform();
      case MYSQL_GENERAL_LOG -> new FormatTransform(new MysqlGeneralLog());
      case MYSQL_SLOW_LOG -> new FormatTransform(new MysqlSlowLog());
      case MYSQL_ERROR_LOG -> new FormatTransform(new MysqlErrorLog());
      case MYSQL_AUDIT_LOG -> new FormatTransform(new MysqlAuditLog());
      case POSTGRESQL_LOG -> new FormatTransform(new PostgresqlLog());
      case SYSLOG -> new FormatTransform(new Syslog());
      case ACCESS_LOG -> new FormatTransform(new AccessLog());
      case VPC_FLOW_LOG -> new FormatTransform(vpcFlowLog(settings));
      case LAMBDA_LOG -> new FormatTransform(new LambdaLog());
      case LAMBDA_REPORT -> new FormatTransform(new LambdaReport());
      case PATTERN -> pattern(settings);
      case SPLUNK_HEC -> new SplunkHec(new SplunkMetadata(settings));
    };
  }

  private static PatternTransform pattern(TransformSettings settings) {
    try {
      return new PatternTransform(settings.valueOf(TransformSetting.PATTERN));
    } catch (IllegalArgumentException e) {
      throw new TransformSettings.InvalidException(TransformSetting.PATTERN, e);
    }
  }

  private static VpcFlowLog vpcFlowLog(TransformSettings settings) {
    String format = settings.valueOf(TransformSetting.VPC_FLOW_LOG_FORMAT);
    try {
      return format.isEmpty() ? new VpcFlowLog() : new VpcFlowLog(format);
    } catch (IllegalArgumentException e) {
      throw new TransformSettings.InvalidException(TransformSetting.VPC_FLOW_LOG_FORMAT, e);
    }
  }
}
