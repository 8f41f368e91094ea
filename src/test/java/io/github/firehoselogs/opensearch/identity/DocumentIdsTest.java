package io.github.firehoselogs.opensearch.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.envelope.EnvelopeMemory;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentIdsTest {
  private final DocumentIds ids = new DocumentIds();

  private List<String> idsOf(GivenEnvelope envelope) throws UnreadableEnvelopeException {
    return idsOf(envelope.gzip());
  }

  private List<String> idsOf(byte[] data) throws UnreadableEnvelopeException {
    List<String> all = new ArrayList<>();
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(new EnvelopeMemory(1 << 20))) {
      LogEvents events = decoder.decode(EncodedEnvelope.of(data));
      ids.restart();
      for (int i = 0; i < events.size(); i++) {
        all.add(ids.idOf(events.at(i)));
      }
    }
    return all;
  }

  /// An id that changes with the version of the function would double every document in flight.
  @Test
  void idsNeverChange() throws UnreadableEnvelopeException {
    assertEquals(
        List.of("Z03lDLOMXiBSfddZiQRZPQ", "OV6pu_ozwPNcQi-3glgFcg"),
        idsOf(GivenEnvelope.of("a", "b")));
  }

  @Test
  void repetitionHasTheSameIds() throws UnreadableEnvelopeException {
    GivenEnvelope envelope = GivenEnvelope.of("a", "b", "b", "");
    List<String> first = idsOf(envelope);
    idsOf(GivenEnvelope.of("other"));
    assertEquals(first, idsOf(envelope));
  }

  @Test
  void identicalEventsOfARecordHaveOrdinals() throws UnreadableEnvelopeException {
    String event = "{\"id\":\"7\",\"timestamp\":1,\"message\":\"twice\"}";
    GivenEnvelope three = GivenEnvelope.of().withRawEvent(event).withRawEvent(event);
    List<String> all =
        idsOf(GivenEnvelope.joined(three.gzip(), GivenEnvelope.of().withRawEvent(event).gzip()));
    assertEquals(List.of(all.get(0), all.get(0) + "-1", all.get(0) + "-2"), all);
  }

  /// Each row differs from the first in one part, or only in how the text is divided into parts.
  @Test
  void everyPartOfTheIdentityCounts() throws UnreadableEnvelopeException {
    Set<String> all = new HashSet<>();
    List<String> envelopes =
        List.of(
            envelope("1", "ab", "c", "d", 5, "text"),
            envelope("2", "ab", "c", "d", 5, "text"),
            envelope("1", "a", "bc", "d", 5, "text"),
            envelope("1", "ab", "cd", "", 5, "text"),
            envelope("1", "ab", "c", "e", 5, "text"),
            envelope("1", "ab", "c", "d", 6, "text"),
            envelope("1", "ab", "c", "d", 5, "texts"),
            envelope("1", "ab", "", "cd", 5, "text"));
    for (String each : envelopes) {
      all.addAll(idsOf(GivenEnvelope.gzip(each)));
    }
    assertEquals(envelopes.size(), all.size());
    for (String id : all) {
      assertTrue(id.matches("[A-Za-z0-9_-]{22}"), id);
    }
  }

  private static String envelope(
      String owner, String group, String stream, String id, long timestamp, String message) {
    return """
    {"messageType":"DATA_MESSAGE","owner":"%s","logGroup":"%s","logStream":"%s",\
    "subscriptionFilters":[],"logEvents":[{"id":"%s","timestamp":%d,"message":"%s"}]}\
    """
        .formatted(owner, group, stream, id, timestamp, message);
  }
}
