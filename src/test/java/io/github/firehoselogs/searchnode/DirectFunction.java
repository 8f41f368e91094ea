package io.github.firehoselogs.searchnode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.opensearch.http.HttpConnection;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.given.GivenStreams.Taken;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The function that indexes documents itself: the real handler, which sends signed requests to a
/// node over HTTP. Its stream keeps the records that are put back.
final class DirectFunction {
  /// One invocation: its outcomes, the counters in its log, the records that were put back, and
  /// the whole log.
  record Pass(List<Outcome> outcomes, JsonNode counters, List<byte[]> putBack, String log) {
    long count(String counter) {
      return counters.path(counter).asLong();
    }

    /// Returns the detail of the record that failed at this position.
    String detail(int record) {
      return outcomes.get(record) instanceof Outcome.ProcessingFailed failed
          ? failed.detail()
          : outcomes.get(record).toString();
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GivenStreams streams = new GivenStreams();
  private final GivenContext context = new GivenContext();
  private final FirehoseLogsHandler handler;
  private final int maxRounds;

  /// The function with these settings, which indexes in `node`.
  DirectFunction(URI node, Map<String, String> environment) {
    this(node, environment, connection -> connection);
  }

  /// The function with these settings, which indexes in `node` through a wrapped connection.
  DirectFunction(
      URI node, Map<String, String> environment, UnaryOperator<SearchConnection> wrapping) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put("OPENSEARCH_ENDPOINT", node.toString());
    all.put("PARTITION_KEYS", "");
    Settings settings = Settings.from(all);
    maxRounds = settings.maxRounds();
    SearchConnection connection = new HttpConnection(settings.openSearch().orElseThrow());
    handler =
        new FirehoseLogsHandler(
            settings,
            streams.targets(),
            Optional.of(wrapping.apply(connection)),
            _ -> {},
            context.out());
  }

  /// Sets credentials that are valid nowhere, which the default provider finds.
  static void setCredentials() {
    System.setProperty("aws.accessKeyId", "nobody");
    System.setProperty("aws.secretAccessKey", "nothing");
  }

  static void clearCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /// Returns a record with these messages.
  static byte[] record(String... messages) {
    return GivenEnvelope.of(messages).gzip();
  }

  /// Calls the function once.
  Pass pass(byte[]... records) {
    return pass(List.of(records));
  }

  /// Calls the function once.
  Pass pass(List<byte[]> records) {
    GivenEvent event = GivenEvent.fromKinesis();
    for (int i = 0; i < records.size(); i++) {
      event.with("record-" + i, records.get(i));
    }
    int takenBefore = streams.taken().size();
    context.logged().clear();
    FirehoseResponse response = handler.handleRequest(event.read(), context);
    List<Taken> taken = streams.taken();
    return new Pass(
        response.records(),
        counters(),
        taken.subList(takenBefore, taken.size()).stream().map(Taken::data).toList(),
        String.join("", context.logged()));
  }

  /// Calls the function until no records are left. Throws if that does not end.
  List<Pass> passes(List<byte[]> records) {
    List<Pass> passes = new ArrayList<>();
    for (List<byte[]> arrived = records; !arrived.isEmpty(); ) {
      if (passes.size() > maxRounds) {
        throw new AssertionError("still " + arrived.size() + " records after " + passes);
      }
      passes.add(pass(arrived));
      arrived = passes.getLast().putBack();
    }
    return passes;
  }

  private JsonNode counters() {
    try {
      return JSON.readTree(context.logged().getLast());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
