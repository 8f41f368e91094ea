/// Puts envelopes back into their stream: batches within the limits of the stream, and Firehose and
/// Kinesis through one interface. The entry points are
/// [StreamTargets][io.github.firehoselogs.reingest.stream.StreamTargets] and
/// [Reingester][io.github.firehoselogs.reingest.Reingester].
@NullMarked
package io.github.firehoselogs.reingest;

import org.jspecify.annotations.NullMarked;
