package io.github.firehoselogs.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.metadata.IcebergTable;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.given.FrameReader;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFrameTest {
  private static final int MAX_BYTES = 1 << 20;

  private static final String VERSION_1_FRAME =
      "8f464401010236dd585063622b06e7683660dd9f6898c49201cc5f4c4646c89619432d3332b23234"
          + "06b6c8a2b09aa4707825d0bb00";

  private static final String VERSION_2_FRAME =
      "8f4644020007359daf0f6364c900e6282623231650f661055618f18688623edc31c80fe80900";

  private final DocumentEncoder encoder = new DocumentEncoder();
  private final DocumentDecoder decoder = new DocumentDecoder(MAX_BYTES);

  @AfterEach
  void close() {
    encoder.close();
    decoder.close();
  }

  @Test
  void version1IsReadForEver() throws Exception {
    byte[] frame = HexFormat.of().parseHex(VERSION_1_FRAME);
    FinishedDocument document = decoder.decode(frame);
    assertEquals(
        "{\"Time\":\"2023-11-14T22:13:20Z\",\"Statement\":\"SELECT é\"}\n", text(document));
    assertEquals("{stream=i-0a1b, hour=22}", document.metadata().partitionKeys().toString());
    assertEquals(258, DocumentFrame.rounds(frame));
  }

  @Test
  void version2IsReadForEver() throws Exception {
    byte[] frame = HexFormat.of().parseHex(VERSION_2_FRAME);
    FinishedDocument document = decoder.decode(frame);
    assertEquals("{\"level\":\"WARN\"}\n", text(document));
    assertEquals("{hour=22}", document.metadata().partitionKeys().toString());
    assertEquals(
        Optional.of(new IcebergTable("logs", "app_1")), document.metadata().icebergTable());
    assertEquals(7, DocumentFrame.rounds(frame));
  }

  @Test
  void dictionaryOfVersion1NeverChanges() {
    CRC32 crc = new CRC32();
    crc.update(DocumentFrame.dictionary());
    assertEquals(0x796b4e4eL, crc.getValue());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 70_000, MAX_BYTES - 1})
  void anyLengthIsReadAgain(int bytes) throws Exception {
    byte[] data = new byte[bytes];
    new Random(bytes).nextBytes(data);
    byte[] frame = encoder.encode(RecordMetadata.NONE, data, 0, bytes, 1);
    assertArrayEquals(data, decoder.decode(frame).data());
  }

  @Test
  void contentBeyondTheLimitIsRefused() {
    byte[] frame = encoder.encode(RecordMetadata.NONE, new byte[MAX_BYTES], 0, MAX_BYTES, 1);
    assertEquals("finished document: more than 1048576 bytes once inflated", refusal(frame));
  }

  @Test
  void randomDocumentsAreReadByBothReaders() throws Exception {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      Map<String, String> keys = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        keys.put("key" + i, anyText(random, 200));
      }
      byte[] data = ("?" + anyText(random, 3000) + "?").getBytes(UTF_8);
      int rounds = 1 + random.nextInt(DocumentFrame.MAX_ROUNDS);
      Optional<IcebergTable> table =
          random.nextBoolean()
              ? Optional.empty()
              : Optional.of(new IcebergTable(anyText(random, 252), anyText(random, 255)));
      RecordMetadata metadata = new RecordMetadata(keys, table);
      byte[] frame = encoder.encode(metadata, data, 1, data.length - 1, rounds);

      FinishedDocument document = decoder.decode(frame);
      FrameReader.Frame read = FrameReader.read(frame);
      String expected = new String(data, 1, data.length - 2, UTF_8);
      assertEquals(expected, text(document), "seed " + seed);
      assertEquals(expected, read.document(), "seed " + seed);
      assertEquals(
          List.copyOf(keys.entrySet()),
          List.copyOf(document.metadata().partitionKeys().entrySet()));
      assertEquals(List.copyOf(keys.entrySet()), List.copyOf(read.partitionKeys().entrySet()));
      assertEquals(table, document.metadata().icebergTable());
      assertEquals(table, read.icebergTable());
      assertEquals(table.isPresent() ? 2 : 1, read.version());
      assertEquals(rounds, DocumentFrame.rounds(frame));
      assertEquals(rounds, read.rounds());
    }
  }

  @Test
  void otherRoundsChangeTwoBytesOnly() throws Exception {
    byte[] frame = frame("document");
    byte[] again = DocumentFrame.withRounds(frame, 65_535);
    assertEquals(65_535, DocumentFrame.rounds(again));
    assertEquals("document", text(decoder.decode(again)));
    assertArrayEquals(
        Arrays.copyOfRange(frame, 6, frame.length), Arrays.copyOfRange(again, 6, again.length));
    assertEquals(1, DocumentFrame.rounds(frame));
  }

  @Test
  void unknownVersionIsRefusedClearly() {
    byte[] frame = frame("document");
    frame[3] = 3;
    assertTrue(DocumentFrame.startsFrame(frame));
    assertEquals(
        "finished document: version 3, expected 1 or 2: a newer version of this function wrote it,"
            + " deploy that again",
        refusal(frame));
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] frame = frame("{\"Statement\":\"SELECT 1\"}");
    for (int length = 3; length < frame.length; length++) {
      byte[] truncated = Arrays.copyOf(frame, length);
      assertThrows(UnreadableDocumentException.class, () -> decoder.decode(truncated));
    }
    assertEquals(
        "finished document: 1 bytes after its end",
        refusal(Arrays.copyOf(frame, frame.length + 1)));
  }

  @Test
  void noDamagedDocumentIsDelivered() throws Exception {
    String document = "{\"Statement\":\"SELECT id FROM orders WHERE customer = '6cdb1637'\"}";
    byte[] frame = frame(document);
    for (int bit = 6 * 8; bit < frame.length * 8; bit++) {
      byte[] damaged = frame.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertEquals(document, text(decoder.decode(damaged)), "bit " + bit);
      } catch (UnreadableDocumentException e) {
        assertFalse(e.reason().contains("orders"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1f8b08", "7b22", "8f46", "4834734941", "efbbbf7b", "f3899ac2"})
  void otherDataAreNoFrame(String hex) {
    assertFalse(DocumentFrame.startsFrame(HexFormat.of().parseHex(hex)));
  }

  private byte[] frame(String document) {
    byte[] data = document.getBytes(UTF_8);
    return encoder.encode(RecordMetadata.NONE, data, 0, data.length, 1);
  }

  private String refusal(byte[] frame) {
    return assertThrows(UnreadableDocumentException.class, () -> decoder.decode(frame)).reason();
  }

  private static String text(FinishedDocument document) {
    return new String(document.data(), UTF_8);
  }

  private static String anyText(Random random, int maxChars) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxChars); i > 0; i--) {
      text.append("{\"a\":1}é日😀 \n\\".charAt(random.nextInt(7)));
    }
    return text.toString();
  }
}
