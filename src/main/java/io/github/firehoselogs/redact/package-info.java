/// Replaces secrets in the text of an event before any other step reads it.
///
/// The entry point is [Redaction][io.github.firehoselogs.redact.Redaction]. Each preset is a
/// separate small scanner.
@NullMarked
package io.github.firehoselogs.redact;

import org.jspecify.annotations.NullMarked;
