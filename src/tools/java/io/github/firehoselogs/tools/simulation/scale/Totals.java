package io.github.firehoselogs.tools.simulation.scale;

/// The sums of an hour. Text is in bytes of log text; what is in the function has neither been
/// delivered nor put back nor failed.
final class Totals {
  static final double HOUR_MILLIS = 3_600_000;

  final Latencies latencies = new Latencies();

  /// The time that was simulated.
  private final double millis;

  double arrivedText;
  double deliveredText;
  double failedText;
  double bufferedText;
  double inFunctionText;
  double putBackBytes;
  double responseBytes;
  double billedBytes;
  double maxBilledBytes;
  double putUnits;
  double busyMillis;
  long invocations;
  long refused;
  int concurrent;
  int peakConcurrent;
  int rounds;

  Totals(double millis) {
    this.millis = millis;
  }

  /// Returns `sum` as it would be in an hour.
  double hourly(double sum) {
    return sum * HOUR_MILLIS / millis;
  }

  /// Returns `count` as it would be in an hour.
  double hourly(long count) {
    return hourly((double) count);
  }

  /// Adds text that arrived in the stream for the first time.
  void arrive(Portion portion) {
    arrivedText += portion.text();
    bill(portion);
  }

  /// Adds text that the stream took back.
  void putBack(Portion portion) {
    inFunctionText -= portion.text();
    putBackBytes += portion.streamBytes();
    rounds = Math.max(rounds, portion.rounds());
    bill(portion);
  }

  private void bill(Portion portion) {
    billedBytes += portion.text() * portion.content().amounts().billedBytes();
    maxBilledBytes += portion.text() * portion.content().amounts().maxBilledBytes();
    putUnits += portion.text() * portion.content().amounts().putUnits();
  }

  void deliver(Portion portion, double nowMillis) {
    inFunctionText -= portion.text();
    deliveredText += portion.text();
    responseBytes += portion.text() * portion.content().amounts().responseBytes();
    latencies.add(portion, nowMillis);
  }

  /// Adds text that Firehose stores under the error prefix.
  void fail(Portion portion) {
    inFunctionText -= portion.text();
    failedText += portion.text();
  }

  void start(double millis) {
    invocations++;
    busyMillis += millis;
    concurrent++;
    peakConcurrent = Math.max(peakConcurrent, concurrent);
  }

  /// Returns the part of the text that is unaccounted for, at most a rounding error.
  double unaccounted() {
    double found = deliveredText + failedText + bufferedText + inFunctionText;
    return Math.abs(arrivedText - found) / arrivedText;
  }
}
