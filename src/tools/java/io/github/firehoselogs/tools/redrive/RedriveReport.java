package io.github.firehoselogs.tools.redrive;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The result of a run, counted while it goes on.
final class RedriveReport {
  /// Records of one kind, and what to do about them.
  private record Group(String advice, Names names) {}

  private final boolean dryRun;
  private final Map<String, Group> left = new TreeMap<>();
  private final Map<String, Group> failed = new LinkedHashMap<>();
  private final Map<String, Long> codes = new TreeMap<>();
  private final Names sentAgain = new Names();
  private final Names changed = new Names();
  private long objects;
  private long repeatedObjects;
  private long badObjects;
  private long badLines;
  private long read;
  private long notSelected;
  private long putBack;
  private long alreadyPutBack;
  private long inDoubt;
  private String end = "";

  /// A report on a run, or on a dry run, which puts nothing back.
  RedriveReport(boolean dryRun) {
    this.dryRun = dryRun;
  }

  void countObject() {
    objects++;
  }

  /// Counts an object that was met before, under another name or twice.
  void countRepeatedObject() {
    repeatedObjects++;
  }

  void countBadObject() {
    badObjects++;
  }

  void countBadLine() {
    badLines++;
  }

  /// Counts a record with the error code of Firehose.
  void countRead(String code) {
    read++;
    codes.merge(code.isEmpty() ? "(no code)" : code, 1L, Long::sum);
  }

  /// Counts a record that `--only` leaves out.
  void countNotSelected() {
    notSelected++;
  }

  void countPutBack(long records) {
    putBack += records;
  }

  void countAlreadyPutBack() {
    alreadyPutBack++;
  }

  /// Sets the number of records that were sent, may have arrived, and were not sent again.
  void setInDoubt(long records) {
    inDoubt = records;
  }

  void addSentAgain(String object, long line) {
    sentAgain.add(object, line, "");
  }

  void addChanged(String object, long line) {
    changed.add(object, line, "");
  }

  void addLeft(String object, long line, Judge.Verdict.Left verdict) {
    left.computeIfAbsent(verdict.reason(), _ -> new Group(verdict.advice(), new Names()))
        .names
        .add(object, line, verdict.detail());
  }

  void addFailed(String object, long line, String cause) {
    failed.computeIfAbsent(cause, _ -> new Group("", new Names())).names.add(object, line, "");
  }

  /// Notes why the run ended before all records were read.
  void endEarly(String reason) {
    end = reason;
  }

  long putBack() {
    return putBack;
  }

  long objects() {
    return objects;
  }

  /// Returns whether nothing is left to do.
  boolean isComplete() {
    return end.isEmpty() && count(left) + count(failed) + badLines + badObjects + inDoubt == 0;
  }

  private static long count(Map<String, Group> groups) {
    return groups.values().stream().mapToLong(each -> each.names.count()).sum();
  }

  /// Returns the report as a table for people.
  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "read", read, String.format(Locale.ROOT, "records in %,d objects", objects));
    row(table, dryRun ? "to put back" : "put back", putBack, dryRun ? "nothing was sent" : "");
    row(table, "already there", alreadyPutBack, "put back by an earlier run");
    rowIfAny(table, "sent again", sentAgain.count(), "an earlier answer is unknown: perhaps twice");
    rowIfAny(table, "in doubt", inDoubt, "sent, answer unknown; the next run sends them again");
    rowIfAny(table, "not selected", notSelected, "by --only");
    row(table, "left", count(left), "would fail again, see below");
    row(table, "failed", count(failed), "the stream did not take them, see below");
    row(table, "bad", badLines + badObjects, "lines or objects that cannot be read, named above");
    rowIfAny(table, "same object", repeatedObjects, "objects named twice, read once");
    rowIfAny(
        table, "changed", changed.count(), "lines that differ from the journal, put back again");
    appendCodes(table);
    appendGroups(table, "left", left);
    appendGroups(table, "failed", failed);
    appendNames(table, "sent again", sentAgain);
    appendNames(table, "changed", changed);
    if (!end.isEmpty()) {
      table.append(String.format("%nended early: %s%n", end));
    }
    return table.toString();
  }

  private void appendCodes(StringBuilder table) {
    if (!codes.isEmpty()) {
      table.append(String.format("%n%26s  %s%n", "records", "error code of Firehose"));
    }
    codes.forEach((code, count) ->
        table.append(String.format(Locale.ROOT, "%,26d  %s%n", count, Names.name(code, 0, 0, ""))));
  }

  private static void appendGroups(StringBuilder table, String title, Map<String, Group> groups) {
    groups.forEach((reason, group) -> {
      String advice = group.advice.isEmpty() ? "" : ": " + group.advice;
      table.append(
          String.format(
              Locale.ROOT, "%n%s %,d %s%s%n", title, group.names.count(), reason, advice));
      group.names.texts().forEach(each -> table.append(String.format("  %s%n", each)));
    });
  }

  private static void appendNames(StringBuilder table, String title, Names names) {
    if (names.count() > 0) {
      table.append(String.format("%n%s%n", title));
      names.texts().forEach(each -> table.append(String.format("  %s%n", each)));
    }
  }

  private static void rowIfAny(StringBuilder table, String name, long count, String text) {
    if (count > 0) {
      row(table, name, count, text);
    }
  }

  private static void row(StringBuilder table, String name, long count, String text) {
    String row = String.format(Locale.ROOT, "%-13s %,12d  %s%n", name, count, text);
    table.append(row.stripTrailing()).append(System.lineSeparator());
  }
}
