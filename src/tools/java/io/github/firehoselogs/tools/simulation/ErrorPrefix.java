package io.github.firehoselogs.tools.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.tools.simulation.model.FirehoseBatch;
import io.github.firehoselogs.tools.simulation.model.FirehoseBatch.Entry;
import io.github.firehoselogs.tools.simulation.model.PutPath.PutRecord;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation;
import io.github.firehoselogs.tools.simulation.model.StreamReader;
import io.github.firehoselogs.tools.simulation.search.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The records that Firehose stores under the error prefix: those that failed, and those of batches
/// that failed too often. Checks for each whether it had to fail.
final class ErrorPrefix {
  /// The messages that the stream accepted in an invocation, and those it refused at least once.
  /// `hurried` means that time was nearly up, so that some may not have been sent.
  private record PuttingBack(Set<String> accepted, Set<String> refused, boolean hurried) {
    static final PuttingBack NONE = new PuttingBack(Set.of(), Set.of(), false);

    static PuttingBack of(SimulatedInvocation invocation) {
      return new PuttingBack(
          messages(invocation.acceptedRecords()),
          messages(invocation.refusedRecords()),
          invocation.wasShortOfTime());
    }

    boolean leftAnyOf(List<String> messages) {
      return hurried || messages.stream().anyMatch(refused::contains);
    }

    private static Set<String> messages(List<PutRecord> putRecords) {
      Set<String> messages = new HashSet<>();
      putRecords.forEach(each -> messages.addAll(StreamReader.messages(each)));
      return messages;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The maximum size of an `Ok` entry without its data: an id of 160 characters, five keys.
  private static final int MOST_ENTRY_BYTES = 600;

  private final Scenario scenario;
  private final Ledger ledger;
  private final int maxRounds;
  private final Map<String, Long> failures = new TreeMap<>();

  ErrorPrefix(Scenario scenario, Ledger ledger) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.maxRounds = scenario.settings().maxRounds();
  }

  /// Returns the number of records by reason.
  Map<String, Long> failures() {
    return failures;
  }

  /// Stores a batch that failed too often.
  void keep(FirehoseBatch batch) {
    for (Entry entry : batch.entries()) {
      failures.merge("INVOCATION_FAILED", 1L, Long::sum);
      List<String> messages = Messages.of(entry.putRecord().data());
      ledger.keep(messages);
      ledger.touch(Cause.KEPT_AFTER_INDEXING, messages);
    }
  }

  /// Stores the records with the answer `ProcessingFailed`. Returns the function's mistakes.
  List<String> keep(List<Entry> failed, SimulatedInvocation invocation) {
    if (failed.isEmpty()) {
      return List.of();
    }
    List<String> breaches = new ArrayList<>();
    Map<String, FailureReason> reasons = reasons(invocation);
    PuttingBack puttingBack =
        reasons.containsValue(FailureReason.NOT_PUT_BACK)
            ? PuttingBack.of(invocation)
            : PuttingBack.NONE;
    Set<String> refused = invocation.refusedDocuments();
    for (Entry entry : failed) {
      @Nullable FailureReason reason = reasons.get(entry.recordId());
      failures.merge(String.valueOf(reason), 1L, Long::sum);
      if (reason == null || !keep(entry.putRecord(), reason, puttingBack, refused)) {
        breaches.add("a record failed without need: " + reason);
      }
    }
    return breaches;
  }

  /// Stores one record, and returns whether it had to fail.
  private boolean keep(
      PutRecord original, FailureReason reason, PuttingBack puttingBack, Set<String> refused) {
    List<String> messages = Messages.of(original.data());
    ledger.keep(messages);
    ledger.touch(
        reason == FailureReason.NOT_INDEXED ? Cause.KEPT_WITH_REFUSED : Cause.KEPT_AFTER_INDEXING,
        messages);
    if (reason == FailureReason.NOT_PUT_BACK && puttingBack.leftAnyOf(messages)) {
      List<String> twice = messages.stream().filter(puttingBack.accepted::contains).toList();
      ledger.touch(Cause.PARTLY_PUT_BACK, twice);
    }
    return switch (reason) {
      case ENVELOPE_UNREADABLE -> messages.size() == 1 && LogSource.isGarbage(messages.getFirst());
      case EVENT_TOO_LARGE -> messages.stream().anyMatch(this::fillsResponse);
      case TOO_MANY_ROUNDS -> StreamReader.rounds(original).orElse(0) >= maxRounds;
      case NOT_PUT_BACK -> puttingBack.leftAnyOf(messages);
      case NOT_INDEXED -> messages.stream().anyMatch(refused::contains);
      case DATA_NOT_BASE64, TRANSFORM_FAILED, UNMATCHED -> false;
    };
  }

  private boolean fillsResponse(String message) {
    int bytes =
        scenario.search().isPresent()
            ? Documents.maxBytes(message)
            : message.getBytes(UTF_8).length;
    int base64Bytes = (bytes + 3) / 3 * 4;
    return base64Bytes + MOST_ENTRY_BYTES > scenario.maxResponseBytes();
  }

  /// Returns why each record failed, by its id, as the function logged it.
  private static Map<String, FailureReason> reasons(SimulatedInvocation invocation) {
    Map<String, FailureReason> reasons = new HashMap<>();
    for (String line : invocation.logged()) {
      JsonNode json = json(line);
      if (json.has("recordId")) {
        reasons.put(
            json.get("recordId").textValue(),
            FailureReason.valueOf(json.get("reason").textValue()));
      }
    }
    return reasons;
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException("the function logs lines of JSON", e);
    }
  }
}
