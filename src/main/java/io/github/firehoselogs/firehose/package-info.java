/// Firehose's two messages: the event that it sends, and the response that it receives, whose exact
/// size is known before it is written.
@NullMarked
package io.github.firehoselogs.firehose;

import org.jspecify.annotations.NullMarked;
