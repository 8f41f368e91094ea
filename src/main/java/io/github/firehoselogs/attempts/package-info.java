/// Sends batches to a service with a bounded number of attempts, until a deadline: backoff, growing
/// timeouts, and what to do after each kind of failure.
@NullMarked
package io.github.firehoselogs.attempts;

import org.jspecify.annotations.NullMarked;
