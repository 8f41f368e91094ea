package io.github.firehoselogs.reingest.stream;

/// One envelope to put back: gzip data, and its shard key in a Kinesis stream, 1 to
/// [#MAX_KEY_CHARACTERS] characters. `record` is the index of the input record that it belongs to.
/// `keepsKey` says that the key is the record's original one; if false, any other key would do. The
/// data are not copied.
public record Remainder(int record, byte[] data, String kinesisPartitionKey, boolean keepsKey) {
  /// The longest shard key that Kinesis accepts, in characters.
  /// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecordsRequestEntry.html
  public static final int MAX_KEY_CHARACTERS = 256;

  private static final long HEAP_BYTES_WITHOUT_DATA = 256;

  /// A remainder that keeps its key.
  public Remainder(int record, byte[] data, String kinesisPartitionKey) {
    this(record, data, kinesisPartitionKey, true);
  }

  /// Returns roughly how much heap it takes until it is put back: its data, and some 250 bytes for
  /// the object, its key, and the references in batches, calls and answers.
  public long heapBytes() {
    return data.length + HEAP_BYTES_WITHOUT_DATA;
  }
}
