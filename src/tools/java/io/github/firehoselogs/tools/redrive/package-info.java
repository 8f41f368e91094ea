/// Puts failed records back into their stream.
///
/// ```
/// source -> FailureLines -> Judge -> Batch -> the function's Reingester -> JournaledStream -> stream
/// files, S3    a line      the function,   |        20 attempts,             Pace, Journal
///              a record    tried locally   |       full jitter
/// ```
@NullMarked
package io.github.firehoselogs.tools.redrive;

import org.jspecify.annotations.NullMarked;
