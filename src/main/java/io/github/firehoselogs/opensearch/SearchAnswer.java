package io.github.firehoselogs.opensearch;

import java.time.Duration;

/// An answer over HTTP. `retryAfter` is the delay that its header asks for, zero if it asks for
/// none. The body is not copied.
public record SearchAnswer(int status, Duration retryAfter, byte[] body) {}
