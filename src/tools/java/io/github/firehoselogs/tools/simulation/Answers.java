package io.github.firehoselogs.tools.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.simulation.model.FirehoseBatch;
import io.github.firehoselogs.tools.simulation.model.FirehoseBatch.Entry;
import io.github.firehoselogs.tools.simulation.model.SimulatedFunction;
import io.github.firehoselogs.tools.simulation.model.SimulatedInvocation;
import io.github.firehoselogs.tools.simulation.search.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Checks the function's answers against the contract, and delivers them.
public final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Scenario scenario;
  private final Ledger ledger;
  private final ErrorPrefix errorPrefix;
  private final List<String> breaches = new ArrayList<>();

  Answers(Scenario scenario, Ledger ledger, ErrorPrefix errorPrefix) {
    this.scenario = scenario;
    this.ledger = ledger;
    this.errorPrefix = errorPrefix;
  }

  List<String> breaches() {
    return breaches;
  }

  /// Records a broken promise of the function.
  void breach(SimulatedInvocation invocation, String what) {
    breaches.add("invocation " + invocation.number() + ": " + what);
  }

  /// Handles the answer of a successful invocation.
  void take(FirehoseBatch batch, SimulatedFunction.Answer answer, SimulatedInvocation invocation) {
    try {
      JsonNode records = JSON.readTree(answer.json()).get("records");
      checkSize(answer, invocation);
      if (!ids(records).equals(batch.entries().stream().map(Entry::recordId).toList())) {
        breach(invocation, "the ids are not those of the event, each once, in order");
        return;
      }
      deliver(records, invocation);
      for (String breach : errorPrefix.keep(failed(batch, records), invocation)) {
        breach(invocation, breach);
      }
    } catch (IOException e) {
      breach(invocation, "the answer is not JSON: " + e.getClass().getSimpleName());
    }
  }

  private void checkSize(SimulatedFunction.Answer answer, SimulatedInvocation invocation) {
    int bytes = answer.json().length;
    if (bytes != answer.countedBytes()) {
      breach(invocation, "counted " + answer.countedBytes() + " bytes, wrote " + bytes);
    }
    if (bytes > scenario.maxResponseBytes()) {
      breach(invocation, bytes + " bytes, the budget is " + scenario.maxResponseBytes());
    }
  }

  private static List<String> ids(JsonNode records) {
    List<String> ids = new ArrayList<>();
    records.forEach(each -> ids.add(each.get("recordId").textValue()));
    return ids;
  }

  private void deliver(JsonNode records, SimulatedInvocation invocation) {
    for (JsonNode each : records) {
      if (each.get("result").textValue().equals("Ok")) {
        deliver(Base64.getDecoder().decode(each.get("data").textValue()), invocation);
      }
    }
  }

  private void deliver(byte[] data, SimulatedInvocation invocation) {
    if (!scenario.delivers()) {
      breach(invocation, "delivered data that was to be indexed only");
    }
    int events = ledger.deliver(scenario.search().isPresent() ? Documents.messages(data) : data);
    if (scenario.oneEventPerRecord() && events != 1) {
      breach(invocation, events + " log events in a record, expected one");
    }
  }

  private static List<Entry> failed(FirehoseBatch batch, JsonNode records) {
    List<Entry> failed = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).get("result").textValue().equals("ProcessingFailed")) {
        failed.add(batch.entries().get(i));
      }
    }
    return failed;
  }
}
