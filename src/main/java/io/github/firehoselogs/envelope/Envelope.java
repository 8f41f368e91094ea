package io.github.firehoselogs.envelope;

import java.util.List;

/// One data message of CloudWatch Logs, the source of its log events. Fields have AWS's names; a
/// field that is missing or not a string is empty.
///
/// The offsets divide its JSON, so that an envelope for some of its events can keep the bytes
/// around them, unknown fields included:
///
/// ```
/// {"messageType":"DATA_MESSAGE", … ,"logEvents":[ {…},{…} ], …  }
/// ^ from                                        ^ eventsFrom ^ eventsTo
///                                                               ^ to (after the last brace)
/// ```
///
/// `endIndex` is the exclusive end of its events in the record's [LogEvents].
record Envelope(
    String owner,
    String logGroup,
    String logStream,
    List<String> subscriptionFilters,
    int from,
    int eventsFrom,
    int eventsTo,
    int to,
    int endIndex) {}
