package io.github.firehoselogs.transform;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The transforms that ship, by name, and users' own, by class name.
public final class Transforms {
  /// The name of the transform that needs a pattern.
  public static final String PATTERN = "pattern";

  private static final Map<String, Supplier<LogEventTransform>> SHIPPED = shipped();

  private Transforms() {}

  private static Map<String, Supplier<LogEventTransform>> shipped() {
    Map<String, Supplier<LogEventTransform>> shipped = new LinkedHashMap<>();
    shipped.put("message", MessageTransform::new);
    shipped.put("json", JsonTransform::new);
    shipped.put("mysql-general-log", () -> new FormatTransform(new MysqlGeneralLog()));
    shipped.put("mysql-slow-log", () -> new FormatTransform(new MysqlSlowLog()));
    shipped.put("mysql-error-log", () -> new FormatTransform(new MysqlErrorLog()));
    shipped.put("postgresql-log", () -> new FormatTransform(new PostgresqlLog()));
    shipped.put("syslog", () -> new FormatTransform(new Syslog()));
    shipped.put("access-log", () -> new FormatTransform(new AccessLog()));
    shipped.put("vpc-flow-log", () -> new FormatTransform(new VpcFlowLog()));
    shipped.put("lambda-report", () -> new FormatTransform(new LambdaReport()));
    shipped.put(PATTERN, Transforms::patternOfNothing);
    shipped.put("splunk-hec", SplunkHec::new);
    return shipped;
  }

  /// Returns the transform `name`. `pattern` is what [#PATTERN] is made of.
  ///
  /// Throws [IllegalArgumentException] with one line that says what is wrong and what is known.
  public static LogEventTransform named(String name, Optional<String> pattern) {
    if (name.equals(PATTERN) && pattern.isPresent()) {
      return new PatternTransform(pattern.get());
    }
    Supplier<LogEventTransform> shipped = SHIPPED.get(name);
    return shipped == null ? own(name) : shipped.get();
  }

  private static LogEventTransform patternOfNothing() {
    throw new IllegalArgumentException("'pattern' needs PATTERN, which is not set");
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
      throw new IllegalArgumentException(
          "unknown transform '" + className + "', known are " + known(), e);
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

  private static String known() {
    return String.join(", ", SHIPPED.keySet()) + " and the name of a class";
  }
}
