/// Decodes a message in which secrets are searched: decodes escapes, splits JSON into its values,
/// and maps each secret in decoded text back to bytes of the message.
@NullMarked
package io.github.firehoselogs.redact.decode;

import org.jspecify.annotations.NullMarked;
