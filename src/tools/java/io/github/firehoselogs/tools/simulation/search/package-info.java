/// OpenSearch as the function sees it when it indexes documents itself: a node with durable indexes
/// and the faults of a scenario, on the virtual clock of the invocation.
@NullMarked
package io.github.firehoselogs.tools.simulation.search;

import org.jspecify.annotations.NullMarked;
