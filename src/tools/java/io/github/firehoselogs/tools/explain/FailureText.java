package io.github.firehoselogs.tools.explain;

import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.tools.failure.BadLineException;
import io.github.firehoselogs.tools.failure.FailedRecord;
import io.github.firehoselogs.tools.failure.FailureLines;
import io.github.firehoselogs.tools.redrive.Judge;
import io.github.firehoselogs.tools.trial.Trial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/// Explains the lines of a failure object, and what a redrive would do with them.
final class FailureText {
  private static final int MAX_LINES = 3;

  private final Trial trial;
  private final Explanation explanation;
  private final Outline outline;

  FailureText(Trial trial, Explanation explanation, Outline outline) {
    this.trial = trial;
    this.explanation = explanation;
    this.outline = outline;
  }

  /// Explains the first lines of `object`.
  void explain(byte[] object, int depth) {
    long lines = 0;
    try (FailureLines all = FailureLines.open(new ByteArrayInputStream(object));
        Judge judge = new Judge(trial, FunctionText.STREAM, maxRecordBytes())) {
      for (Optional<FailureLines.Line> line = all.next(); line.isPresent(); line = all.next()) {
        lines++;
        if (lines <= MAX_LINES) {
          explain(line.get(), judge, depth);
        }
      }
    } catch (IOException e) {
      outline.line(depth, String.valueOf(e.getMessage()));
    }
    if (lines > MAX_LINES) {
      outline.line(depth, "and " + Outline.count(lines - MAX_LINES, "line"));
    }
  }

  private static int maxRecordBytes() {
    return new StreamTargets()
        .targetFor(Optional.empty(), Optional.of(FunctionText.STREAM))
        .orElseThrow()
        .limits()
        .maxRecordBytes();
  }

  private void explain(FailureLines.Line line, Judge judge, int depth) {
    try {
      if (line.isTooLong()) {
        outline.line(depth, "line " + line.number() + " is too long for a failed record");
        return;
      }
      FailedRecord failed = FailedRecord.read(line.bytes());
      outline.line(depth, "failed record of Firehose, line " + line.number());
      failed
          .fields()
          .forEach((name, value) -> outline.field(depth + 1, name, Outline.value(name, value)));
      outline.field(depth + 1, "rawData", Outline.bytes(failed.rawData().length));
      int next = explanation.record(failed.rawData(), depth + 2);
      if (next > 0) {
        new FunctionText(trial, outline).answerTo(failed.rawData(), depth + 2);
      }
      outline.line(depth + 1, verdict(judge.judge(failed, "")));
    } catch (BadLineException e) {
      outline.line(depth, "line " + line.number() + " " + e.getMessage());
    }
  }

  private static String verdict(Judge.Verdict verdict) {
    return switch (verdict) {
      case Judge.Verdict.PutBack _ -> "redrive would put it back";
      case Judge.Verdict.Left left -> "redrive would leave it: " + left.reason();
    };
  }
}
