package io.github.firehoselogs.tools.stream;

/// How many objects there are under a prefix, and their bytes together.
public record Objects(int count, long bytes) {}
