package io.github.firehoselogs.tools.stream;

/// One record in the stream: its data, when it arrived in milliseconds since 1970, and its shard
/// key, which only a Kinesis stream passes on. The data are not copied.
public record ArrivedRecord(byte[] data, long arrivalMillis, String kinesisPartitionKey) {}
