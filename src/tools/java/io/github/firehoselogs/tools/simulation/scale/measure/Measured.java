package io.github.firehoselogs.tools.simulation.scale.measure;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.cost.AcceptingSearch;
import io.github.firehoselogs.tools.cost.Costs;
import io.github.firehoselogs.tools.cost.MeasuredPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The sums of the function's answers to `samples`. `millis` is the time for a byte of log text, that
/// of the fastest tenth: other programs on the machine hardly disturb it.
public record Measured(List<Sample> samples, List<MeasuredPass.Result> results, double millis) {
  /// Answers the samples, first `warmUp` and then `runs` times in turn.
  public static Measured of(Pipeline pipeline, List<Sample> samples, int warmUp, int runs) {
    MeasuredPass pass = new MeasuredPass(pipeline.settings(), Optional.of(new AcceptingSearch()));
    List<byte[]> events =
        samples.stream()
            .map(each ->
                pipeline.isDirectPut()
                    ? MeasuredPass.directPutEvent(each.records())
                    : MeasuredPass.event(each.records()))
            .toList();
    for (int i = 0; i < warmUp; i++) {
      pass.answer(events.get(i % events.size()));
    }
    double[] millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      int sample = i % events.size();
      millis[i] = pass.answer(events.get(sample)).millis() / samples.get(sample).text();
    }
    Arrays.sort(millis);
    List<MeasuredPass.Result> results = events.stream().map(pass::answer).toList();
    return new Measured(samples, results, millis[runs / 10]);
  }

  /// Returns the amounts of content that arrives as its samples do.
  Amounts amounts(double deliveredText, double waitMillis) {
    List<byte[]> records = records();
    return new Amounts(
        Costs.bytes(records) / text(),
        Costs.bytes(records) / records.size(),
        responseBytes() / deliveredText,
        millis,
        waitMillis,
        billed(records),
        billed(records),
        units(records));
  }

  /// Returns the amounts of documents that arrive in `puts`, as these samples do in their records.
  Amounts aggregatedAmounts(List<byte[]> puts, double putText, List<byte[]> documents) {
    double share = text() / putText;
    return new Amounts(
        Costs.bytes(puts) / putText,
        Costs.bytes(puts) / puts.size(),
        responseBytes() / text(),
        millis,
        0,
        billed(puts) * share,
        billed(documents) * share,
        units(puts) * share);
  }

  List<byte[]> records() {
    return samples.stream().flatMap(each -> each.records().stream()).toList();
  }

  /// Returns the records that were put back.
  public List<byte[]> puts() {
    return results.stream().flatMap(each -> each.puts().stream()).toList();
  }

  /// Returns the bytes of log text in the samples.
  public double text() {
    return samples.stream().mapToDouble(Sample::text).sum();
  }

  int events() {
    return samples.stream().mapToInt(Sample::events).sum();
  }

  /// Returns the bytes of the data that is delivered.
  double deliveredBytes() {
    List<Outcome> outcomes = new ArrayList<>();
    results.forEach(each -> outcomes.addAll(each.answer().records()));
    return outcomes.stream()
        .mapToLong(each -> each instanceof Outcome.Ok ok ? ok.data().length : 0)
        .sum();
  }

  int logBytes() {
    return results.getLast().logBytes();
  }

  private double responseBytes() {
    return results.stream().mapToLong(each -> each.answer().responseBytes()).sum();
  }

  private double billed(List<byte[]> records) {
    return Costs.gb(records, Costs.FIREHOSE_STEP) * 1e9 / text();
  }

  private double units(List<byte[]> records) {
    return Costs.gb(records, Costs.PUT_UNIT) * 1e9 / Costs.PUT_UNIT / text();
  }
}
