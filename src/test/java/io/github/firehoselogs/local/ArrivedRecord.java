package io.github.firehoselogs.local;

/// One record in the stream: its data, when it arrived in milliseconds since 1970, and its shard
/// key, which only a Kinesis stream passes on. The data are not copied.
record ArrivedRecord(byte[] data, long arrivalMillis, String kinesisPartitionKey) {}
