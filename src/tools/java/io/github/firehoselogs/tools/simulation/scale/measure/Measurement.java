package io.github.firehoselogs.tools.simulation.scale.measure;

import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// Measures what arrives in a pipeline with the real function, on `samples` events for the sizes, and
/// in `runs` invocations after `warmUp` others for the time.
public record Measurement(long seed, int samples, int warmUp, int runs) {
  /// The part of the time in which a log stream repeats an error.
  private static final double BURST_SHARE = 0.05;

  /// How long OpenSearch takes for a document, as in the cost table.
  private static final double WAIT_MILLIS = 500.0 / 3_000;

  /// Returns what arrives in `pipeline`.
  public Workload workload(Pipeline pipeline) {
    return switch (pipeline) {
      case S3 -> s3();
      case TWO_PASSES -> twoPasses();
      case ONE_PASS -> onePass();
    };
  }

  private Workload s3() {
    Measured ordinary = measure(Pipeline.S3, Sample::ordinary);
    Measured burst = measure(Pipeline.S3, Sample::burst);
    return new Workload(
        Pipeline.S3,
        lines("ordinary", ordinary),
        Optional.of(lines("burst", burst)),
        BURST_SHARE,
        ordinary.logBytes());
  }

  /// Returns content of lines that are delivered as they are, each with a line feed.
  private static Content lines(String name, Measured measured) {
    double text = measured.text();
    double delivered = measured.deliveredBytes() * text / (text + measured.events());
    return new Content(name, measured.amounts(delivered, 0), 1, Optional.empty());
  }

  private Workload onePass() {
    Measured measured = measure(Pipeline.ONE_PASS, Sample::statements);
    double text = measured.text();
    Amounts amounts = measured.amounts(text, measured.events() * WAIT_MILLIS / text);
    Content content = new Content("statements", amounts, 1, Optional.empty());
    return new Workload(Pipeline.ONE_PASS, content, Optional.empty(), 0, measured.logBytes());
  }

  private Workload twoPasses() {
    Measured first = measure(Pipeline.TWO_PASSES, Sample::statements);
    double kept = 1.0 / Sample.EVENTS;
    double putText = first.text() * (1 - kept);
    List<byte[]> documents = new ArrayList<>();
    for (byte[] put : first.puts()) {
      KinesisConsumer.read("key", put).forEach(each -> documents.add(each.data()));
    }
    Measured second =
        Measured.of(
            Pipeline.TWO_PASSES,
            Sample.documents(documents, putText / documents.size()),
            warmUp,
            runs);
    Content remainder =
        new Content(
            "documents",
            second.aggregatedAmounts(first.puts(), putText, documents),
            1,
            Optional.empty());
    Content arriving =
        new Content(
            "statements", first.amounts(first.text() * kept, 0), kept, Optional.of(remainder));
    return new Workload(Pipeline.TWO_PASSES, arriving, Optional.empty(), 0, first.logBytes());
  }

  private Measured measure(Pipeline pipeline, LongFunction<Sample> sample) {
    List<Sample> all = LongStream.range(seed, seed + samples).mapToObj(sample).toList();
    return Measured.of(pipeline, all, warmUp, runs);
  }
}
