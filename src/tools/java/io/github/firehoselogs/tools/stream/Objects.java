package io.github.firehoselogs.tools.stream;

/// The number of objects under a prefix, and their total size.
public record Objects(int count, long bytes) {}
