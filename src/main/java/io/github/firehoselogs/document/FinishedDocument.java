package io.github.firehoselogs.document;

import io.github.firehoselogs.metadata.RecordMetadata;

/// What one log event became: the bytes that the destination receives, and the metadata of the
/// record that delivers them. The array is not copied.
public record FinishedDocument(RecordMetadata metadata, byte[] data) {}
