package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.trial.Advice;
import io.github.firehoselogs.tools.trial.Trial;
import java.util.List;
import java.util.Map;

/// Shows what the function answers with the settings of the environment.
record FunctionText(Trial trial, Outline outline) {
  /// The stream of a record whose own is not known.
  static final String STREAM =
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/explained";

  private static final int MAX_RECORDS = 10;
  private static final int MAX_LINES = 3;

  /// Shows the answer to one record.
  void answerTo(byte[] record, int depth) {
    show(trial.answer(record, STREAM), depth);
  }

  /// Shows the answer to each record of an event.
  void answerTo(FirehoseEvent event, int depth) {
    show(trial.answer(event), depth);
  }

  private void show(Trial.Answer answer, int depth) {
    outline.line(depth, "the function answers, with " + settings());
    List<Outcome> outcomes = answer.outcomes();
    for (int i = 0; i < Math.min(outcomes.size(), MAX_RECORDS); i++) {
      String name = outcomes.size() == 1 ? "" : "record " + (i + 1) + ": ";
      show(outcomes.get(i), name, depth + 1);
    }
    if (outcomes.size() > MAX_RECORDS) {
      outline.line(depth + 1, "and " + Outline.count(outcomes.size() - MAX_RECORDS, "record"));
    }
    showPutBack(answer.putBack(), depth + 1);
    answer
        .indexed()
        .forEach((path, count) ->
            outline.line(
                depth + 1, "indexes " + Outline.count(count, "document") + ": POST " + path));
  }

  private String settings() {
    StringBuilder text = new StringBuilder();
    trial
        .givenSettings()
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : " ").append(name).append('=').append(value));
    return text.isEmpty() ? "default settings" : text.toString();
  }

  private void show(Outcome outcome, String name, int depth) {
    switch (outcome) {
      case Outcome.Ok ok -> {
        outline.line(depth, name + "Ok, " + Outline.bytes(ok.data().length) + keys(ok));
        showLines(new String(ok.data(), UTF_8), depth + 1);
      }
      case Outcome.Dropped _ -> outline.line(depth, name + "Dropped");
      case Outcome.ProcessingFailed failed -> {
        outline.line(depth, name + "ProcessingFailed, " + failed.reason() + ": " + failed.detail());
        outline.line(depth + 1, "advice: " + Advice.about(failed.reason()));
      }
    }
  }

  private static String keys(Outcome.Ok ok) {
    StringBuilder keys = new StringBuilder();
    for (Map.Entry<String, String> key : ok.metadata().partitionKeys().entrySet()) {
      keys.append(keys.isEmpty() ? ", partition " : " ");
      keys.append(key.getKey()).append('=').append(key.getValue());
    }
    ok.metadata()
        .icebergTable()
        .ifPresent(
            it -> keys.append(", table ").append(it.database()).append('.').append(it.table()));
    return keys.toString();
  }

  private void showLines(String data, int depth) {
    List<String> lines = data.lines().limit(MAX_LINES + 1L).toList();
    lines.stream().limit(MAX_LINES).forEach(each -> outline.line(depth, Outline.quoted(each)));
    if (lines.size() > MAX_LINES) {
      outline.line(depth, "…");
    }
  }

  private void showPutBack(List<GivenStreams.Taken> putBack, int depth) {
    if (!putBack.isEmpty()) {
      long bytes = putBack.stream().mapToLong(each -> each.data().length).sum();
      outline.line(
          depth,
          "puts back " + Outline.count(putBack.size(), "record") + " of " + Outline.bytes(bytes));
    }
  }
}
