package io.github.firehoselogs.tools.accept;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The stack to accept. `endpoint` is that of its OpenSearch domain, if the stack does not name it.
/// `events` is about how many log events are sent. `timeout` is how long the log events may take. With `keep`, nothing is removed at the end.
public record AcceptRequest(
    String stack, Optional<URI> endpoint, int events, Duration timeout, boolean keep) {}
