/// Watches a local run from outside the function: what each transform matched, what was redacted,
/// and what happened in each invocation.
@NullMarked
package io.github.firehoselogs.tools.observed;

import org.jspecify.annotations.NullMarked;
