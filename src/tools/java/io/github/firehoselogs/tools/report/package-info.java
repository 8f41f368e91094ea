/// The report of a local run: for a terminal, and as a page of HTML.
@NullMarked
package io.github.firehoselogs.tools.report;

import org.jspecify.annotations.NullMarked;
