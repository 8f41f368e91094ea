package io.github.firehoselogs;

import java.util.Collection;

/// Describes an exception by its class and line, never by its message, which may contain log text.
final class ThrownAt {
  private ThrownAt() {}

  /// Returns the class of `thrown` and its location: the innermost frame of a class in
  /// `ownClasses`, the users' transforms, or else the innermost frame outside the JDK.
  ///
  /// ```
  /// java.lang.IllegalStateException at com.acme.MyLines.transform(MyLines.java:12)
  /// ```
  static String describe(Throwable thrown, Collection<String> ownClasses) {
    StackTraceElement[] frames = thrown.getStackTrace();
    String name = thrown.getClass().getName();
    for (StackTraceElement frame : frames) {
      if (isOf(frame, ownClasses)) {
        return name + at(frame);
      }
    }
    for (StackTraceElement frame : frames) {
      if (!isOfJdk(frame)) {
        return name + at(frame);
      }
    }
    return name;
  }

  private static boolean isOf(StackTraceElement frame, Collection<String> classes) {
    String name = frame.getClassName();
    for (String each : classes) {
      // A dollar sign marks nested classes and lambdas.
      if (name.equals(each) || name.startsWith(each + "$")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static String at(StackTraceElement frame) {
    String file = frame.getFileName() == null ? frame.getClassName() : frame.getFileName();
    return " at "
        + frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + file
        + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber())
        + ")";
  }
}
