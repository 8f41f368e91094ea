package io.github.firehoselogs.transform;

import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.Utf8Builder;
import java.lang.reflect.InvocationTargetException;

/// A user's transform, found by the name of its class.
record UserTransform(LogEventTransform own) implements Transform {
  /// Creates an instance of the class `className`.
  ///
  /// Throws [IllegalArgumentException] with one line that states the problem; `known` ends the line
  /// for a class that does not exist.
  static UserTransform named(String className, String known) {
    try {
      Class<?> type = classNamed(className);
      return new UserTransform(
          type.asSubclass(LogEventTransform.class).getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("unknown transform '" + className + "', " + known, e);
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

  /// Returns the class, which may be known only to the tool, through the thread's loader.
  private static Class<?> classNamed(String name) throws ClassNotFoundException {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException _) {
      return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    }
  }

  @Override
  public boolean writesJsonLines() {
    return false;
  }

  @Override
  public boolean transform(LogEventView logEvent, Utf8Builder output) {
    UserOutput ownOutput = new UserOutput(output);
    boolean matches = own.transform(logEvent, ownOutput);
    ownOutput.close(matches);
    return matches;
  }
}
