/// Tests the way from log events to documents: sends the function's output to a real OpenSearch
/// node as Firehose does, or lets the function index it there itself, and searches for it.
@NullMarked
package io.github.firehoselogs.searchnode;

import org.jspecify.annotations.NullMarked;
