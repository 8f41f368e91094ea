/// Tests the way from log events to documents: sends the function's output to a real OpenSearch
/// node as Firehose does, and searches for it there.
@NullMarked
package io.github.firehoselogs.searchnode;

import org.jspecify.annotations.NullMarked;
