/// Compares a template and its deployments with the tables in `src/test/resources/template/`, which
/// were written from the specification and not from the template. The entry point is
/// [Checks][io.github.firehoselogs.template.check.Checks].
@NullMarked
package io.github.firehoselogs.template.check;

import org.jspecify.annotations.NullMarked;
