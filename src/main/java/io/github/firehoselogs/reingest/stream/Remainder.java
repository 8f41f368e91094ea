package io.github.firehoselogs.reingest.stream;

/// One envelope or finished document to put back, and its shard key in a Kinesis stream, from 1 to
/// [#MAX_KEY_CHARACTERS] characters. `record` is the index of the input record that it belongs to.
/// `keepsKey` tells whether the key is the record's original one; if not, it may be replaced. The
/// data is not copied.
public record Remainder(int record, byte[] data, String kinesisPartitionKey, boolean keepsKey) {
  /// The maximum length of a shard key in characters.
  /// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecordsRequestEntry.html
  public static final int MAX_KEY_CHARACTERS = 256;

  private static final long HEAP_BYTES_WITHOUT_DATA = 256;

  /// A remainder that keeps its key.
  public Remainder(int record, byte[] data, String kinesisPartitionKey) {
    this(record, data, kinesisPartitionKey, true);
  }

  /// Returns roughly how many bytes of heap it takes until it is put back: its data, and about 250
  /// bytes for the object, its key, and the references in batches, calls and answers.
  public long heapBytes() {
    return data.length + HEAP_BYTES_WITHOUT_DATA;
  }
}
