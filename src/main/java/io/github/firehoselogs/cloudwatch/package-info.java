/// CloudWatch Logs' envelope: recognised, decompressed, its log events found, and written anew for
/// the events that go round again.
///
/// The doors are [EncodedEnvelope][io.github.firehoselogs.cloudwatch.EncodedEnvelope] for what came,
/// [EnvelopeDecoder][io.github.firehoselogs.cloudwatch.EnvelopeDecoder] in and
/// [EnvelopeEncoder][io.github.firehoselogs.cloudwatch.EnvelopeEncoder] out.
@NullMarked
package io.github.firehoselogs.cloudwatch;

import org.jspecify.annotations.NullMarked;
