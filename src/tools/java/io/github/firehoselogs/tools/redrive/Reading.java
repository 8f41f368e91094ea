package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.tools.failure.BadLineException;
import io.github.firehoselogs.tools.failure.FailedRecord;
import io.github.firehoselogs.tools.failure.FailureLines;
import io.github.firehoselogs.tools.redrive.journal.Journal;
import io.github.firehoselogs.tools.redrive.journal.RecordKey;
import io.github.firehoselogs.tools.redrive.journal.TakenRecords;
import io.github.firehoselogs.tools.redrive.source.FailureObject;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/// Reads failure objects one after another, decides about each record, and hands over those that
/// are to be put back. Objects and lines that cannot be read are named and skipped.
final class Reading {
  /// What a record leads to: counts, lines above the progress, and records to send.
  record Output(RedriveReport report, RedriveProgress progress, Sending sending) {}

  private final Judge judge;
  private final Selection only;
  private final Journal journal;
  private final RedriveReport report;
  private final RedriveProgress progress;
  private final Sending sending;

  /// The objects that were met, each as its line 0.
  private final TakenRecords met = new TakenRecords();

  Reading(Judge judge, Selection only, Journal journal, Output output) {
    this.judge = judge;
    this.only = only;
    this.journal = journal;
    this.report = output.report;
    this.progress = output.progress;
    this.sending = output.sending;
  }

  /// Reads all records of `object`, until the run ends.
  void read(FailureObject object) {
    RecordKey whole = new RecordKey(object.name(), 0, 0);
    if (met.dataHashAt(whole).isPresent()) {
      report.countRepeatedObject();
      return;
    }
    met.add(whole);
    report.countObject();
    long last = 0;
    try (FailureLines lines = FailureLines.open(object.opening().open())) {
      Optional<FailureLines.Line> line = lines.next();
      if (line.isEmpty()) {
        unreadable(object.name(), "is empty");
      }
      while (line.isPresent() && !sending.isEnded()) {
        read(object.name(), line.get());
        last = line.get().number();
        line = lines.next();
      }
    } catch (IOException e) {
      unreadable(object.name(), problem(e) + (last == 0 ? "" : ", after line " + last));
    }
    progress.at(report);
  }

  private static String problem(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof EOFException || message.startsWith("gzip") || message.startsWith("S3 ")
        ? message
        : "cannot be read (" + e.getClass().getSimpleName() + ")";
  }

  /// Names an object that cannot be read to its end.
  void unreadable(String object, String problem) {
    report.countBadObject();
    progress.say(Names.name(object, 0, 0, problem));
  }

  private void read(String object, FailureLines.Line line) {
    if (line.isTooLong()) {
      bad(object, line.number(), "is longer than " + FailureLines.MAX_LINE_BYTES + " bytes");
      return;
    }
    try {
      read(object, line.number(), FailedRecord.read(line.bytes()));
    } catch (BadLineException e) {
      bad(object, line.number(), String.valueOf(e.getMessage()));
    }
  }

  private void bad(String object, long line, String problem) {
    report.countBadLine();
    progress.say(Names.name(object, line, line, problem));
  }

  private void read(String object, long line, FailedRecord failed) {
    report.countRead(failed.errorCode());
    if (!only.takesCode(failed.errorCode())) {
      report.countNotSelected();
      return;
    }
    RecordKey key = RecordKey.of(object, line, failed.rawData());
    Journal.State state = journal.stateOf(key);
    if (state == Journal.State.TAKEN) {
      report.countAlreadyPutBack();
      return;
    }
    Judge.Verdict verdict = judge.judge(failed, object);
    if (!only.takes(verdict)) {
      report.countNotSelected();
      return;
    }
    switch (verdict) {
      case Judge.Verdict.Left left -> report.addLeft(object, line, left);
      case Judge.Verdict.PutBack putBack -> {
        if (state == Journal.State.CHANGED) {
          report.addChanged(object, line);
        }
        sending.add(key, putBack.data());
      }
    }
  }
}
