/// What the pipelines cost: the quantities that AWS bills, and a comparison of both ways to
/// OpenSearch with a real node.
@NullMarked
package io.github.firehoselogs.tools.cost;

import org.jspecify.annotations.NullMarked;
