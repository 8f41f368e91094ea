package io.github.firehoselogs.tools.stream;

/// One record in the stream: its data, when it arrived in milliseconds since 1970, and its shard
/// key, which is sent only with a Kinesis stream. The data is not copied.
public record ArrivedRecord(byte[] data, long arrivalMillis, String kinesisPartitionKey) {}
