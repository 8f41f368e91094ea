/// Asks the real function for its answer to a record, without any call over the network.
@NullMarked
package io.github.firehoselogs.tools.trial;

import org.jspecify.annotations.NullMarked;
