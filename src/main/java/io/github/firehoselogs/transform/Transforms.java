package io.github.firehoselogs.transform;

import io.github.firehoselogs.format.accesslog.AccessLog;
import io.github.firehoselogs.format.lambda.LambdaReport;
import io.github.firehoselogs.format.mysql.MysqlErrorLog;
import io.github.firehoselogs.format.mysql.MysqlGeneralLog;
import io.github.firehoselogs.format.mysql.MysqlSlowLog;
import io.github.firehoselogs.format.postgresql.PostgresqlLog;
import io.github.firehoselogs.format.syslog.Syslog;
import io.github.firehoselogs.format.vpcflow.VpcFlowLog;
import java.lang.reflect.InvocationTargetException;

/// The transforms that ship, by name, and users' own, by class name.
public final class Transforms {
  /// The name of the transform that needs a pattern.
  public static final String PATTERN = "pattern";

  private static final String KNOWN =
      "known are message, json, mysql-general-log, mysql-slow-log, mysql-error-log,"
          + " postgresql-log, syslog, access-log, vpc-flow-log, lambda-report, pattern, splunk-hec"
          + " and the name of a class";

  private Transforms() {}

  /// Returns the transform `name`, which is not [#PATTERN].
  ///
  /// Throws [IllegalArgumentException] with one line that says what is wrong and what is known.
  public static LogEventTransform named(String name) {
    return switch (name) {
      case "message" -> new MessageTransform();
      case "json" -> new JsonTransform();
      case "mysql-general-log" -> new FormatTransform(new MysqlGeneralLog());
      case "mysql-slow-log" -> new FormatTransform(new MysqlSlowLog());
      case "mysql-error-log" -> new FormatTransform(new MysqlErrorLog());
      case "postgresql-log" -> new FormatTransform(new PostgresqlLog());
      case "syslog" -> new FormatTransform(new Syslog());
      case "access-log" -> new FormatTransform(new AccessLog());
      case "vpc-flow-log" -> new FormatTransform(new VpcFlowLog());
      case "lambda-report" -> new FormatTransform(new LambdaReport());
      case PATTERN ->
          throw new IllegalArgumentException("'pattern' needs PATTERN, which is not set");
      case "splunk-hec" -> new SplunkHec();
      default -> own(name);
    };
  }

  /// Returns the transform [#PATTERN] for the regular expression `pattern`.
  ///
  /// Throws [IllegalArgumentException] with one line that says what is wrong with it.
  public static LogEventTransform pattern(String pattern) {
    return new PatternTransform(pattern);
  }

  /// Returns whether the fields of a message belong to what the transform `name` makes of it: of a
  /// message that is passed on, they are its own.
  public static boolean parsesFields(String name) {
    return !name.equals("message") && !name.equals("json") && !name.equals("splunk-hec");
  }

  private static LogEventTransform own(String className) {
    try {
      Class<?> type = Class.forName(className);
      return type.asSubclass(LogEventTransform.class).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("unknown transform '" + className + "', " + KNOWN, e);
    } catch (ClassCastException e) {
      throw new IllegalArgumentException(
          "class " + className + " does not implement " + LogEventTransform.class.getName(), e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "class " + className + ": its constructor threw " + e.getCause(), e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(
          "class "
              + className
              + ": expected a public class with a public constructor without"
              + " parameters, found "
              + e,
          e);
    }
  }
}
