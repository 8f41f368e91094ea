package io.github.firehoselogs.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.firehoselogs.document.DocumentDecoder;
import io.github.firehoselogs.document.DocumentEncoder;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.document.FinishedDocument;
import io.github.firehoselogs.document.UnreadableDocumentException;
import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.given.FrameReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// The frames of finished documents: any bytes are read or refused, nothing else; what is read is
/// what another reader reads, and any document survives its frame.
class DocumentFuzzTest {
  private static final int MAX_BYTES = 1 << 20;

  static Stream<byte[]> seeds() {
    String json = "{\"Time\":\"2023-11-14T22:13:20Z\",\"Statement\":\"SELECT \u00e9\"}\n";
    byte[] newer = frame(json, Map.of("key", "value"));
    newer[3] = 3;
    return Stream.of(
        frame(json, Map.of()), frame("", Map.of("key", "")), newer, json.getBytes(UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void isReadOrRefused(byte[] data) throws IOException, UnreadableDocumentException {
    isRead(data);
    survives(data);
  }

  private static void isRead(byte[] data) throws IOException {
    if (!DocumentFrame.startsFrame(data)) {
      return;
    }
    try (DocumentDecoder decoder = new DocumentDecoder(MAX_BYTES)) {
      FinishedDocument document = decoder.decode(data);
      FrameReader.Frame read = FrameReader.read(data);
      assertEquals(read.document(), new String(document.data(), UTF_8));
      assertEquals(
          List.copyOf(read.partitionKeys().entrySet()),
          List.copyOf(document.metadata().partitionKeys().entrySet()));
      assertEquals(read.icebergTable(), document.metadata().icebergTable());
      assertTrue(document.data().length <= MAX_BYTES);
    } catch (UnreadableDocumentException _) {
      // Refused.
    }
  }

  /// Asserts that the frame of any document is read again, with keys that are taken from it.
  private static void survives(byte[] data) throws UnreadableDocumentException {
    String text = new String(data, UTF_8);
    Map<String, String> keys = text.length() % 2 == 0 ? Map.of() : Map.of("key", text);
    try (DocumentEncoder encoder = new DocumentEncoder();
        DocumentDecoder decoder = new DocumentDecoder(8 * MAX_BYTES)) {
      Optional<IcebergTable> table =
          text.length() % 3 == 0 ? Optional.empty() : Optional.of(new IcebergTable("logs", text));
      RecordMetadata metadata = new RecordMetadata(keys, table);
      byte[] frame = encoder.encode(metadata, data, 0, data.length, 1 + data.length % 7);
      FinishedDocument document = decoder.decode(DocumentFrame.withRounds(frame, 9));
      assertArrayEquals(data, document.data());
      assertEquals(metadata, document.metadata());
      assertEquals(1 + data.length % 7, DocumentFrame.rounds(frame));
    }
  }

  private static byte[] frame(String document, Map<String, String> keys) {
    try (DocumentEncoder encoder = new DocumentEncoder()) {
      byte[] data = document.getBytes(UTF_8);
      RecordMetadata metadata = new RecordMetadata(keys, Optional.empty());
      return encoder.encode(metadata, data, 0, data.length, 1);
    }
  }
}
