package io.github.firehoselogs.document;

import java.util.Map;

/// What one log event became: the bytes that the destination receives, and the partition keys of
/// the record that delivers them, in their order. The array is not copied.
public record FinishedDocument(Map<String, String> partitionKeys, byte[] data) {}
