package io.github.firehoselogs.searchnode;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.given.GivenStreams.Taken;
import java.util.ArrayList;
import java.util.List;

/// Firehose between a Kinesis stream and OpenSearch: passes records to the function, sends
/// delivered records to `_bulk`, and passes records that were put back to the function again.
final class SearchDelivery {
  /// One call of the function: the number of records passed, the number delivered, and OpenSearch's
  /// answer for these.
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

  /// Calls the function until no records are left. Throws if that does not end, or if a record
  /// fails.
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
