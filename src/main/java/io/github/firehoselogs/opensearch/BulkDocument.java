package io.github.firehoselogs.opensearch;

/// One action and its document, both lines of `batch`, in the bytes `[from, to)`. `record` is the
/// index of the input record that it belongs to.
record BulkDocument(int record, BulkBatch batch, int from, int to) {}
