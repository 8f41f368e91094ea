package io.github.firehoselogs.opensearch;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.given.GivenStreams.Taken;
import java.util.ArrayList;
import java.util.List;

/// Firehose between a Kinesis stream and OpenSearch: hands records to the function, sends what it
/// delivers to `_bulk`, and hands over again what it put back.
final class SearchDelivery {
  /// One call of the function: the records handed over, those it delivered, and what OpenSearch
  /// answered to these.
  record Pass(int records, int delivered, SearchClient.Bulk bulk) {}

  private final Settings settings;
  private final SearchClient client;
  private final String index;
  private final GivenStreams streams = new GivenStreams();

  SearchDelivery(Settings settings, SearchClient client, String index) {
    this.settings = settings;
    this.client = client;
    this.index = index;
  }

  /// Calls the function until nothing is left to hand over. Throws where that does not end, and
  /// where a record fails.
  List<Pass> deliver(List<byte[]> records) {
    FirehoseLogsHandler handler = new FirehoseLogsHandler(settings, streams.targets(), _ -> {});
    List<Pass> passes = new ArrayList<>();
    for (List<byte[]> arrived = records; !arrived.isEmpty(); ) {
      if (passes.size() > settings.maxRounds()) {
        throw new AssertionError("still " + arrived.size() + " records after " + passes);
      }
      int takenBefore = streams.taken().size();
      List<byte[]> delivered = delivered(handler, event(passes.size(), arrived));
      passes.add(new Pass(arrived.size(), delivered.size(), client.bulk(index, delivered)));
      List<Taken> taken = streams.taken();
      arrived = taken.subList(takenBefore, taken.size()).stream().map(Taken::data).toList();
    }
    client.refresh(index);
    return passes;
  }

  private static GivenEvent event(int pass, List<byte[]> records) {
    GivenEvent event = GivenEvent.fromKinesis();
    for (int i = 0; i < records.size(); i++) {
      event.with("pass-" + pass + "-record-" + i, records.get(i));
    }
    return event;
  }

  private static List<byte[]> delivered(FirehoseLogsHandler handler, GivenEvent event) {
    List<byte[]> delivered = new ArrayList<>();
    for (Outcome outcome : handler.handleRequest(event.read(), new GivenContext()).records()) {
      switch (outcome) {
        case Outcome.Ok ok -> delivered.add(ok.data());
        case Outcome.Dropped _ -> {}
        case Outcome.ProcessingFailed failed -> throw new AssertionError(failed);
      }
    }
    return delivered;
  }
}
