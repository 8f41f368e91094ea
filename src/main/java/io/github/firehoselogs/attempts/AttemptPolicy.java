package io.github.firehoselogs.attempts;

import java.util.function.DoubleSupplier;

/// The maximum number of attempts, which includes the first, the pauses between them, and the
/// timeouts of calls. `random` returns numbers in `[0, 1)`. `random` and `sleeper` are called from
/// several threads.
public record AttemptPolicy(
    int maxAttempts,
    Backoff backoff,
    CallTimeout callTimeout,
    Sleeper sleeper,
    DoubleSupplier random) {}
