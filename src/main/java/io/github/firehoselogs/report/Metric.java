package io.github.firehoselogs.report;

/// One count of an invocation, with its name and unit in CloudWatch.
record Metric(String name, Unit unit, long value) {
  /// CloudWatch's default is a number without a unit. Naming that unit for every count would double
  /// the length of the line.
  enum Unit {
    NONE,
    BYTES
  }

  static Metric count(String name, long value) {
    return new Metric(name, Unit.NONE, value);
  }

  static Metric bytes(String name, long value) {
    return new Metric(name, Unit.BYTES, value);
  }
}
