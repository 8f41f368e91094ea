package io.github.firehoselogs.report;

/// One count of an invocation, under the name and unit it has in CloudWatch.
record Metric(String name, String unit, long value) {
  static Metric count(String name, long value) {
    return new Metric(name, "Count", value);
  }

  static Metric bytes(String name, long value) {
    return new Metric(name, "Bytes", value);
  }

  /// Returns the name as a field of the log line has it, beginning with a small letter.
  String fieldName() {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
