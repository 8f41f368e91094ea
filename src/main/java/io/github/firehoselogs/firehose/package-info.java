/// Firehose's two messages: the event in, the response out, and the exact size of the response.
@NullMarked
package io.github.firehoselogs.firehose;

import org.jspecify.annotations.NullMarked;
