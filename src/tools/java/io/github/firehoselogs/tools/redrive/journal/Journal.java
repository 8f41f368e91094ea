package io.github.firehoselogs.tools.redrive.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// What is known about the records of all runs into one stream. Each step of a call is written to
/// the file before the next one, so that a run that was cut off at any point can continue.
///
/// Calls follow each other: there is never more than one whose answer is open. Thread-safe.
public final class Journal implements AutoCloseable {
  /// What the journal knows about one record.
  public enum State {
    /// It has not been put back.
    NEW,
    /// The stream has taken it.
    TAKEN,
    /// It was sent, but the answer is unknown: the stream may have taken it.
    IN_DOUBT,
    /// The stream has taken other data from this line of the object.
    CHANGED
  }

  private final JournalFile file;
  private final TakenRecords taken = new TakenRecords();
  private final Map<String, RecordKey> inDoubt = new HashMap<>();
  private final Set<RecordKey> sentAgain = new LinkedHashSet<>();
  private List<RecordKey> open = List.of();

  Journal(JournalFile file) throws IOException {
    this.file = file;
    file.replay(this::apply);
    doubtOpenCall();
    sentAgain.clear();
  }

  public synchronized State stateOf(RecordKey key) {
    OptionalLong hash = taken.dataHashAt(key);
    if (hash.isPresent()) {
      return hash.getAsLong() == key.dataHash() ? State.TAKEN : State.CHANGED;
    }
    return inDoubt.containsKey(key.text()) ? State.IN_DOUBT : State.NEW;
  }

  /// Notes that a call with `records` begins.
  public synchronized void send(List<RecordKey> records) throws IOException {
    write(new JournalLine.Send(List.copyOf(records)));
  }

  /// Notes the answer to the call: all records were taken but those at the indexes `refused`.
  public synchronized void taken(List<Integer> refused) throws IOException {
    write(new JournalLine.Taken(List.copyOf(refused)));
  }

  /// Notes that the stream took no record of the call.
  public synchronized void refused() throws IOException {
    write(new JournalLine.Refused());
  }

  /// Notes that the call got no answer.
  public synchronized void unknown() throws IOException {
    write(new JournalLine.Unknown());
  }

  /// Returns the records that were sent and may have been taken, in no order.
  public synchronized List<RecordKey> inDoubt() {
    return List.copyOf(inDoubt.values());
  }

  /// Returns the records that this run has sent although an earlier call, whose answer is unknown,
  /// may have delivered them.
  public synchronized List<RecordKey> sentAgain() {
    return List.copyOf(sentAgain);
  }

  private void write(JournalLine line) throws IOException {
    file.append(line.text());
    apply(line);
  }

  private void apply(JournalLine line) {
    switch (line) {
      case JournalLine.Send send -> {
        doubtOpenCall();
        open = send.records();
        open.stream().filter(each -> inDoubt.containsKey(each.text())).forEach(sentAgain::add);
      }
      case JournalLine.Taken answer -> take(new HashSet<>(answer.refused()));
      case JournalLine.Refused _ -> open = List.of();
      case JournalLine.Unknown _ -> doubtOpenCall();
    }
  }

  private void take(Set<Integer> refused) {
    for (int i = 0; i < open.size(); i++) {
      if (!refused.contains(i)) {
        taken.add(open.get(i));
        inDoubt.remove(open.get(i).text());
      }
    }
    open = new ArrayList<>();
  }

  private void doubtOpenCall() {
    open.forEach(each -> inDoubt.put(each.text(), each));
    open = List.of();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
