/// A message as its reader sees it: escapes undone, JSON taken apart, and the way from the decoded
/// text back to the bytes that have to be cut.
@NullMarked
package io.github.firehoselogs.redact.decode;

import org.jspecify.annotations.NullMarked;
