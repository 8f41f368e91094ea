package io.github.firehoselogs.tools.simulation.scale.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.bench.BenchmarkEvent;
import io.github.firehoselogs.tools.bench.LogText;
import io.github.firehoselogs.tools.cost.MeasuredPass;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The records of an event, about as many as fill the template's Lambda buffer, and the bytes of log
/// text and the log events in them.
public record Sample(List<byte[]> records, double text, int events) {
  private static final int RECORDS = 30;

  /// Log events in a record.
  static final int EVENTS = 100;

  /// Log events in a record of a burst, and the lines of each: the same error again and again
  /// compresses so well that a buffer of such records inflates beyond a response.
  private static final int BURST_EVENTS = 250;

  private static final int BURST_LINES = 20;

  /// Fewer than fill the buffer, because each inflates to 0.8 MB.
  private static final int BURST_RECORDS = 9;

  /// Returns records with lines of an application.
  public static Sample ordinary(long seed) {
    LogText text = new LogText(new Random(seed));
    return of(IntStream.range(0, RECORDS).mapToObj(_ -> lines(text)).toList());
  }

  /// Returns records in which an error with a stack trace repeats.
  public static Sample burst(long seed) {
    LogText text = new LogText(new Random(seed));
    List<List<String>> messages = new ArrayList<>();
    for (int i = 0; i < BURST_RECORDS; i++) {
      String error =
          Stream.generate(text::line).limit(BURST_LINES).collect(Collectors.joining("\n\tat "));
      messages.add(Collections.nCopies(BURST_EVENTS, error));
    }
    return of(messages);
  }

  /// Returns records with lines of a MySQL general log.
  static Sample statements(long seed) {
    LogText text = new LogText(new Random(seed));
    return of(
        IntStream.range(0, RECORDS)
            .mapToObj(_ ->
                Stream.generate(() -> text.lineFor("mysql-general-log")).limit(EVENTS).toList())
            .toList());
  }

  /// Returns full buffers of `documents`, or the rest if it is the only one. Each document has
  /// `text` bytes of log text on average.
  static List<Sample> documents(List<byte[]> documents, double text) {
    List<Sample> samples = new ArrayList<>();
    List<byte[]> left = documents;
    while (!left.isEmpty()) {
      List<byte[]> buffer = MeasuredPass.buffer(left);
      left = left.subList(buffer.size(), left.size());
      if (!left.isEmpty() || samples.isEmpty()) {
        samples.add(new Sample(buffer, text * buffer.size(), buffer.size()));
      }
    }
    return samples;
  }

  private static List<String> lines(LogText text) {
    return Stream.generate(text::line).limit(EVENTS).toList();
  }

  private static Sample of(List<List<String>> messages) {
    List<String> all = messages.stream().flatMap(List::stream).toList();
    double bytes = all.stream().mapToLong(each -> each.getBytes(UTF_8).length).sum();
    List<byte[]> records =
        new BenchmarkEvent(messages).envelopes().stream().map(GivenEnvelope::gzip).toList();
    return new Sample(records, bytes, all.size());
  }
}
