package io.github.firehoselogs;

import io.github.firehoselogs.document.FinishedDocuments;
import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.envelope.LogEvents;
import io.github.firehoselogs.fit.RecordOutput;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.report.InvocationReport;
import io.github.firehoselogs.route.EventGroups;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Routes;
import java.util.Optional;

/// Transforms the log events of one record after another, each event once.
final class RecordTransform {
  private static final int NONE = -1;

  private final Routes routes;
  private final RecordOutput transformed;
  private final FinishedDocuments documents;
  private final Optional<RecordIndexing> indexing;
  private final InvocationReport report;

  private RecordMetadata firstMetadata = RecordMetadata.NONE;
  private int firstEvent = NONE;

  /// Writes to `transformed`, `documents` and `indexing`, and counts events that are filtered out or
  /// unmatched in `report`.
  RecordTransform(
      Routes routes,
      RecordOutput transformed,
      FinishedDocuments documents,
      Optional<RecordIndexing> indexing,
      InvocationReport report) {
    this.routes = routes;
    this.transformed = transformed;
    this.documents = documents;
    this.indexing = indexing;
    this.report = report;
  }

  /// Transforms all of `logEvents`; returns whether any event has output. If so, the `transformed`
  /// of the constructor contains it, and [#entry] returns its entry.
  boolean transform(LogEvents logEvents) throws UnmatchedEventException {
    Utf8Builder output = transformed.restart();
    EventGroups groups = new EventGroups();
    firstEvent = NONE;
    Route route = routes.defaultRoute();
    int envelopeNumber = NONE;
    for (int i = 0; i < logEvents.size(); i++) {
      LogEventView logEvent = logEvents.at(i);
      if (logEvent.envelopeNumber() != envelopeNumber) {
        envelopeNumber = logEvent.envelopeNumber();
        route = routes.routeFor(logEvent.originalLogGroup(), logEvent.originalLogStream());
      }
      int from = output.length();
      apply(route, i, logEvent, output);
      if (output.length() > from) {
        if (firstEvent == NONE) {
          firstEvent = i;
          firstMetadata = route.metadata(logEvent, output, from);
        } else if (route.grouping().eventsPerRecord() == EventsPerRecord.ONE) {
          documents.add(i, route.metadata(logEvent, output, from), output, from);
        }
        if (indexing.isPresent()) {
          indexing.get().add(route, logEvent, output, from);
        }
        transformed.add(i, groups.groupOf(logEvent, route, output, from));
      }
    }
    return firstEvent != NONE;
  }

  private void apply(Route route, int index, LogEventView logEvent, Utf8Builder output)
      throws UnmatchedEventException {
    switch (route.apply(logEvent, output)) {
      case TRANSFORMED -> {
        // The usual case: nothing to count.
      }
      case FILTERED -> report.countFiltered();
      case UNMATCHED_KEPT, UNMATCHED_DROPPED -> report.countUnmatched(route.transformName());
      case UNMATCHED_FAILED -> {
        report.countUnmatched(route.transformName());
        throw new UnmatchedEventException(index, route.transformName());
      }
    }
  }

  /// Returns the entry of the record `recordId` in the response.
  RecordEntry entry(String recordId, LogEvents logEvents) {
    return new RecordEntry(recordId, firstEvent, firstMetadata, logEvents, routes);
  }
}
