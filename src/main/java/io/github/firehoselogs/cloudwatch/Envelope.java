package io.github.firehoselogs.cloudwatch;

import java.util.List;

/// One data message of CloudWatch Logs: where its log events come from. Fields are named as AWS
/// spells them; one that is missing or not a string is empty.
///
/// The offsets divide its JSON, so that an envelope for some of its events is the same bytes around
/// them, with every field that we do not know:
///
/// ```
/// {"messageType":"DATA_MESSAGE", … ,"logEvents":[ {…},{…} ], …  }
/// ^ from                                        ^ eventsFrom ^ eventsTo
///                                                               ^ to (behind the last brace)
/// ```
///
/// `endIndex` is the index behind its last event in the record's [LogEvents].
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
