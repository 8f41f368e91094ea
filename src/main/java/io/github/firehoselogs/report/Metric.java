package io.github.firehoselogs.report;

/// One count of an invocation, under the name and unit it has in CloudWatch.
record Metric(String name, Unit unit, long value) {
  /// Counts are CloudWatch's default, a number without a unit: naming it would double the line.
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
