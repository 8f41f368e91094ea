package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The minimum work for an event with the JDK: decodes the base64 of each record, inflates the gzip
/// into an array of the right size, and encodes the output. It allocates, parses and writes
/// nothing, and checks no checksum.
final class Floor implements AutoCloseable {
  private static final int GZIP_HEADER_BYTES = 10;

  private final List<byte[]> base64 = new ArrayList<>();
  private final List<byte[]> outputs;
  private final Inflater inflater = new Inflater(true);
  private final byte[] gzip;
  final byte[] json;
  final byte[] encoded;

  Floor(BenchmarkEvent event, List<String> base64OfRecords) throws DataFormatException {
    int gzipBytes = 0;
    int jsonBytes = 0;
    for (String text : base64OfRecords) {
      base64.add(text.getBytes(ISO_8859_1));
      byte[] record = Base64.getDecoder().decode(text);
      gzipBytes = Math.max(gzipBytes, record.length);
      inflater.reset();
      inflater.setInput(record, GZIP_HEADER_BYTES, record.length - GZIP_HEADER_BYTES);
      jsonBytes = Math.max(jsonBytes, inflater.inflate(new byte[1 << 24]));
    }
    outputs = event.outputs();
    gzip = new byte[gzipBytes];
    json = new byte[jsonBytes];
    encoded =
        new byte[outputs.stream().mapToInt(bytes -> bytes.length / 3 * 4 + 4).max().orElse(0)];
  }

  int records() {
    return base64.size();
  }

  /// Does the work, and returns the number of bytes inflated and encoded.
  long run() throws DataFormatException {
    long bytes = 0;
    for (int i = 0; i < base64.size(); i++) {
      bytes += inflate(i) + encode(i);
    }
    return bytes;
  }

  /// Decodes and inflates a record into [#json]. Returns the number of bytes.
  int inflate(int record) throws DataFormatException {
    int gzipBytes = Base64.getDecoder().decode(base64.get(record), gzip);
    inflater.reset();
    inflater.setInput(gzip, GZIP_HEADER_BYTES, gzipBytes - GZIP_HEADER_BYTES);
    return inflater.inflate(json);
  }

  /// Encodes the output of a record into [#encoded]. Returns the number of bytes.
  int encode(int record) {
    return Base64.getEncoder().encode(outputs.get(record), encoded);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
