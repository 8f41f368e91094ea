/// Proves that `template.yaml` is as specified: runs all checks for hundreds of combinations of
/// parameters, and shows that they detect every small change of the template.
@NullMarked
package io.github.firehoselogs.template.proof;

import org.jspecify.annotations.NullMarked;
