/// CloudWatch Logs' envelope. Envelopes are recognized, decompressed and read as log events, and
/// written again for the events that are put back.
///
/// The entry points are [EncodedEnvelope][io.github.firehoselogs.envelope.EncodedEnvelope] for the
/// data of a record, [EnvelopeDecoder][io.github.firehoselogs.envelope.EnvelopeDecoder] to read it and
/// [EnvelopeEncoder][io.github.firehoselogs.envelope.EnvelopeEncoder] to write it.
@NullMarked
package io.github.firehoselogs.envelope;

import org.jspecify.annotations.NullMarked;
