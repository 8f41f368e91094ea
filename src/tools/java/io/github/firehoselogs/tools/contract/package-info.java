/// What Firehose requires of a function's answer, and a check of it.
@NullMarked
package io.github.firehoselogs.tools.contract;

import org.jspecify.annotations.NullMarked;
