package io.github.firehoselogs.tools.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.metadata.IcebergTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Reads the frame of a finished document with streams of the JDK, independently of the function's
/// own decoder.
public final class FrameReader {
  private FrameReader() {}

  /// A frame, taken apart.
  public record Frame(
      int version,
      int rounds,
      Map<String, String> partitionKeys,
      Optional<IcebergTable> icebergTable,
      String document) {}

  /// Returns what is in `frame`. Throws if anything in it is not as documented.
  public static Frame read(byte[] frame) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      if (in.readUnsignedByte() != 0x8F || in.readByte() != 'F' || in.readByte() != 'D') {
        throw new IOException("no frame");
      }
      int version = in.readUnsignedByte();
      int rounds = in.readUnsignedShort();
      int checksum = in.readInt();
      byte[] content = inflate(in.readAllBytes());
      CRC32 crc = new CRC32();
      crc.update(content);
      if ((int) crc.getValue() != checksum) {
        throw new IOException("CRC-32");
      }
      InputStream rest = new ByteArrayInputStream(content);
      Map<String, String> keys = new LinkedHashMap<>();
      for (int count = varint(rest); count > 0; count--) {
        String name = text(rest);
        keys.put(name, text(rest));
      }
      Optional<IcebergTable> table = version == 2 ? Optional.of(table(rest)) : Optional.empty();
      return new Frame(version, rounds, keys, table, new String(rest.readAllBytes(), UTF_8));
    }
  }

  private static IcebergTable table(InputStream in) throws IOException {
    String database = text(in);
    return new IcebergTable(database, text(in));
  }

  private static byte[] inflate(byte[] deflated) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(DocumentFrame.dictionary());
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), inflater)) {
        in.transferTo(content);
      }
      return content.toByteArray();
    } finally {
      inflater.end();
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(varint(in)), UTF_8);
  }

  private static int varint(InputStream in) throws IOException {
    int value = 0;
    int shift = 0;
    int next;
    do {
      next = in.read();
      value |= (next & 0x7F) << shift;
      shift += 7;
    } while (next > 0x7F);
    return value;
  }
}
