/// What must not leave the account is taken out of the text of an event before anything else reads
/// it.
///
/// The door is [Redaction][io.github.firehoselogs.redact.Redaction]; each preset is a small scanner
/// of its own.
@NullMarked
package io.github.firehoselogs.redact;

import org.jspecify.annotations.NullMarked;
