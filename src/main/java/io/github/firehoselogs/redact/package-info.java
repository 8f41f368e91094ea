/// Replaces secrets in the text of an event before any other step reads it.
///
/// The entry point is [Redaction][io.github.firehoselogs.redact.Redaction]. Each preset is a small
/// scanner of its own.
@NullMarked
package io.github.firehoselogs.redact;

import org.jspecify.annotations.NullMarked;
