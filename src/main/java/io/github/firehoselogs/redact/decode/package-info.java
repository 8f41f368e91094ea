/// Decodes a message for the search for secrets: undoes escapes, takes JSON apart, and maps each
/// secret in decoded text back to bytes of the message.
@NullMarked
package io.github.firehoselogs.redact.decode;

import org.jspecify.annotations.NullMarked;
